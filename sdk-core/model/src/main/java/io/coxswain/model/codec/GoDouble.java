package io.coxswain.model.codec;

import java.math.BigDecimal;

/** Numbers of double precision as Go's JSON writes them: plain, without a lone zero behind the point, unless very large or small. */
final class GoDouble {
    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_PLAIN = 1e21;

    private GoDouble() {}

    static String format(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
        double size = Math.abs(value);
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN)) {
            return decimal.toPlainString();
        }
        int exponent = decimal.precision() - decimal.scale() - 1;
        String digits = decimal.movePointLeft(exponent).toPlainString();
        return digits + "e" + (exponent < 0 ? "" : "+") + exponent;
    }
}
