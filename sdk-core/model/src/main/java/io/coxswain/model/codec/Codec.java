package io.coxswain.model.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one type. Every generated type has one, as its {@code CODEC}; it may be shared freely.
 *
 * <pre>{@code
 * Pod pod = Pod.CODEC.fromJson(bytes);
 * byte[] json = Pod.CODEC.toJson(pod.with(p -> p.metadata(m -> m.putLabels("seen", "yes"))));
 * }</pre>
 *
 * <p>Fields that the type does not know are kept, at every level, and written back.
 *
 * @param <T> the type read and written
 */
public abstract class Codec<T> {

    private static final int SMALLEST = 128;
    private static final int LARGEST_HINT = 1 << 20;

    /** About how large values of this type become; a race only makes it a worse guess. */
    private int sizeHint = SMALLEST;

    /** For generated codecs. */
    protected Codec() {}

    /**
     * Reads the value at which the reader stands, which is not null.
     *
     * @throws DecodingException if it is not of this type
     */
    public abstract T read(JsonReader in);

    /** Writes one value. */
    public abstract void write(JsonWriter out, T value);

    /** A new array of this type, for lists. */
    public abstract T[] newArray(int length);

    /**
     * Reads one JSON document.
     *
     * @throws DecodingException if the bytes are not one well-formed document of this type
     */
    public final T fromJson(byte[] json) {
        return fromJson(json, 0, json.length, DecodeOptions.DEFAULT);
    }

    /**
     * Reads the JSON document that lies in a part of an array. The array is not kept and not changed.
     *
     * @param from where the document begins
     * @param to behind its last byte
     * @throws DecodingException if the bytes are not one well-formed document of this type
     */
    public final T fromJson(byte[] json, int from, int to, DecodeOptions options) {
        Objects.checkFromToIndex(from, to, json.length);
        return ByteReader.decode(this, json, from, to, options);
    }

    /** Writes one value as compact JSON, its fields in Kubernetes' order. */
    public final byte[] toJson(T value) {
        byte[] json = ByteWriter.encode(this, Objects.requireNonNull(value, "value"), sizeHint);
        sizeHint = Math.min(json.length + json.length / 8 + SMALLEST, LARGEST_HINT);
        return json;
    }

    /** One line of YAML-like text for people: long strings are cut, and what is secret is left out. */
    public final String toText(@Nullable T value) {
        return value == null ? "null" : TextWriter.text(this, value);
    }
}
