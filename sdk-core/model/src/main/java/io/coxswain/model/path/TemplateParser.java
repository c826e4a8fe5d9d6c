package io.coxswain.model.path;

import io.coxswain.model.path.Step.Sequence;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads templates as kubectl does, with its peculiarities. */
final class TemplateParser {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Cursor cursor;
    private final List<Step> steps = new ArrayList<>();

    private TemplateParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The texts and the brace pairs of a template. */
    static List<Step> parse(Cursor cursor) {
        List<Step> template = new ArrayList<>();
        while (cursor.peek() != Cursor.END) {
            int start = cursor.position();
            while (cursor.peek() != Cursor.END && cursor.peek() != '{') {
                cursor.next();
            }
            if (cursor.position() > start) {
                template.add(new Step.Text(NODES.stringNode(cursor.text(start, 0))));
            }
            if (cursor.next() == '{') {
                template.add(new TemplateParser(cursor).action());
            }
        }
        return template;
    }

    /** To behind the closing brace. */
    private Sequence action() {
        while (!cursor.isAt("}")) {
            step();
        }
        cursor.next();
        return new Sequence(steps);
    }

    private void step() {
        if (cursor.isAt("[?(")) {
            steps.add(new BracketParser(cursor).filter());
        } else if (cursor.isAt("..")) {
            descent();
        } else {
            int c = cursor.peek();
            switch (c) {
                case Cursor.END, '\n', '\r' -> throw cursor.error("unclosed action: expected }");
                case ' ', '@', '$' -> cursor.next();
                case '[' -> steps.addAll(new BracketParser(cursor).bracket());
                case '"', '\'' -> quote((char) c);
                case '.' -> {
                    cursor.next();
                    field();
                }
                default -> word(c);
            }
        }
    }

    private void word(int c) {
        if (c == '+' || c == '-' || Character.isDigit(c)) {
            number();
        } else if (isWord(c)) {
            identifier();
        } else {
            throw cursor.error("unrecognized character in action");
        }
    }

    private void identifier() {
        int start = cursor.position();
        while (!isTerminator(cursor.peek())) {
            cursor.next();
        }
        String name = cursor.text(start, 0);
        boolean isBool = name.equals("true") || name.equals("false");
        steps.add(isBool ? new Step.Literal(NODES.booleanNode(name.equals("true"))) : new Step.Keyword(name));
    }

    private void descent() {
        if (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof Step.Descent) {
            throw cursor.error("invalid multiple recursive descent");
        }
        cursor.skip(2);
        steps.add(new Step.Descent());
        if (isWord(cursor.peek())) {
            field();
        }
    }

    private void field() {
        int start = cursor.position();
        while (!isTerminator(cursor.peek())) {
            if (cursor.next() == '\\') {
                cursor.next();
            }
        }
        String name = cursor.text(start, 0);
        steps.add(name.equals("*") ? new Step.Wildcard() : new Step.Field(name.replace("\\", "")));
    }

    private void number() {
        int start = cursor.position();
        cursor.next();
        while (cursor.peek() == '.' || Character.isDigit(cursor.peek())) {
            cursor.next();
        }
        String text = cursor.text(start, 0);
        if (!text.chars().allMatch(c -> c < 0x80)) {
            throw cursor.error("cannot parse number " + text);
        }
        steps.add(new Step.Literal(number(text)));
    }

    private JsonNode number(String text) {
        try {
            return NODES.numberNode(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return fraction(text);
        }
    }

    private JsonNode fraction(String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw cursor.error("cannot parse number " + text);
        }
        if (!Double.isFinite(value)) {
            throw cursor.error("number out of range");
        }
        return NODES.numberNode(value);
    }

    private void quote(char quote) {
        int start = cursor.position();
        cursor.next();
        int c;
        do {
            c = cursor.nextInLine("unterminated quoted string");
        } while (c != quote || cursor.isEscaped());
        String text = Unquote.unquote(cursor.text(start + 1, 1), quote);
        if (text == null) {
            throw cursor.error("invalid escape in a quoted string");
        }
        steps.add(new Step.Text(NODES.stringNode(text)));
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }

    private static boolean isTerminator(int c) {
        return c == Cursor.END || " \t\r\n.,[]$@{}".indexOf(c) >= 0;
    }
}
