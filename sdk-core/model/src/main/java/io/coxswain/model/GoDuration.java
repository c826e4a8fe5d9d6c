package io.coxswain.model;

import java.time.Duration;

/**
 * Durations as Go writes them: {@code 1h2m3.5s}, {@code 300ms}. Numbers with the units {@code h}, {@code m}, {@code s},
 * {@code ms}, {@code us} or {@code µs}, {@code ns}, in any order, with fractions and one sign before all; up to 292
 * years.
 */
public final class GoDuration {
    private static final long SECOND = 1_000_000_000;

    private GoDuration() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if Go would refuse it
     */
    public static Duration parse(String text) {
        return Duration.ofNanos(GoDurationParser.nanos(text));
    }

    /**
     * Writes it as Go does, 90 minutes as {@code 1h30m0s}.
     *
     * @throws IllegalArgumentException if it is beyond 292 years, which Go cannot hold
     */
    public static String format(Duration duration) {
        long nanos;
        try {
            nanos = duration.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("beyond the 292 years of Go's durations: " + duration, e);
        }
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(24);
        if (nanos < 0) {
            text.append('-');
        }
        // The smallest long has no positive counterpart, but as an unsigned number it is right.
        long size = Math.abs(nanos);
        if (Long.compareUnsigned(size, SECOND) < 0) {
            formatSmall(text, size);
        } else {
            formatLarge(text, size);
        }
        return text.toString();
    }

    private static void formatSmall(StringBuilder text, long nanos) {
        if (nanos < 1_000) {
            text.append(nanos).append("ns");
        } else if (nanos < 1_000_000) {
            decimal(text, nanos / 1_000, nanos % 1_000, 3).append("µs");
        } else {
            decimal(text, nanos / 1_000_000, nanos % 1_000_000, 6).append("ms");
        }
    }

    private static void formatLarge(StringBuilder text, long nanos) {
        long seconds = Long.divideUnsigned(nanos, SECOND);
        if (seconds >= 3_600) {
            text.append(seconds / 3_600).append('h');
        }
        if (seconds >= 60) {
            text.append(seconds / 60 % 60).append('m');
        }
        decimal(text, seconds % 60, Long.remainderUnsigned(nanos, SECOND), 9).append('s');
    }

    private static StringBuilder decimal(StringBuilder text, long whole, long fraction, int digits) {
        text.append(whole);
        if (fraction == 0) {
            return text;
        }
        String padded = Long.toString(fraction);
        text.append('.').append("0".repeat(digits - padded.length())).append(padded);
        while (text.charAt(text.length() - 1) == '0') {
            text.setLength(text.length() - 1);
        }
        return text;
    }
}
