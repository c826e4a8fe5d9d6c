package io.coxswain.model.codec;

import java.util.List;

/** The codec of lists that are elements themselves; protobuf carries each in a message of its own. */
final class ListCodec<E> extends Codec<List<E>> {
    private final Codec<E> element;

    ListCodec(Codec<E> element) {
        this.element = element;
    }

    @Override
    public List<E> read(JsonReader in) {
        return Values.list(in.list(element));
    }

    @Override
    public void write(JsonWriter out, List<E> value) {
        out.beginList();
        for (E e : value) {
            element.write(out, e);
        }
        out.endList();
    }

    @Override
    public List<E> read(ProtoReader in) {
        E[] elements = null;
        for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
            if (field == 1) {
                elements = in.list(elements, element);
            } else {
                in.keepUnknown();
            }
        }
        // A list has no place for what it does not know.
        in.endMessage();
        return Values.list(elements);
    }

    @Override
    public void write(ProtoWriter out, List<E> value) {
        out.list(1, value.toArray(element.newArray(0)), element);
    }

    @Override
    protected List<E> ofNull() {
        return List.of();
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public List<E>[] newArray(int length) {
        return new List[length];
    }
}
