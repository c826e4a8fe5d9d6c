package io.coxswain.client.rest;

import org.jspecify.annotations.Nullable;

/**
 * Finds the elements of a streamed body: lines, objects, events. It is incremental, does no I/O, holds no bytes, and serves one
 * body.
 *
 * <p>It is driven by demand: it looks for an element when one is asked for, and the next part of the body is read once the last one
 * has none left. It is used by one thread at a time.
 *
 * @param <T> what the body is made of
 */
public interface Framer<T> {

    /** Room for any object that Kubernetes stores, several times over. */
    int DEFAULT_MAX_FRAME = 16 << 20;

    /** Takes the head of the answer, which comes before its body. If the request is sent again, another one follows. */
    default void head(ResponseHead head) {}

    /**
     * Finds the next element in these bytes: those that the last call has left, and perhaps more behind them. Neither are they
     * changed, nor is the array kept.
     *
     * @return null if it takes more bytes
     * @throws FramingException if there can be no element here
     */
    @Nullable
    T next(byte[] bytes, int from, int to);

    /** Where in the array the last call has come to: what lies before is not shown again. */
    int position();

    /**
     * Takes the end of the body, which has left these bytes.
     *
     * @return the last element, if only the end of the body makes it one
     * @throws CutOffException if the body ended in the middle
     */
    @Nullable
    T end(byte[] bytes, int from, int to);
}
