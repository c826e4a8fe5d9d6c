package io.coxswain.client;

import io.coxswain.client.rest.FrameTooLargeException;
import io.coxswain.client.rest.Framer;
import io.coxswain.client.rest.ResponseHead;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import org.jspecify.annotations.Nullable;

/** One element, what a server answers when it has deleted an object: the whole body. */
final class DeletionFramer<T> implements Framer<Deletion<T>> {
    private final Codec<T> codec;
    private ContentType form = ContentType.JSON;
    private int position;

    DeletionFramer(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public void head(ResponseHead head) {
        form = head.contentType();
    }

    @Override
    public @Nullable Deletion<T> next(byte[] bytes, int from, int to) {
        if (to - from > DEFAULT_MAX_FRAME) {
            throw new FrameTooLargeException("the answer", DEFAULT_MAX_FRAME);
        }
        position = from;
        return null;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public Deletion<T> end(byte[] bytes, int from, int to) {
        return Deletion.of(codec, form, bytes, from, to);
    }
}
