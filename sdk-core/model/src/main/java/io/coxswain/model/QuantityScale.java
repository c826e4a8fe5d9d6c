package io.coxswain.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Quantities as whole numbers of some power of ten: places 0 gives units, places 3 thousandths. */
final class QuantityScale {
    private static final int MAX_LONG_DIGITS = 18;
    private static final int MAX_SHIFT = 900;
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final long[] POWERS_OF_TEN = new long[MAX_LONG_DIGITS + 1];

    static {
        long power = 1;
        for (int i = 0; i <= MAX_LONG_DIGITS; i++) {
            POWERS_OF_TEN[i] = power;
            power *= 10;
        }
    }

    private QuantityScale() {}

    /** 0 where it is none that a long can hold. */
    static long powerOfTen(int exponent) {
        return exponent <= MAX_LONG_DIGITS ? POWERS_OF_TEN[exponent] : 0;
    }

    /** Whether the product is a long; false for the factor 0 of {@link #powerOfTen}. */
    static boolean fits(long value, long factor) {
        return factor != 0 && Math.multiplyHigh(value, factor) == (value * factor) >> (Long.SIZE - 1);
    }

    static long saturated(Quantity quantity, int places) {
        if (quantity.big == null && quantity.scale >= places) {
            return divided(quantity.unscaled, quantity.scale - places);
        }
        BigDecimal number = quantity.toBigDecimal();
        if (number.precision() - (long) number.scale() + places > 2 * MAX_LONG_DIGITS) {
            return number.signum() > 0 ? Long.MAX_VALUE : number.signum() < 0 ? Long.MIN_VALUE : 0;
        }
        BigInteger whole =
                number.scaleByPowerOfTen(places).setScale(0, RoundingMode.UP).unscaledValue();
        if (whole.bitLength() < Long.SIZE) {
            return whole.longValue();
        }
        return whole.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** Rounds away from zero. */
    private static long divided(long unscaled, int shift) {
        if (shift > MAX_LONG_DIGITS) {
            return Long.signum(unscaled);
        }
        long divisor = powerOfTen(shift);
        return unscaled / divisor + Long.signum(unscaled % divisor);
    }

    static long asKubernetes(Quantity quantity, int places) {
        BigDecimal big = quantity.big;
        return big == null
                ? asKubernetes(quantity.unscaled, quantity.scale - places)
                : asKubernetes(big.unscaledValue(), big.scale() - places);
    }

    /** On overflow wraps where Kubernetes multiplies at once, and gives 0 where it does so in steps of ten. */
    private static long asKubernetes(long unscaled, int shift) {
        if (shift >= 0) {
            return divided(unscaled, shift);
        }
        long factor = powerOfTen(-shift);
        boolean atOnce = switch (-shift) {
            case 1, 2, 3, 6, 9 -> unscaled != Long.MIN_VALUE;
            default -> false;
        };
        return atOnce || fits(unscaled, factor) ? unscaled * factor : 0;
    }

    /** Rounds up; wraps on overflow, and for all negative numbers that do not fit before they are divided. */
    private static long asKubernetes(BigInteger unscaled, int shift) {
        if (shift < -MAX_SHIFT) {
            // Such a number is written out there, and ends in more zeros than a long has bits.
            return 0;
        }
        if (shift <= 0) {
            // A power beyond a long's is the smallest long there, as amd64 converts such floating-point numbers.
            long factor = -shift <= MAX_LONG_DIGITS ? powerOfTen(-shift) : Long.MIN_VALUE;
            return unscaled.longValue() * factor;
        }
        if (shift <= MAX_LONG_DIGITS && unscaled.compareTo(MAX_LONG) < 0) {
            long divisor = powerOfTen(shift);
            long low = unscaled.longValue();
            return low / divisor + (low % divisor == 0 ? 0 : 1);
        }
        BigDecimal quotient = new BigDecimal(unscaled, shift).setScale(0, RoundingMode.CEILING);
        return quotient.unscaledValue().longValue();
    }
}
