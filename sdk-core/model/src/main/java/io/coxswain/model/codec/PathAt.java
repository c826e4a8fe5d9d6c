package io.coxswain.model.codec;

import io.coxswain.model.JsonPointer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds out in which member of a document a byte lies. It is asked only when something went wrong, so that readers need not keep
 * track; of malformed documents it tells what it can.
 */
final class PathAt {
    /** In place of a name, where none has come yet. */
    private static final Object UNNAMED = new Object();

    private final byte[] json;
    private final int to;
    private int at;

    /** The names and indexes of what is open, the innermost first. */
    private final Deque<Object> open = new ArrayDeque<>();

    PathAt(byte[] json, int from, int to) {
        this.json = json;
        this.at = from;
        this.to = to;
    }

    /** As a JSON pointer. */
    static String find(byte[] json, int from, int to) {
        PathAt path = new PathAt(json, from, to);
        path.walk(to);
        return path.pointer();
    }

    /** On to the name that begins at its quote here, and takes it. */
    void walkToName(int begin) {
        walk(begin);
        int end = JsonText.closingQuote(json, begin + 1, to);
        name(begin + 1, end);
        at = end + 1;
    }

    private void walk(int end) {
        while (at < end) {
            switch (json[at]) {
                case '{' -> open.push(UNNAMED);
                case '[' -> open.push(0);
                case '}', ']' -> open.poll();
                case ',' -> nextElement();
                case '"' -> {
                    int quote = JsonText.closingQuote(json, at + 1, to);
                    if (quote < 0) {
                        at = end;
                        return;
                    }
                    name(at + 1, quote);
                    at = quote;
                }
                default -> {
                    // Part of a number or a word, or white space.
                }
            }
            at++;
        }
    }

    private void nextElement() {
        if (open.peek() instanceof Integer index) {
            open.pop();
            open.push(index + 1);
        }
    }

    /** A string before a colon names what follows; other strings are values. */
    private void name(int from, int end) {
        int i = end + 1;
        while (i < to && json[i] <= ' ') {
            i++;
        }
        if (i < to && json[i] == ':' && !open.isEmpty() && !(open.peek() instanceof Integer)) {
            open.pop();
            open.push(new Name(from, end));
        }
    }

    String pointer() {
        String pointer = "";
        for (Iterator<Object> names = open.descendingIterator(); names.hasNext(); ) {
            Object name = names.next();
            if (name != UNNAMED) {
                pointer = JsonPointer.append(pointer, text(name));
            }
        }
        return pointer;
    }

    /** As Kubernetes writes it: {@code spec.containers[0].image}. */
    String field() {
        StringBuilder field = new StringBuilder();
        boolean first = true;
        for (Iterator<Object> names = open.descendingIterator(); names.hasNext(); ) {
            Object name = names.next();
            if (name instanceof Integer) {
                field.append('[').append(name).append(']');
            } else if (name != UNNAMED) {
                field.append(first ? "" : ".").append(text(name));
            }
            first = false;
        }
        return field.toString();
    }

    private String text(Object name) {
        if (name instanceof Name quoted) {
            String text = EscapedText.decode(json, quoted.from, quoted.to);
            return text == null ? "?" : text;
        }
        return name.toString();
    }

    /** Where a name lies in the document, without its quotes. */
    private record Name(int from, int to) {}
}
