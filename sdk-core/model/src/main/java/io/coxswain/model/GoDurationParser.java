package io.coxswain.model;

/**
 * Reads one duration. Sums are unsigned and end at 2^63, since the most negative duration has no positive counterpart.
 */
final class GoDurationParser {
    private static final long LIMIT = Long.MIN_VALUE;
    private static final long TENTH_OF_LIMIT = Long.MAX_VALUE / 10;

    private final String text;
    private int at;

    /**
     * The number read last: {@code whole + fraction / fractionScale}. Go computes fractions in floating point, and so
     * here.
     */
    private long whole;

    private long fraction;
    private double fractionScale;

    private GoDurationParser(String text) {
        this.text = text;
    }

    static long nanos(String text) {
        return new GoDurationParser(text).parse();
    }

    private long parse() {
        char sign = peek();
        if (sign == '-' || sign == '+') {
            at++;
        }
        if (text.length() - at == 1 && peek() == '0') {
            return 0;
        }
        long sum = 0;
        do {
            readNumber();
            sum = limited(sum + nanos(readUnit()));
        } while (at < text.length());
        if (sum == LIMIT && sign != '-') {
            throw bad();
        }
        return sign == '-' ? -sum : sum;
    }

    private long nanos(long unit) {
        if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
            throw bad();
        }
        double numerator = fraction == LIMIT ? 0x1p63 : fraction;
        return limited(whole * unit + (long) (numerator * (unit / fractionScale)));
    }

    private void readNumber() {
        int start = at;
        readWhole();
        int digits = at - start;
        fraction = 0;
        fractionScale = 1;
        if (peek() == '.') {
            start = ++at;
            readFraction();
            digits += at - start;
        }
        if (digits == 0) {
            throw bad();
        }
    }

    private void readWhole() {
        whole = 0;
        for (; isDigit(peek()); at++) {
            if (Long.compareUnsigned(whole, TENTH_OF_LIMIT) > 0) {
                throw bad();
            }
            whole = limited(whole * 10 + (peek() - '0'));
        }
    }

    /** Drops the digits that no longer fit. */
    private void readFraction() {
        boolean full = false;
        for (; isDigit(peek()); at++) {
            long longer = fraction * 10 + (peek() - '0');
            full |= Long.compareUnsigned(fraction, TENTH_OF_LIMIT) > 0 || Long.compareUnsigned(longer, LIMIT) > 0;
            if (!full) {
                fraction = longer;
                fractionScale *= 10;
            }
        }
    }

    private long readUnit() {
        int start = at;
        while (at < text.length() && peek() != '.' && !isDigit(peek())) {
            at++;
        }
        return switch (text.substring(start, at)) {
            case "ns" -> 1;
            // The micro sign, and the Greek letter that looks the same.
            case "us", "\u00b5s", "\u03bcs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw bad();
        };
    }

    private long limited(long unsigned) {
        if (Long.compareUnsigned(unsigned, LIMIT) > 0) {
            throw bad();
        }
        return unsigned;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private IllegalArgumentException bad() {
        return new IllegalArgumentException("not a duration within 292 years: " + Excerpt.of(text)
                + " (expected numbers with units h, m, s, ms, us, ns such as 1h30m)");
    }
}
