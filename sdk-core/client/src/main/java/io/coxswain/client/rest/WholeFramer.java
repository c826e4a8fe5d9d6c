package io.coxswain.client.rest;

import io.coxswain.model.codec.ContentType;
import org.jspecify.annotations.Nullable;

/** One element, the whole body. */
final class WholeFramer<T> implements Framer<T> {
    private final BodyReader<T> reader;
    private final int max;
    private ContentType form = ContentType.JSON;
    private int position;

    WholeFramer(BodyReader<T> reader, int max) {
        this.reader = reader;
        this.max = max;
    }

    @Override
    public void head(ResponseHead head) {
        form = head.contentType();
    }

    @Override
    public @Nullable T next(byte[] bytes, int from, int to) {
        if (to - from > max) {
            throw new FrameTooLargeException("the answer", max);
        }
        position = from;
        return null;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public T end(byte[] bytes, int from, int to) {
        return reader.read(form, bytes, from, to);
    }
}
