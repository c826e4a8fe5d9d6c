package io.coxswain.model;

import io.coxswain.model.Quantity.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Writes quantities as Kubernetes does. */
final class CanonicalQuantity {
    private static final String[] DECIMAL_SUFFIXES = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY_SUFFIXES = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final BigDecimal SMALLEST_BINARY = BigDecimal.valueOf(1_024);

    private final String text;

    /** Whether reading the text gives another number, as no suffix is large enough. */
    private final boolean lossy;

    private CanonicalQuantity(String text, boolean lossy) {
        this.text = text;
        this.lossy = lossy;
    }

    private static CanonicalQuantity of(String digits, String[] suffixes, int index, boolean tooLarge) {
        return index < suffixes.length
                ? new CanonicalQuantity(digits + suffixes[index], tooLarge)
                : new CanonicalQuantity(digits, true);
    }

    static String of(Quantity quantity) {
        return in(quantity.format, quantity).text;
    }

    static String lossless(Quantity quantity) {
        CanonicalQuantity canonical = in(quantity.format, quantity);
        return canonical.lossy ? in(Format.DECIMAL_EXPONENT, quantity).text : canonical.text;
    }

    private static CanonicalQuantity in(Format format, Quantity quantity) {
        if (quantity.isZero()) {
            return new CanonicalQuantity("0", false);
        }
        BigInteger whole = format == Format.BINARY_SI ? wholeBinary(quantity) : null;
        return whole == null ? decimal(format, quantity) : binary(whole);
    }

    /** The number if it can be written with a binary suffix: none that is small or has a fraction. */
    private static @Nullable BigInteger wholeBinary(Quantity quantity) {
        BigDecimal number = quantity.toBigDecimal();
        if (number.abs().compareTo(SMALLEST_BINARY) < 0
                || number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        return number.toBigInteger();
    }

    private static CanonicalQuantity binary(BigInteger whole) {
        int power = whole.getLowestSetBit() / 10;
        // Kubernetes caps what it reads with a binary suffix.
        boolean tooLarge = whole.bitLength() >= Long.SIZE;
        return of(whole.shiftRight(10 * power).toString(), BINARY_SUFFIXES, power, tooLarge);
    }

    private static CanonicalQuantity decimal(Format format, Quantity quantity) {
        BigDecimal number = quantity.toBigDecimal().stripTrailingZeros();
        int thousands = Math.floorDiv(-number.scale(), 3);
        int zeros = -number.scale() - 3 * thousands;
        String digits = number.unscaledValue() + "0".repeat(zeros);
        if (format == Format.DECIMAL_EXPONENT) {
            return new CanonicalQuantity(thousands == 0 ? digits : digits + "e" + 3 * thousands, false);
        }
        return of(digits, DECIMAL_SUFFIXES, thousands + 3, false);
    }
}
