package io.coxswain.model;

import java.util.Comparator;

/**
 * The order of strings by their UTF-8 bytes, in which Go sorts them. Java's own differs beyond U+FFFF: the two halves of a surrogate
 * pair come behind all other characters here.
 */
public enum Utf8Order implements Comparator<String> {
    /** The order; it has no state. */
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean onePair = Character.isSurrogate(x) != Character.isSurrogate(y);
                return onePair ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
