package io.coxswain.samples.kctl;

/** Strings as Go's JSON has them, which escapes what means something in HTML or JavaScript, too. */
final class GoString {
    private GoString() {}

    static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                int whole = text.codePointAt(i);
                boolean pair = Character.isSupplementaryCodePoint(whole);
                out.appendCodePoint(pair ? whole : '\ufffd');
                i += pair ? 1 : 0;
            } else {
                append(out, c);
            }
        }
        out.append('"');
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> unicode(out, c);
            default -> {
                if (c < ' ') {
                    unicode(out, c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static void unicode(StringBuilder out, char c) {
        out.append("\\u%04x".formatted((int) c));
    }
}
