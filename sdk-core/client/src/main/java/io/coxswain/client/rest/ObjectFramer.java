package io.coxswain.client.rest;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import org.jspecify.annotations.Nullable;

/** One element, the object that the whole body is, in the form that the answer's head names. */
final class ObjectFramer<T> implements Framer<T> {
    private final Codec<T> codec;
    private final DecodeOptions options;
    private final int max;
    private ContentType form = ContentType.JSON;
    private int position;

    ObjectFramer(Codec<T> codec, DecodeOptions options, int max) {
        this.codec = codec;
        this.options = options;
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
        return codec.decode(form, bytes, from, to, options);
    }
}
