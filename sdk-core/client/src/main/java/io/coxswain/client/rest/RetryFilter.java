package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends requests again by a {@link RetryPolicy}. */
record RetryFilter(RetryPolicy policy) implements ExchangeFilter {

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        return policy.maxRetries() == 0 ? next.exchange(request) : Flux.defer(() -> attempt(request, next, 0, now()));
    }

    /** One try, and the next ones if it fails: one that succeeds costs next to nothing. */
    private Flux<ByteBuf> attempt(KubeRequest request, Next next, int number, long begin) {
        return Flux.defer(() -> {
            boolean[] begun = {false};
            return next.exchange(request).doOnNext(chunk -> begun[0] = true).onErrorResume(failure -> {
                Duration delay = begun[0] || number >= policy.maxRetries()
                        ? null
                        : delay(request, failure, number, now() - begin);
                return delay == null || delay.compareTo(policy.maxDelay()) > 0
                        ? Flux.error(failure)
                        : Mono.delay(delay).thenMany(attempt(request, next, number + 1, begin));
            });
        });
    }

    private static long now() {
        return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
    }

    private @Nullable Duration delay(KubeRequest request, Throwable failure, int attempt, long passed) {
        if (failure instanceof ApiException refusal) {
            Duration asked = refusal.retryAfter();
            if (!request.noRetryOnRefusal() && asked != null && (refusal.code() == 429 || refusal.code() == 503)) {
                return asked;
            }
        }
        if (!isPassing(request, failure)) {
            return null;
        }
        Duration pause = policy.backoff().delay(attempt);
        return pause.plusMillis(passed).compareTo(policy.maxTime()) > 0 ? null : pause;
    }

    private static boolean isPassing(KubeRequest request, Throwable failure) {
        if (failure instanceof ApiException refusal) {
            boolean passing = refusal.code() == 429 || refusal.code() >= 500;
            return passing && !request.noRetryOnRefusal() && request.verb().reads();
        }
        return failure instanceof TransportException lost
                && !lost.isLasting()
                && (request.verb().reads() || !lost.sent());
    }
}
