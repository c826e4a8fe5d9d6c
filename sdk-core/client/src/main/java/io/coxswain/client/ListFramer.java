package io.coxswain.client;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.Framer;
import io.coxswain.client.rest.ResponseHead;
import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.ListReader;
import io.coxswain.model.codec.UndecodableObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the items of one list, in the form that the answer's head names; what is left of the list is known at its end. */
final class ListFramer<T> implements Framer<ListEvent<T>> {
    private final Codec<T> codec;
    private final DecodeOptions options;
    private ListReader<T> reader;
    private @Nullable KubeList<T> list;

    ListFramer(Codec<T> codec, DecodeOptions options) {
        this.codec = codec;
        this.options = options;
        this.reader = reader(ContentType.JSON);
    }

    private ListReader<T> reader(ContentType form) {
        return ListReader.of(form, codec, options, DEFAULT_MAX_FRAME);
    }

    @Override
    public void head(ResponseHead head) {
        reader = reader(head.contentType());
    }

    @Override
    public @Nullable ListEvent<T> next(byte[] bytes, int from, int to) {
        if (!reader.next(bytes, from, to)) {
            return null;
        }
        T item = reader.item();
        UndecodableObject bad = reader.undecodable();
        return bad == null ? new ListEvent.Item<>(Objects.requireNonNull(item)) : new ListEvent.Undecodable<>(bad);
    }

    @Override
    public int position() {
        return reader.position();
    }

    @Override
    public @Nullable ListEvent<T> end(byte[] bytes, int from, int to) {
        try {
            list = reader.end();
            return null;
        } catch (DecodingException e) {
            throw e.isTruncated() ? new CutOffException("the list ended in the middle: list again") : e;
        }
    }

    /** The object of an item; what cannot be read is an error. */
    static <T> T object(ListEvent<T> event) {
        if (event instanceof ListEvent.Item<T> item) {
            return item.object();
        }
        throw ((ListEvent.Undecodable<T>) event).object().error();
    }

    /** The list without its items, once the body has ended. */
    KubeList<T> list() {
        return Objects.requireNonNull(list, "the list has not ended yet");
    }
}
