package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The elements of one body, taken by demand: a buffer is copied when it arrives, because it is gone right after that, and looked
 * through only while elements are taken.
 */
final class FrameStream<T> implements Iterator<T> {
    private final Framer<T> framer;
    private final FrameBuffer buffer = new FrameBuffer();
    private final Idle idle = new Idle();
    private @Nullable T next;

    FrameStream(Framer<T> framer) {
        this.framer = framer;
    }

    Flux<T> of(Flux<ByteBuf> body) {
        return body.map(this::append).concatWith(Mono.fromSupplier(this::end)).concatMapIterable(found -> found, 1);
    }

    /** The same, of a stream, which shall know whether its subscriber waits. */
    Flux<T> ofStream(Flux<ByteBuf> body) {
        return of(body.contextWrite(idle::addTo)).doOnRequest(idle::wanted);
    }

    Iterable<T> append(ByteBuf chunk) {
        buffer.append(chunk);
        return () -> this;
    }

    Iterable<T> end() {
        T last = framer.end(buffer.bytes, buffer.from, buffer.to);
        return last == null ? List.of() : List.of(last);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = framer.next(buffer.bytes, buffer.from, buffer.to);
            buffer.skip(framer.position());
        }
        return next != null;
    }

    @Override
    public T next() {
        T element = hasNext() ? next : null;
        if (element == null) {
            throw new NoSuchElementException();
        }
        next = null;
        idle.delivered();
        return element;
    }
}
