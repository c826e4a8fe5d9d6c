package io.coxswain.model.yaml;

/** What YAML 1.1 calls its characters. */
final class YamlChars {
    static final char BOM = '\uFEFF';
    private static final char NEXT_LINE = '\u0085';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private YamlChars() {}

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /** A letter of the names of anchors and directives. */
    static boolean isAlpha(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
    }

    /** Whether a text may hold this unit of UTF-16 unescaped. Surrogates are: decoding has seen to it that they come in pairs. */
    static boolean isAllowed(char c) {
        return (c >= 0x20 && c <= 0x7E)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == NEXT_LINE
                || (c >= 0xA0 && c <= 0xFFFD);
    }

    /** Whether the writer leaves it unescaped; it escapes what is beyond the basic plane. */
    static boolean isPrintable(char c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != BOM);
    }
}
