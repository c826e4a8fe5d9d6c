package io.coxswain.model.tree;

import java.util.Comparator;

/** Strings by their UTF-8 bytes: the two halves of a pair come behind all other characters. */
enum Utf8Order implements Comparator<String> {
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
