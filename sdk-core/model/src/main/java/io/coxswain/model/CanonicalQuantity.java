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

    private final String digits;
    private final String suffix;

    /** Set if no suffix says how large the number is. */
    private final boolean suffixLost;

    private CanonicalQuantity(String digits, String[] suffixes, int index) {
        this.digits = digits;
        this.suffixLost = index >= suffixes.length;
        this.suffix = suffixLost ? "" : suffixes[index];
    }

    private CanonicalQuantity(String digits, String suffix) {
        this.digits = digits;
        this.suffix = suffix;
        this.suffixLost = false;
    }

    static String of(Quantity quantity) {
        return in(quantity.format, quantity).toString();
    }

    static String lossless(Quantity quantity) {
        CanonicalQuantity canonical = in(quantity.format, quantity);
        return canonical.suffixLost ? in(Format.DECIMAL_EXPONENT, quantity).toString() : canonical.toString();
    }

    private static CanonicalQuantity in(Format format, Quantity quantity) {
        if (quantity.isZero()) {
            return new CanonicalQuantity("0", "");
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
        return new CanonicalQuantity(whole.shiftRight(10 * power).toString(), BINARY_SUFFIXES, power);
    }

    private static CanonicalQuantity decimal(Format format, Quantity quantity) {
        BigDecimal number = quantity.toBigDecimal().stripTrailingZeros();
        int thousands = Math.floorDiv(-number.scale(), 3);
        int zeros = -number.scale() - 3 * thousands;
        String digits = number.unscaledValue() + "0".repeat(zeros);
        if (format == Format.DECIMAL_EXPONENT) {
            return new CanonicalQuantity(digits, thousands == 0 ? "" : "e" + 3 * thousands);
        }
        return new CanonicalQuantity(digits, DECIMAL_SUFFIXES, thousands + 3);
    }

    @Override
    public String toString() {
        return digits + suffix;
    }
}
