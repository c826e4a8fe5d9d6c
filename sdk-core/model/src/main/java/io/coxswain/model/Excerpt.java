package io.coxswain.model;

/** What an error shows of a text that may be of any length and hold anything. */
final class Excerpt {
    private static final int LONGEST = 80;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.chars().limit(LONGEST).forEach(c -> shown.append(Character.isISOControl(c) ? '?' : (char) c));
        return shown.append(text.length() > LONGEST ? "…\"" : "\"").toString();
    }
}
