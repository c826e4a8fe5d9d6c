package io.coxswain.model.codec;

import java.util.HexFormat;

/** Strings in the quotes that Go puts around them in messages. */
final class GoQuote {
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\"\\";
    private static final String ESCAPES = "abfnrtv\"\\";
    private static final HexFormat HEX = HexFormat.of();

    private GoQuote() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        int escape = ESCAPED.indexOf(c);
        if (escape >= 0) {
            quoted.append('\\').append(ESCAPES.charAt(escape));
        } else if (isPrintable(c)) {
            quoted.appendCodePoint(c);
        } else if (c < ' ' || c == 0x7f) {
            quoted.append("\\x").append(HEX.toHexDigits((byte) c));
        } else if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            quoted.append("\\u").append(HEX.toHexDigits((char) c));
        } else {
            quoted.append("\\U").append(HEX.toHexDigits(c));
        }
    }

    /** Letters, marks, numbers, punctuation and symbols; of blanks only the ASCII one. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
