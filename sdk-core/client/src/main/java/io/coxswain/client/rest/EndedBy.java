package io.coxswain.client.rest;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends a stream by a failure from elsewhere: cancels it first, and then fails. */
final class EndedBy {
    private EndedBy() {}

    /**
     * The stream, until there is a failure. An error as the end of {@link Flux#takeUntilOther} would leave the stream running, unseen:
     * it would go on sending requests.
     */
    static <T> Flux<T> failure(Mono<? extends Exception> failure, Flux<T> stream) {
        return Flux.defer(() -> {
            AtomicReference<@Nullable Exception> seen = new AtomicReference<>();
            return stream.takeUntilOther(failure.doOnNext(seen::set)).concatWith(Mono.defer(() -> {
                Exception cause = seen.get();
                return cause == null ? Mono.empty() : Mono.error(cause);
            }));
        });
    }
}
