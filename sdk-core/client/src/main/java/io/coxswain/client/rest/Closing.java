package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The end of a client, which ends whatever is under way: an exchange may be waiting for a pause, its turn or its credentials, and
 * would send its request afterwards.
 */
final class Closing {
    private static final String CLOSED = "the client is closed";

    private final Set<MonoSink<IllegalStateException>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    boolean isClosed() {
        return closed;
    }

    static IllegalStateException refusal() {
        return new IllegalStateException(CLOSED);
    }

    /** The exchange, which fails when the client closes. */
    Flux<ByteBuf> endsWithClient(KubeRequest request, Flux<ByteBuf> exchange) {
        // Where it stood by then is not known: it may have been sent.
        return EndedBy.failure(
                Mono.<IllegalStateException>create(this::register).map(e -> new TransportException(request, true, e)),
                exchange);
    }

    private void register(MonoSink<IllegalStateException> exchange) {
        underWay.add(exchange);
        exchange.onDispose(() -> underWay.remove(exchange));
        if (closed) {
            exchange.success(refusal());
        }
    }

    void close() {
        closed = true;
        underWay.forEach(exchange -> exchange.success(refusal()));
    }
}
