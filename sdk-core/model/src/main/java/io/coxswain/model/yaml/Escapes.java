package io.coxswain.model.yaml;

import io.coxswain.model.codec.DecodingException;

/** The escapes in strings of double quotes: those that Kubernetes refuses are found here, before SnakeYAML sees them. */
final class Escapes {
    private static final String PLAIN = "0abtnvfre \"\\N_LP";

    private final YamlText owner;
    private final char[] text;
    private final int length;

    Escapes(YamlText owner, char[] text, int length) {
        this.owner = owner;
        this.text = text;
        this.length = length;
    }

    /**
     * Checks one string, and takes the backslash from every escaped apostrophe, which SnakeYAML does not know.
     *
     * @param from where the text goes on
     * @param quote where the string begins
     * @return where the text goes on now: what is left moves to the end of the string
     */
    int prepare(int from, int quote) {
        int to = quote + 1;
        int i = quote + 1;
        while (i < length && text[i] != '"') {
            int end = text[i] == '\\' ? escape(i) : i + 1;
            if (text[i] == '\\' && at(i + 1) == '\'') {
                i++;
            }
            while (i < Math.min(end, length)) {
                text[to++] = text[i++];
            }
        }
        System.arraycopy(text, from, text, from + i - to, to - from);
        return from + i - to;
    }

    /** Behind the escape that begins here. */
    private int escape(int from) {
        char c = at(from + 1);
        if (c == '\t') {
            text[from + 1] = 't';
        } else if (c == 'x' || c == 'u' || c == 'U') {
            return numericEscape(from, c == 'x' ? 2 : c == 'u' ? 4 : 8);
        } else if (c != '\'' && !YamlChars.isBreak(c) && PLAIN.indexOf(c) < 0) {
            throw failure("unknown escape in a string", from);
        }
        return from + 2;
    }

    private int numericEscape(int from, int digits) {
        long value = 0;
        for (int i = from + 2; i < from + 2 + digits; i++) {
            int digit = at(i) < 0x80 ? Character.digit(at(i), 16) : -1;
            if (digit < 0) {
                throw failure("expected " + digits + " hexadecimal digits", i);
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw failure("an escape that is no Unicode character", from);
        }
        return from + 2 + digits;
    }

    private char at(int index) {
        return index < length ? text[index] : '\0';
    }

    private DecodingException failure(String problem, int index) {
        return owner.failure(problem, "", index);
    }
}
