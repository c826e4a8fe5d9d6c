package io.coxswain.model.path;

import java.util.List;

/** Where a parser stands in a template, or in a part of one. */
final class Cursor {
    static final int END = -1;

    private final String input;

    /** Where the input begins in the template, for errors. */
    private final int base;

    private int at;

    Cursor(String input, int base) {
        this.input = input;
        this.base = base;
    }

    int position() {
        return at;
    }

    boolean isAt(String text) {
        return input.startsWith(text, at);
    }

    void skip(int characters) {
        at += characters;
    }

    /** The next character, or {@link #END}. */
    int peek() {
        return at < input.length() ? input.codePointAt(at) : END;
    }

    int next() {
        int c = peek();
        at += c == END ? 0 : Character.charCount(c);
        return c;
    }

    /** The next character, which must be in the same line. */
    int nextInLine(String expected) {
        int c = next();
        if (c == END || c == '\n') {
            throw error(expected);
        }
        return c;
    }

    /** Whether a backslash stands before the character that was read last. */
    boolean isEscaped() {
        return input.charAt(at - 2) == '\\';
    }

    /** From some position to here, without that many last characters. */
    String text(int start, int without) {
        return input.substring(start, at - without);
    }

    /** Reads text that was read here before, as if it stood within braces of its own. */
    Step.Sequence inner(String text) {
        int offset = Math.max(0, base + at - text.length() - 1);
        List<Step> steps = TemplateParser.parse(new Cursor("{" + text + "}", offset));
        return (Step.Sequence) steps.get(0);
    }

    JsonPathException error(String problem) {
        return JsonPathException.syntax(problem, base + at);
    }
}
