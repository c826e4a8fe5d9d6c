package io.coxswain.model.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/** Numbers with a fraction as Go writes them: by the fewest digits that read back as the same number. */
final class GoFloat {
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 5;

    private GoFloat() {}

    /** As Go's JSON has it. The number is finite. */
    static String json(double number) {
        double size = Math.abs(number);
        if (size == 0) {
            return zero(number);
        }
        BigDecimal digits = shortest(number);
        if (size >= 1e-6 && size < 1e21) {
            return digits.toPlainString();
        }
        return scientific(digits, 1);
    }

    /** As Go's YAML has it. */
    static String yaml(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        return number == 0 ? zero(number) : general(shortest(number));
    }

    /** As Go's YAML has a number that is the name of a field: for those it takes half the precision. */
    static String key(double number) {
        float half = (float) number;
        if (half == 0 || !Float.isFinite(half)) {
            return yaml(half);
        }
        BigDecimal known = new BigDecimal(Float.toString(half));
        return general(fewest(new BigDecimal(half), known, digits -> digits.floatValue() == half));
    }

    private static String zero(double number) {
        return 1 / number < 0 ? "-0" : "0";
    }

    private static BigDecimal shortest(double number) {
        BigDecimal known = new BigDecimal(Double.toString(number));
        return fewest(new BigDecimal(number), known, digits -> digits.doubleValue() == number);
    }

    /** Java before 19 sometimes gives a digit more than needed. */
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
