package io.coxswain.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Any JSON value, null too, kept as it came: defaults and examples in the schema of a CustomResourceDefinition.
 *
 * <pre>{@code
 * Json.of("[1, \"two\", null]");
 * Json.of("\"a string needs its quotes\"");
 * }</pre>
 */
public final class Json {
    private final byte[] json;

    private Json(byte[] json) {
        this.json = json;
    }

    /**
     * Keeps JSON as it is written.
     *
     * @throws IllegalArgumentException if it is not well-formed JSON
     */
    public static Json of(String json) {
        return new Json(RawJson.value(json));
    }

    /**
     * A copy of JSON in UTF-8.
     *
     * @throws IllegalArgumentException if it is not well-formed JSON
     */
    public static Json ofJson(byte[] json) {
        return of(RawJson.text(json));
    }

    /**
     * For codecs: takes ownership of the array, unchecked. It must be well-formed JSON of one value, in UTF-8, and may
     * not change any more.
     */
    public static Json ofTrusted(byte[] json) {
        return new Json(json);
    }

    /** A copy of the JSON, in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    /** By bytes, but for blanks between tokens: two that mean the same in another order or notation are not equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json that && RawJson.equal(json, that.json);
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
