package io.coxswain.model.path;

import io.coxswain.model.path.Step.Bound;
import io.coxswain.model.path.Step.Filter;
import io.coxswain.model.path.Step.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what stands in brackets. As in kubectl they end at the first {@code ]} whatever is quoted, and a quoted key is a path in
 * which points must be escaped.
 */
final class BracketParser {
    private static final Pattern KEY = Pattern.compile("'([^']*)'");
    private static final Pattern SLICE = Pattern.compile("(-?[0-9]*)(:-?[0-9]*)?(:-?[0-9]*)?");
    private static final String OPERATORS = "!<>=";

    private final Cursor cursor;

    BracketParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** An index, a slice, a key, or several of these. */
    List<Step> bracket() {
        int start = cursor.position() + 1;
        int c;
        do {
            c = cursor.nextInLine("unterminated array: expected ]");
        } while (c != ']');
        String text = cursor.text(start, 1);
        if (text.indexOf(',') >= 0) {
            return List.of(union(text));
        }
        Matcher key = KEY.matcher(text);
        return key.matches() ? cursor.inner("." + key.group(1)).steps() : List.of(slice(text));
    }

    private Step union(String text) {
        List<Sequence> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            parts.add(cursor.inner("[" + withoutBlanks(part) + "]"));
        }
        return new Step.Union(parts);
    }

    private static String withoutBlanks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    private Step slice(String text) {
        Matcher matcher = SLICE.matcher(text.equals("*") ? ":" : text);
        if (!matcher.matches()) {
            throw cursor.error("invalid array index " + text);
        }
        Bound start = matcher.group(1).isEmpty() ? Bound.OPEN : bound(matcher.group(1));
        Bound end = matcher.group(2) == null ? new Bound(start.value() + 1, true, true) : afterColon(matcher.group(2));
        Bound step = matcher.group(3) == null ? Bound.OPEN : afterColon(matcher.group(3));
        return new Step.Slice(start, end, step);
    }

    private Bound afterColon(String text) {
        return text.length() == 1 ? Bound.OPEN : bound(text.substring(1));
    }

    private Bound bound(String text) {
        try {
            return new Bound(Long.parseLong(text), true, false);
        } catch (NumberFormatException e) {
            throw cursor.error("array index " + text + " is not a number");
        }
    }

    /** A condition, which begins after {@code [?(}. */
    Step filter() {
        cursor.skip(3);
        int start = cursor.position();
        skipCondition();
        String text = cursor.text(start, 1);
        if (cursor.next() != ']') {
            throw cursor.error("unclosed filter: expected ]");
        }
        int operator = 0;
        while (operator < text.length() && !isOperator(text.charAt(operator))) {
            operator++;
        }
        int right = operator;
        while (right < text.length() && isOperator(text.charAt(right))) {
            right++;
        }
        // Something must be left to compare with.
        right -= right == text.length() && right - operator > 1 ? 1 : 0;
        if (operator == 0 || right == text.length()) {
            return new Filter(cursor.inner(text), Filter.EXISTS, new Sequence(List.of()));
        }
        Sequence left = cursor.inner(text.substring(0, operator));
        return new Filter(left, text.substring(operator, right), cursor.inner(text.substring(right)));
    }

    /** To behind the closing parenthesis, which does not count within the first quoted string. */
    private void skipCondition() {
        int quote = Cursor.END;
        boolean closed = false;
        while (true) {
            int c = cursor.nextInLine("unterminated filter: expected )]");
            if (quote == Cursor.END && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote && !cursor.isEscaped()) {
                closed = true;
            } else if (c == ')' && (quote == Cursor.END || closed)) {
                return;
            }
        }
    }

    private static boolean isOperator(char c) {
        return OPERATORS.indexOf(c) >= 0;
    }
}
