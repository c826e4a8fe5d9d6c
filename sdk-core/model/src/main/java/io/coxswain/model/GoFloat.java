package io.coxswain.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Floating-point numbers as Go writes them: by the fewest digits that read back as the same number. Java's own text of a
 * double has another form, and before Java 19 more digits than needed at times: {@code 2e23} becomes {@code
 * 1.9999999999999998E23} there.
 */
public final class GoFloat {
    private static final long LARGEST_EXACT = 1L << 53;
    private static final double SMALLEST_PLAIN_JSON = 1e-6;
    private static final double LARGEST_PLAIN_JSON = 1e21;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 5;

    private GoFloat() {}

    /**
     * As Go's JSON has it: with an exponent below {@code 0.000001} and from {@code 1e+21} on.
     *
     * @throws IllegalArgumentException if it is not finite, for which JSON has no form
     */
    public static String json(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no number for " + number);
        }
        double size = Math.abs(number);
        if (size == 0) {
            return zero(number);
        }
        if (size <= LARGEST_EXACT && number == (long) number) {
            return Long.toString((long) number);
        }
        BigDecimal digits = shortest(number);
        return size >= SMALLEST_PLAIN_JSON && size < LARGEST_PLAIN_JSON
                ? digits.toPlainString()
                : scientific(digits, 1);
    }

    /**
     * As {@code fmt.Print} has it: with an exponent of at least two digits below {@code 0.0001} and from {@code 1e+06} on; else
     * {@code NaN}, {@code +Inf} or {@code -Inf}.
     */
    public static String text(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }
        return number == 0 ? zero(number) : general(shortest(number));
    }

    /** As {@link #text(double)}, of a number that has only single precision and so needs fewer digits. */
    public static String text(float number) {
        if (number == 0 || !Float.isFinite(number)) {
            return text((double) number);
        }
        BigDecimal known = new BigDecimal(Float.toString(number));
        return general(fewest(new BigDecimal(number), known, digits -> digits.floatValue() == number));
    }

    private static String zero(double number) {
        return 1 / number < 0 ? "-0" : "0";
    }

    private static BigDecimal shortest(double number) {
        BigDecimal known = new BigDecimal(Double.toString(number));
        return fewest(new BigDecimal(number), known, digits -> digits.doubleValue() == number);
    }

    /** Takes digits away from what is known to mean the number, as long as some neighbour of so few digits means it still. */
    private static BigDecimal fewest(BigDecimal exact, BigDecimal known, Predicate<BigDecimal> same) {
        BigDecimal best = known.stripTrailingZeros();
        for (int precision = best.precision(); precision > 0; precision--) {
            BigDecimal nearer = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            boolean nearerIsUp = nearer.abs().compareTo(exact.abs()) > 0;
            BigDecimal farther =
                    exact.round(new MathContext(precision, nearerIsUp ? RoundingMode.DOWN : RoundingMode.UP));
            if (same.test(nearer)) {
                best = nearer;
            } else if (same.test(farther)) {
                best = farther;
            } else {
                break;
            }
        }
        return best.stripTrailingZeros();
    }

    private static String general(BigDecimal digits) {
        int exponent = exponent(digits);
        return exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT
                ? scientific(digits, 2)
                : digits.toPlainString();
    }

    private static String scientific(BigDecimal digits, int exponentDigits) {
        int exponent = exponent(digits);
        String power = Integer.toString(Math.abs(exponent));
        return digits.movePointLeft(exponent).toPlainString()
                + (exponent < 0 ? "e-" : "e+")
                + (power.length() < exponentDigits ? "0" : "")
                + power;
    }

    private static int exponent(BigDecimal digits) {
        return digits.precision() - digits.scale() - 1;
    }
}
