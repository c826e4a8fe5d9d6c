package io.coxswain.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;

/**
 * Times as Kubernetes writes them: RFC 3339 in UTC, {@code 2026-11-21T05:28:11Z} for most fields ({@code Time}) and
 * {@code 2026-11-21T05:28:11.000123Z} for a few ({@code MicroTime}). Objects give them as {@link Instant}; this is for
 * text of one's own, and for codecs, which keep seconds or microseconds since 1970.
 *
 * <p>Reading accepts what Kubernetes accepts: other offsets than UTC, an hour of one digit, a comma for the decimal
 * point; for {@code Time} any fraction of a second, which is dropped, and for {@code MicroTime} exactly six digits.
 */
public final class KubeTime {
    private static final long MICROS = 1_000_000;

    private KubeTime() {}

    /**
     * Reads a {@code Time}.
     *
     * @throws IllegalArgumentException if Kubernetes would refuse it
     */
    public static Instant parse(String text) {
        return Instant.ofEpochSecond(parseTime(text));
    }

    /**
     * Reads a {@code MicroTime}.
     *
     * @throws IllegalArgumentException if Kubernetes would refuse it
     */
    public static Instant parseMicro(String text) {
        long micros = parseMicroTime(text);
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    /** Writes a {@code Time}; fractions of a second are dropped. */
    public static String format(Instant time) {
        return formatTime(time.getEpochSecond());
    }

    /** Writes a {@code MicroTime}; fractions of a microsecond are dropped. */
    public static String formatMicro(Instant time) {
        return Rfc3339Writer.write(time.getEpochSecond(), time.getNano() / 1_000);
    }

    /** Reads a {@code Time} as seconds since 1970, for codecs. */
    public static long parseTime(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return parseTime(bytes, 0, bytes.length);
    }

    /** Reads a {@code Time} as seconds since 1970 from a part of an array, for codecs; allocates nothing. */
    public static long parseTime(byte[] bytes, int from, int to) {
        return Rfc3339Reader.seconds(bytes, from, to);
    }

    /** Reads a {@code MicroTime} as microseconds since 1970, for codecs. */
    public static long parseMicroTime(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return parseMicroTime(bytes, 0, bytes.length);
    }

    /** Reads a {@code MicroTime} as microseconds since 1970 from a part of an array, for codecs; allocates nothing. */
    public static long parseMicroTime(byte[] bytes, int from, int to) {
        return Rfc3339Reader.micros(bytes, from, to);
    }

    /** Writes seconds since 1970 as a {@code Time}. */
    public static String formatTime(long seconds) {
        return Rfc3339Writer.write(seconds, Rfc3339Writer.NO_FRACTION);
    }

    /** Writes microseconds since 1970 as a {@code MicroTime}. */
    public static String formatMicroTime(long micros) {
        return Rfc3339Writer.write(Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS));
    }
}
