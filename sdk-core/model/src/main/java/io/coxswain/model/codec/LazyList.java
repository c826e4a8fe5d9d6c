package io.coxswain.model.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list that is kept as the bytes it came in until somebody looks at it: {@code managedFields} are half of many an object,
 * and few programs read them.
 *
 * @param <E> the element
 */
public final class LazyList<E> {
    private final Codec<E> codec;
    private final byte @Nullable [] json;
    private final byte @Nullable [] proto;

    /** Written by whoever looks first; two who race compute equal lists. */
    private @Nullable List<E> elements;

    private LazyList(Codec<E> codec, byte @Nullable [] json, byte @Nullable [] proto, @Nullable List<E> elements) {
        this.codec = codec;
        this.json = json;
        this.proto = proto;
        this.elements = elements;
    }

    /** Takes the array over. */
    static <E> LazyList<E> ofJson(Codec<E> codec, byte[] json) {
        return new LazyList<>(codec, json, null, null);
    }

    /** Takes the array over, which holds whole fields one behind the other. */
    static <E> LazyList<E> ofProto(Codec<E> codec, byte[] proto) {
        return new LazyList<>(codec, null, proto, null);
    }

    /** This list and another one behind it, both of whole protobuf fields. */
    LazyList<E> plus(LazyList<E> more) {
        byte[] first = Objects.requireNonNull(proto);
        byte[] second = Objects.requireNonNull(more.proto);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return ofProto(codec, both);
    }

    /** A list that is there already. */
    public static <E> LazyList<E> of(Codec<E> codec, List<E> elements) {
        return new LazyList<>(codec, null, null, List.copyOf(elements));
    }

    /** A list with more elements behind those that it has. */
    public static <E> LazyList<E> append(@Nullable LazyList<E> list, Codec<E> codec, List<E> more) {
        List<E> all = new ArrayList<>(list == null ? List.of() : list.elements());
        all.addAll(more);
        return of(codec, all);
    }

    /**
     * The elements, unmodifiable.
     *
     * @throws DecodingException if the bytes turn out not to be such a list
     */
    public List<E> elements() {
        List<E> known = elements;
        if (known == null) {
            known = json == null
                    ? ofProto(Objects.requireNonNull(proto))
                    : Scalars.listOf(codec).fromJson(json);
            elements = known;
        }
        return known;
    }

    private List<E> ofProto(byte[] fields) {
        ProtoReader in = new ProtoReader(fields, 0, fields.length, DecodeOptions.DEFAULT);
        in.nextField();
        return Values.list(in.list(null, codec));
    }

    /** How many bytes it is kept as. */
    int size() {
        return json != null ? json.length : proto != null ? proto.length : 0;
    }

    byte @Nullable [] json() {
        return json;
    }

    byte @Nullable [] proto() {
        return proto;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof LazyList<?> that)) {
            return false;
        }
        return (json != null && Arrays.equals(json, that.json))
                || (proto != null && Arrays.equals(proto, that.proto))
                || elements().equals(that.elements());
    }

    @Override
    public int hashCode() {
        return elements().hashCode();
    }

    @Override
    public String toString() {
        return elements().toString();
    }
}
