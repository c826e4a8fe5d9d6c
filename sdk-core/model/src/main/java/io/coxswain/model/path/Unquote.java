package io.coxswain.model.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Go's escapes in quoted strings, where single quotes may hold more than one character. */
final class Unquote {
    private static final String SIMPLE = "abfnrtv\\";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\";

    private final String text;
    private final char quote;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    private Unquote(String text, char quote) {
        this.text = text;
        this.quote = quote;
    }

    /** What stands between the quotes, or null if it has an escape that is none. */
    static @Nullable String unquote(String text, char quote) {
        if (text.indexOf('\\') < 0 && text.indexOf(quote) < 0) {
            return text;
        }
        Unquote unquote = new Unquote(text, quote);
        while (unquote.at < text.length()) {
            if (!unquote.character()) {
                return null;
            }
        }
        return unquote.out.toString(UTF_8);
    }

    private boolean character() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (c == quote) {
            return false;
        }
        return c == '\\' ? escape() : write(c);
    }

    private boolean escape() {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            return write(MEANT.charAt(simple));
        }
        return switch (c) {
            case 'x' -> bytes(number(at, 2, 16));
            case 'u' -> codePoint(number(at, 4, 16));
            case 'U' -> codePoint(number(at, 8, 16));
            case '\'', '"' -> c == quote && write(c);
            default -> c >= '0' && c <= '7' && bytes(number(at - 1, 3, 8));
        };
    }

    /** A number of so many digits, or -1. */
    private long number(int start, int digits, int radix) {
        if (start + digits > text.length()) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        at = start + digits;
        return number;
    }

    private boolean bytes(long number) {
        out.write((int) number);
        return number >= 0 && number <= 0xff;
    }

    private boolean codePoint(long number) {
        boolean valid = number >= 0
                && number <= Character.MAX_CODE_POINT
                && (number < Character.MIN_SURROGATE || number > Character.MAX_SURROGATE);
        return valid && write((int) number);
    }

    private boolean write(int codePoint) {
        out.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
        return true;
    }
}
