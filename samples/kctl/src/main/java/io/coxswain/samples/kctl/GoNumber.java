package io.coxswain.samples.kctl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.IntStream;

/** Numbers as they come out of Go: whole ones of 64 bits as they are, all others by way of a double. */
final class GoNumber {
    private static final int MOST_DIGITS = 17;

    private final String text;

    private GoNumber(String text) {
        this.text = text;
    }

    static GoNumber of(String json) {
        try {
            return new GoNumber(Long.toString(Long.parseLong(json)));
        } catch (NumberFormatException notWhole) {
            return new GoNumber(format(Double.parseDouble(json)));
        }
    }

    /** Shortest digits; with an exponent if it is very small or large, and that without zeros at its front. */
    private static String format(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return Double.compare(value, 0) < 0 ? "-0" : "0";
        }
        BigDecimal digits = shortest(value).stripTrailingZeros();
        if (size >= 1e-6 && size < 1e21) {
            return digits.toPlainString();
        }
        String unscaled = digits.unscaledValue().abs().toString();
        int exponent = unscaled.length() - 1 - digits.scale();
        String fraction = unscaled.length() == 1 ? "" : "." + unscaled.substring(1);
        return (value < 0 ? "-" : "") + unscaled.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+")
                + Math.abs(exponent);
    }

    /** The fewest digits that mean this double and no other; Java's own text has more of them before Java 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        return IntStream.rangeClosed(1, MOST_DIGITS)
                .mapToObj(precision -> exact.round(new MathContext(precision, RoundingMode.HALF_EVEN)))
                .filter(rounded -> rounded.doubleValue() == value)
                .findFirst()
                .orElse(exact);
    }

    @Override
    public String toString() {
        return text;
    }
}
