package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;

/**
 * A step around every exchange: one function, which may change the request, send it again, observe the answer, or fail.
 *
 * <pre>{@code
 * ExchangeFilter timed = (request, next) -> Flux.defer(() -> {
 *     long begin = System.nanoTime();
 *     return next.exchange(request).doFinally(signal -> record(request, System.nanoTime() - begin));
 * });
 * }</pre>
 *
 * <p>What comes back is the body of a successful answer; every other answer is an {@link ApiException} already. A buffer is
 * valid within {@code onNext} only and is released right after it: a filter may look at it but not keep it, queue it or move
 * it to another thread. Who needs the head of the answer says so:
 *
 * <pre>{@code
 * ExchangeFilter warned = (request, next) ->
 *         next.exchange(request, head -> head.headers("Warning").forEach(this::warn));
 * }</pre>
 */
@FunctionalInterface
public interface ExchangeFilter {

    /** Sends the request, or another one, by way of {@code next}. */
    Flux<ByteBuf> filter(KubeRequest request, Next next);

    /** The rest of the way to the server. */
    @FunctionalInterface
    interface Next {

        /** The body of the answer. Nothing is sent before it is subscribed to, and each subscription sends the request again. */
        default Flux<ByteBuf> exchange(KubeRequest request) {
            return exchange(request, head -> {});
        }

        /**
         * The body of the answer, whose head is shown first.
         *
         * @param onHead called once for every answer, refusals too, before anything else of it comes; it may not block, and what it
         *     throws ends the exchange
         */
        Flux<ByteBuf> exchange(KubeRequest request, Consumer<ResponseHead> onHead);
    }
}
