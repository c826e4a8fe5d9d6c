package io.coxswain.model;

import io.coxswain.model.Quantity.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * Reads quantities. One pass suffices for what clusters hold; only long or very fine numbers become a {@link
 * BigDecimal}. Which way a number goes is Kubernetes' choice and repeated here to the digit, since some of its answers
 * depend on it.
 */
final class QuantityParser {
    /** Digits after the decimal point at most. */
    static final int NANO = 9;

    /** Kubernetes takes exponents of 32 bits, and does not come back from the most negative ones. */
    static final int MAX_EXPONENT = 1_000_000_000;

    /** Up to this exponent numbers that no long holds are written out, as Kubernetes does with all of them. */
    private static final int MAX_WRITTEN_OUT = 1_000;

    private static final int MAX_LENGTH = 1_024;
    private static final int MAX_SIZE = 4_096;

    private static final int MAX_LONG_DIGITS = 18;
    private static final BigDecimal MAX_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

    private final String text;
    private int at;

    private boolean negative;

    /** All digits but leading zeros, as long as there are few enough to fit. */
    private long digits;

    private int integerDigits;
    private int fractionDigits;
    private boolean anyDigit;

    /** Of 2 or 10, as the format says. */
    private int exponent;

    private Format format = Format.DECIMAL_SI;

    private QuantityParser(String text) {
        this.text = text;
    }

    static Quantity parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw bad(text, text.isEmpty() ? "it is empty" : "it is longer than " + MAX_LENGTH + " characters");
        }
        QuantityParser parser = new QuantityParser(text);
        parser.readNumber();
        int endOfNumber = parser.at;
        parser.readSuffix();
        return parser.fitsLong() ? parser.small() : parser.large(text.substring(0, endOfNumber));
    }

    /** Whether arithmetic with it stays cheap; what is parsed is, but for exponents of thousands, and so are a few sums and products of it. */
    static boolean isOfSaneSize(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_SIZE && number.precision() <= MAX_SIZE;
    }

    private void readNumber() {
        char sign = text.charAt(0);
        if (sign == '-' || sign == '+') {
            negative = sign == '-';
            at++;
        }
        while (peek() == '0') {
            anyDigit = true;
            at++;
        }
        integerDigits = readDigits();
        if (peek() == '.') {
            at++;
            fractionDigits = readDigits();
        }
    }

    private int readDigits() {
        int from = at;
        for (char c = peek(); c >= '0' && c <= '9'; c = peek()) {
            anyDigit = true;
            digits = digits * 10 + (c - '0');
            at++;
        }
        return at - from;
    }

    private void readSuffix() {
        int length = text.length() - at;
        if (length == 0) {
            return;
        }
        char first = peek();
        if (length == 1) {
            exponent = decimalExponent(first);
        } else if (length == 2 && text.charAt(at + 1) == 'i') {
            format = Format.BINARY_SI;
            exponent = binaryExponent(first);
        } else if (first == 'e' || first == 'E') {
            format = Format.DECIMAL_EXPONENT;
            exponent = readExponent();
        } else {
            throw badSuffix();
        }
    }

    private int decimalExponent(char suffix) {
        return switch (suffix) {
            case 'n' -> -9;
            case 'u' -> -6;
            case 'm' -> -3;
            case 'k' -> 3;
            case 'M' -> 6;
            case 'G' -> 9;
            case 'T' -> 12;
            case 'P' -> 15;
            case 'E' -> 18;
            default -> throw badSuffix();
        };
    }

    private int binaryExponent(char suffix) {
        return switch (suffix) {
            case 'K' -> 10;
            case 'M' -> 20;
            case 'G' -> 30;
            case 'T' -> 40;
            case 'P' -> 50;
            case 'E' -> 60;
            default -> throw badSuffix();
        };
    }

    private int readExponent() {
        at++;
        char sign = peek();
        if (sign == '-' || sign == '+') {
            at++;
        }
        if (at == text.length()) {
            throw badSuffix();
        }
        long value = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                throw badSuffix();
            }
            value = Math.min(value * 10 + (c - '0'), MAX_EXPONENT + 1);
        }
        if (value > MAX_EXPONENT) {
            throw bad(text, "its exponent is beyond ±1,000,000,000");
        }
        return (int) (sign == '-' ? -value : value);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    /**
     * Where Kubernetes computes with an int64: what has too many digits, is too fine or multiplied by too much does
     * not.
     */
    private boolean fitsLong() {
        int length = Math.max(integerDigits, 1) + fractionDigits;
        if (format != Format.BINARY_SI) {
            return length <= MAX_LONG_DIGITS && fractionDigits - exponent <= NANO;
        }
        return fractionDigits == 0 && length <= MAX_LONG_DIGITS - 4 - exponent * 3 / 10;
    }

    private Quantity small() {
        long value = negative ? -digits : digits;
        if (format == Format.BINARY_SI) {
            return new Quantity(value << exponent, 0, format, text, (digits & 7) != 0);
        }
        int scale = fractionDigits - exponent;
        boolean canonical = integerDigits > 0 && scale % 3 == 0 && digits % 1_000 != 0;
        return new Quantity(value, scale, format, text, canonical);
    }

    private Quantity large(String number) {
        if (!anyDigit) {
            throw bad(text, "it has no digits");
        }
        BigDecimal amount = new BigDecimal(number).abs();
        amount = format == Format.BINARY_SI
                ? new BigDecimal(amount.unscaledValue().shiftLeft(exponent), amount.scale())
                : amount.scaleByPowerOfTen(exponent);
        if (amount.signum() != 0) {
            amount = rounded(amount);
        }
        if (format == Format.BINARY_SI) {
            amount = amount.compareTo(MAX_BINARY) > 0 ? MAX_BINARY : amount;
            if (amount.signum() != 0 && amount.compareTo(BigDecimal.ONE) < 0) {
                format = Format.DECIMAL_SI;
            }
        }
        return new Quantity(negative ? amount.negate() : amount, format, text);
    }

    /** Away from zero to a billionth, without as many digits as the exponent says. */
    private static BigDecimal rounded(BigDecimal amount) {
        if (amount.scale() < -MAX_WRITTEN_OUT) {
            return amount;
        }
        boolean belowBillionth = amount.precision() - (long) amount.scale() <= -NANO;
        return belowBillionth ? BigDecimal.ONE.movePointLeft(NANO) : amount.setScale(NANO, RoundingMode.UP);
    }

    private IllegalArgumentException badSuffix() {
        return bad(text, "its suffix is none of n u m k M G T P E Ki Mi Gi Ti Pi Ei, nor an exponent such as e3");
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException(
                "not a quantity: " + Excerpt.of(text) + ": " + why + " (expected such as 500m, 1.5 or 2Gi)");
    }
}
