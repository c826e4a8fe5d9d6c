package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends requests again by a {@link RetryPolicy}. */
record RetryFilter(RetryPolicy policy) implements ExchangeFilter {

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        return policy.maxRetries() == 0 ? next.exchange(request) : attempt(request, next, 0);
    }

    /** One try, and the next ones if it fails: one that succeeds costs next to nothing. */
    private Flux<ByteBuf> attempt(KubeRequest request, Next next, int number) {
        return Flux.defer(() -> {
            boolean[] begun = {false};
            return next.exchange(request).doOnNext(chunk -> begun[0] = true).onErrorResume(failure -> {
                Duration delay = begun[0] || number >= policy.maxRetries() ? null : delay(request, failure, number);
                return delay == null || delay.compareTo(policy.maxDelay()) > 0
                        ? Flux.error(failure)
                        : Mono.delay(delay).thenMany(attempt(request, next, number + 1));
            });
        });
    }

    private @Nullable Duration delay(KubeRequest request, Throwable failure, int attempt) {
        if (failure instanceof ApiException refusal) {
            if (request.noRetryOnRefusal()) {
                return null;
            }
            Duration asked = refusal.retryAfter();
            if (asked != null && (refusal.code() == 429 || refusal.code() == 503)) {
                return asked;
            }
            boolean passing = refusal.code() == 429 || refusal.code() >= 500;
            return passing && request.verb().reads() ? policy.backoff().delay(attempt) : null;
        }
        if (failure instanceof TransportException lost && !lost.isLasting()) {
            return request.verb().reads() || !lost.sent() ? policy.backoff().delay(attempt) : null;
        }
        return null;
    }
}
