package io.coxswain.model;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Integers as Go reads them: ASCII digits with an optional sign, within 64 bits. */
final class Int64 {
    private Int64() {}

    /** Null if it is none. */
    static @Nullable Long parse(String text) {
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (from == text.length()) {
            return null;
        }
        int significant = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            significant += significant > 0 || c > '0' ? 1 : 0;
        }
        if (significant > 19) {
            return null;
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? (Long) value.longValue() : null;
    }
}
