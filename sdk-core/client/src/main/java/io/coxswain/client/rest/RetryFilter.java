package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Sends requests again by a {@link RetryPolicy}. */
record RetryFilter(RetryPolicy policy) implements ExchangeFilter {

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        return policy.maxRetries() == 0
                ? next.exchange(request)
                : Flux.defer(() -> {
                    Tries tries = new Tries(request);
                    return next.exchange(request)
                            .doOnNext(chunk -> tries.begun = true)
                            .retryWhen(tries);
                });
    }

    /** The tries of one subscription. */
    private final class Tries extends Retry {
        private final KubeRequest request;
        private boolean begun;

        Tries(KubeRequest request) {
            this.request = request;
        }

        @Override
        public Publisher<?> generateCompanion(Flux<RetrySignal> failures) {
            return failures.concatMap(failure -> next(failure.failure(), Math.toIntExact(failure.totalRetries())), 1);
        }

        private Mono<Long> next(Throwable failure, int attempt) {
            Duration delay = begun || attempt >= policy.maxRetries() ? null : delay(failure, attempt);
            return delay == null || delay.compareTo(policy.maxDelay()) > 0 ? Mono.error(failure) : Mono.delay(delay);
        }

        private @Nullable Duration delay(Throwable failure, int attempt) {
            if (failure instanceof ApiException refusal) {
                if (request.once()) {
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
}
