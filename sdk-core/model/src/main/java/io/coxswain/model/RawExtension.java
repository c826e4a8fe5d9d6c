package io.coxswain.model;

import org.jspecify.annotations.Nullable;

/**
 * An object of a kind that is not known here, kept as the JSON it came in: what {@code runtime.RawExtension} is to
 * Kubernetes.
 *
 * <pre>{@code
 * RawExtension.of("{\"replicas\": 3}");
 * }</pre>
 */
public final class RawExtension {
    private final byte[] json;

    private RawExtension(byte[] json) {
        this.json = json;
    }

    /**
     * Keeps JSON as it is written.
     *
     * @throws IllegalArgumentException if it is not well-formed JSON, or not an object
     */
    public static RawExtension of(String json) {
        return new RawExtension(RawJson.object(json));
    }

    /**
     * A copy of JSON in UTF-8.
     *
     * @throws IllegalArgumentException if it is not well-formed JSON, or not an object
     */
    public static RawExtension ofJson(byte[] json) {
        return of(RawJson.text(json));
    }

    /**
     * For codecs: takes ownership of the array, unchecked. It must be well-formed JSON of one object, in UTF-8, and may
     * not change any more.
     */
    public static RawExtension ofTrusted(byte[] json) {
        return new RawExtension(json);
    }

    /** A copy of the JSON, in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    /** By bytes, but for blanks between tokens: two that mean the same in another order or notation are not equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawExtension that && RawJson.equal(json, that.json);
    }

    @Override
    public int hashCode() {
        return RawJson.hash(json);
    }

    /** How much it is; not the JSON, which may be that of a Secret. */
    @Override
    public String toString() {
        return "RawExtension{" + json.length + " bytes}";
    }
}
