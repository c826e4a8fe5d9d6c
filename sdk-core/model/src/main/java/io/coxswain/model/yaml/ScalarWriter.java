package io.coxswain.model.yaml;

/** Writes strings, each in the plainest notation that reads back as the same string. */
final class ScalarWriter {
    private static final int LINE = 80;
    private static final String ESCAPED = "\0\u0007\b\t\n\u000B\f\r\u001B\"\\\u0085\u00A0\u2028\u2029";
    private static final String ESCAPES = "0abtnvfre\"\\N_LP";

    private final LineWriter out;

    ScalarWriter(LineWriter out) {
        this.out = out;
    }

    /**
     * Writes a string, in quotes where it would be taken for something else without them.
     *
     * @param indent of its further lines
     * @param key whether it is the name of a field, which stays in one line
     */
    void string(String text, int indent, boolean key) {
        ScalarShape shape = ScalarShape.of(text);
        boolean lines = text.indexOf('\n') >= 0;
        if (lines && shape.block() && !key) {
            literal(text, indent);
        } else if (!lines && shape.plain() && readsBack(text, key)) {
            plain(text, indent, !key);
        } else if (!lines && shape.singleQuoted() && readsBack(text, key)) {
            singleQuoted(text, indent, !key);
        } else {
            doubleQuoted(text, indent, !key);
        }
    }

    /** Whether it is a string without quotes too, here and for readers that know numbers to the base of 60. */
    private static boolean readsBack(String text, boolean key) {
        boolean merge = key && text.equals("<<");
        return Resolved.of(text).kind() == Resolved.Kind.TEXT && !Base60.isNumber(text) && !merge;
    }

    private void plain(String text, int indent, boolean fold) {
        out.begin();
        for (int i = 0; i < text.length(); i++) {
            if (fold && isFold(text, i) && !isSpace(text, i + 1)) {
                out.indent(indent);
            } else {
                out.put(text.charAt(i));
            }
        }
        out.end();
    }

    private void singleQuoted(String text, int indent, boolean fold) {
        out.begin();
        out.put('\'');
        boolean lineStart = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (YamlChars.isBreak(c)) {
                out.lineBreak(c);
                lineStart = true;
            } else if (fold && isFold(text, i) && isInside(text, i) && !isSpace(text, i + 1)) {
                out.indent(indent);
            } else if (c == ' ') {
                out.put(c);
            } else {
                if (lineStart) {
                    out.indent(indent);
                }
                out.put(c == '\'' ? "''" : String.valueOf(c));
                out.end();
                lineStart = false;
            }
        }
        out.put('\'');
        out.end();
    }

    private void doubleQuoted(String text, int indent, boolean fold) {
        out.begin();
        out.put('"');
        // Kubernetes' library looks for the mark at the beginning of the text, not where it stands.
        boolean marked = text.indexOf(YamlChars.BOM) == 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (marked || !YamlChars.isPrintable(c) || YamlChars.isBreak(c) || c == '"' || c == '\\') {
                int codePoint = text.codePointAt(i);
                escape(codePoint);
                i += Character.charCount(codePoint) - 1;
            } else if (fold && isFold(text, i) && isInside(text, i)) {
                out.indent(indent);
                if (isSpace(text, i + 1)) {
                    out.put('\\');
                }
            } else {
                out.put(c);
            }
        }
        out.put('"');
        out.end();
    }

    private void escape(int c) {
        out.put('\\');
        int known = ESCAPED.indexOf(c);
        if (known >= 0) {
            out.put(ESCAPES.charAt(known));
        } else if (c <= 0xFF) {
            out.put(String.format("x%02X", c));
        } else {
            out.put(String.format(c <= 0xFFFF ? "u%04X" : "U%08X", c));
        }
    }

    private void literal(String text, int indent) {
        boolean hint = isSpace(text, 0) || YamlChars.isBreak(text.charAt(0));
        out.word((hint ? "|2" : "|") + chomping(text));
        out.beginBlock();
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (YamlChars.isBreak(c)) {
                out.lineBreak(c);
                lineStart = true;
            } else {
                if (lineStart) {
                    out.indent(indent);
                }
                out.content(c);
                lineStart = false;
            }
        }
    }

    private static String chomping(String text) {
        int last = text.length() - 1;
        if (!YamlChars.isBreak(text.charAt(last))) {
            return "-";
        }
        return last == 0 || YamlChars.isBreak(text.charAt(last - 1)) ? "+" : "";
    }

    /** Whether the line is long enough to go on in the next one, here at the first of some spaces. */
    private boolean isFold(String text, int index) {
        return out.column() > LINE && isSpace(text, index) && !(index > 0 && isSpace(text, index - 1));
    }

    private static boolean isInside(String text, int index) {
        return index > 0 && index < text.length() - 1;
    }

    private static boolean isSpace(String text, int index) {
        return index < text.length() && text.charAt(index) == ' ';
    }
}
