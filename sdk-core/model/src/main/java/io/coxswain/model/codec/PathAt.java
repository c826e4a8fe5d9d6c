package io.coxswain.model.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds out in which member of a document a byte lies. It is asked only when something went wrong, so that readers need not keep
 * track; of malformed documents it tells what it can.
 */
final class PathAt {
    private final byte[] json;
    private final int to;

    /** The names and indexes of what is open, the innermost first. */
    private final Deque<Object> open = new ArrayDeque<>();

    private PathAt(byte[] json, int to) {
        this.json = json;
        this.to = to;
    }

    /** As a JSON pointer. */
    static String find(byte[] json, int from, int to) {
        return new PathAt(json, to).walk(from);
    }

    private String walk(int from) {
        int i = from;
        while (i < to) {
            switch (json[i]) {
                case '{' -> open.push("");
                case '[' -> open.push(0);
                case '}', ']' -> open.poll();
                case ',' -> nextElement();
                case '"' -> {
                    int end = JsonText.closingQuote(json, i + 1, to);
                    if (end < 0) {
                        return pointer();
                    }
                    name(i + 1, end);
                    i = end;
                }
                default -> {
                    // Part of a number or a word, or white space.
                }
            }
            i++;
        }
        return pointer();
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
        if (i < to && json[i] == ':' && open.peek() instanceof String) {
            open.pop();
            open.push(new String(json, from, end - from, StandardCharsets.UTF_8));
        }
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Iterator<Object> names = open.descendingIterator(); names.hasNext(); ) {
            Object name = names.next();
            if (!"".equals(name)) {
                pointer.append('/').append(name.toString().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }
}
