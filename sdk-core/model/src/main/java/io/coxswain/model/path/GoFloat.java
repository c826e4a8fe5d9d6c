package io.coxswain.model.path;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of double precision as Go prints them, with the fewest digits that tell them from others. */
final class GoFloat {
    private static final int MOST_DIGITS = 17;
    private static final int LONGEST_PLAIN = 6;

    private GoFloat() {}

    /** As {@code fmt.Print}: with an exponent of at least two digits from {@code 1e+06} on and below {@code 0.0001}. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }
        BigDecimal shortest = shortest(value);
        int exponent = exponent(shortest);
        return value != 0 && (exponent < -4 || exponent >= LONGEST_PLAIN)
                ? scientific(shortest, exponent, 2)
                : plain(value, shortest);
    }

    /** As JSON: with an exponent from {@code 1e+21} on and below {@code 0.000001}. */
    static String json(double value) {
        double size = Math.abs(value);
        BigDecimal shortest = shortest(value);
        return size != 0 && (size < 1e-6 || size >= 1e21)
                ? scientific(shortest, exponent(shortest), 1)
                : plain(value, shortest);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS)).stripTrailingZeros();
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String plain(double value, BigDecimal shortest) {
        boolean negativeZero = value == 0 && 1 / value < 0;
        return (negativeZero ? "-" : "") + shortest.toPlainString();
    }

    private static String scientific(BigDecimal value, int exponent, int digits) {
        String size = Integer.toString(Math.abs(exponent));
        return value.movePointLeft(exponent).toPlainString()
                + (exponent < 0 ? "e-" : "e+")
                + "0".repeat(Math.max(0, digits - size.length()))
                + size;
    }
}
