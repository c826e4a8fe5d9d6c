package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;

/**
 * Cuts a streamed body into frames. It is incremental, does no I/O, and serves one body.
 *
 * <p>It is driven by demand: a buffer is copied when it arrives, and looked through only while frames are taken, so that the
 * next buffer is asked for once the last one has none left:
 *
 * <pre>{@code
 * body.map(framer::append)
 *     .concatWith(Mono.fromSupplier(framer::end))
 *     .concatMapIterable(frames -> frames, 1)
 * }</pre>
 *
 * <p>Frames are taken by one thread at a time and to their end before the next call.
 */
public interface Framer {

    /** Room for any object that Kubernetes stores, several times over. */
    int DEFAULT_MAX_FRAME = 16 << 20;

    /**
     * Takes the next buffer. Its bytes are copied before this returns; it is neither kept, released nor moved.
     *
     * @return the frames that end in it; they are found while iterating, which throws {@link FramingException}s
     */
    Iterable<byte[]> append(ByteBuf chunk);

    /**
     * Takes the end of the body.
     *
     * @return what is left
     * @throws CutOffException if the body ended in the middle
     */
    Iterable<byte[]> end();
}
