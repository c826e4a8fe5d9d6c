package io.coxswain.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * A set of fields, as managedFields say which of an object somebody manages; kept as its JSON.
 *
 * <pre>{@code
 * FieldsV1.of("{\"f:spec\": {\"f:replicas\": {}}}");
 * }</pre>
 */
public final class FieldsV1 {
    private final byte[] json;

    private FieldsV1(byte[] json) {
        this.json = json;
    }

    /**
     * Keeps JSON as it is written.
     *
     * @throws IllegalArgumentException if it is not well-formed JSON, or not an object
     */
    public static FieldsV1 of(String json) {
        return new FieldsV1(RawJson.object(json));
    }

    /**
     * A copy of JSON in UTF-8.
     *
     * @throws IllegalArgumentException if it is not well-formed JSON, or not an object
     */
    public static FieldsV1 ofJson(byte[] json) {
        return of(RawJson.text(json));
    }

    /**
     * For codecs: takes ownership of the array, unchecked. It must be well-formed JSON of one object, in UTF-8, and may
     * not change any more.
     */
    public static FieldsV1 ofTrusted(byte[] json) {
        return new FieldsV1(json);
    }

    /** A copy of the JSON, in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    /** By bytes, but for blanks between tokens: two that mean the same in another order or notation are not equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldsV1 that && RawJson.equal(json, that.json);
    }

    @Override
    public int hashCode() {
        return RawJson.hash(json);
    }

    /** The JSON. */
    @Override
    public String toString() {
        return new String(json, UTF_8);
    }
}
