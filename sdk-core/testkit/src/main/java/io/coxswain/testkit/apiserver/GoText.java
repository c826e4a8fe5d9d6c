package io.coxswain.testkit.apiserver;

/** Text as Go's {@code %q} writes it in messages. */
final class GoText {
    private GoText() {}

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (c < 0x20 || c == 0x7f) {
                    quoted.append("\\x%02x".formatted(c));
                } else {
                    quoted.appendCodePoint(c);
                }
            }
        }
    }
}
