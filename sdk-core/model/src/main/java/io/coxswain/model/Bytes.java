package io.coxswain.model;

import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that do not change, such as a value of a Secret. In JSON they are base64.
 *
 * <p>{@link #toString} tells only how many there are, since they may be secret; so do all errors.
 */
public final class Bytes {
    /** None. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of the array. */
    public static Bytes of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** A copy of a part of the array. */
    public static Bytes of(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * A text as UTF-8.
     *
     * @throws IllegalArgumentException if half of a surrogate pair is missing, which UTF-8 cannot say
     */
    public static Bytes ofUtf8(String text) {
        return new Bytes(Utf8.encode(text));
    }

    /**
     * Reads base64 as Kubernetes does: the standard alphabet, padded, line breaks ignored.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Bytes ofBase64(String base64) {
        boolean broken = base64.indexOf('\n') >= 0 || base64.indexOf('\r') >= 0;
        String line = broken ? base64.replace("\n", "").replace("\r", "") : base64;
        // Java would do without the padding.
        if (line.length() % 4 != 0) {
            throw notBase64(null);
        }
        try {
            return line.isEmpty() ? EMPTY : new Bytes(Base64.getDecoder().decode(line));
        } catch (IllegalArgumentException e) {
            throw notBase64(e);
        }
    }

    private static IllegalArgumentException notBase64(@Nullable IllegalArgumentException cause) {
        return new IllegalArgumentException("not base64 of the standard alphabet with padding", cause);
    }

    /** How many there are. */
    public int size() {
        return bytes.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A copy. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /**
     * The text that they are in UTF-8.
     *
     * @throws IllegalStateException if they are none
     */
    public String utf8() {
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(this + " are not UTF-8: take toArray() or base64()", e);
        }
    }

    /** As base64, padded and in one line. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Only the size: {@code Bytes[5]}. */
    @Override
    public String toString() {
        return "Bytes[" + bytes.length + "]";
    }
}
