package io.coxswain.model;

import io.coxswain.model.LabelRequirement.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads label selectors. A token is one of the signs, or a word: all else between signs and blanks. The empty token is
 * the end. Words {@code in} and {@code notin} are operators only after a key.
 */
final class SelectorParser {
    private static final String SIGNS = "=!(),<>";
    private static final String BLANKS = " \t\r\n";
    private static final String END = "";

    private final String text;

    /** Where the current token begins and ends. */
    private int start;

    private int end;
    private String token = END;

    private SelectorParser(String text) {
        this.text = text;
        advance();
    }

    static List<LabelRequirement> parse(String text) {
        return new SelectorParser(Objects.requireNonNull(text, "text")).parse();
    }

    private List<LabelRequirement> parse() {
        List<LabelRequirement> requirements = new ArrayList<>();
        if (token.equals(END)) {
            return requirements;
        }
        requirements.add(requirement());
        while (!token.equals(END)) {
            expect(",", "',' or the end");
            requirements.add(requirement());
        }
        return requirements;
    }

    private LabelRequirement requirement() {
        if (token.equals("!")) {
            advance();
            return new LabelRequirement(word("a label key"), Operator.DOES_NOT_EXIST, List.of());
        }
        String key = word("a label key");
        if (token.equals(END) || token.equals(",")) {
            return new LabelRequirement(key, Operator.EXISTS, List.of());
        }
        Operator operator = operator();
        boolean ofSet = operator == Operator.IN || operator == Operator.NOT_IN;
        return new LabelRequirement(key, operator, ofSet ? values() : List.of(value()));
    }

    private Operator operator() {
        Operator operator = switch (token) {
            case "=" -> Operator.EQUALS;
            case "==" -> Operator.DOUBLE_EQUALS;
            case "!=" -> Operator.NOT_EQUALS;
            case "in" -> Operator.IN;
            case "notin" -> Operator.NOT_IN;
            case ">" -> Operator.GREATER_THAN;
            case "<" -> Operator.LESS_THAN;
            default -> throw unexpected("one of = == != in notin > <");
        };
        advance();
        return operator;
    }

    private String value() {
        return token.equals(END) || token.equals(",") ? "" : word("a label value");
    }

    /** Values in parentheses, where nothing between two commas is the empty value. */
    private List<String> values() {
        expect("(", "'('");
        List<String> values = new ArrayList<>();
        values.add(listedValue());
        while (token.equals(",")) {
            advance();
            values.add(listedValue());
        }
        expect(")", "',' or ')'");
        return values;
    }

    private String listedValue() {
        return token.equals(",") || token.equals(")") ? "" : word("a label value");
    }

    private String word(String expected) {
        if (token.equals(END) || SIGNS.indexOf(token.charAt(0)) >= 0) {
            throw unexpected(expected);
        }
        String word = token;
        advance();
        return word;
    }

    private void expect(String wanted, String expected) {
        if (!token.equals(wanted)) {
            throw unexpected(expected);
        }
        advance();
    }

    private void advance() {
        start = end;
        while (start < text.length() && BLANKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        end = start;
        if (start < text.length()) {
            end = SIGNS.indexOf(text.charAt(start)) < 0 ? endOfWord() : endOfSign();
        }
        token = text.substring(start, end);
    }

    private int endOfWord() {
        int i = start;
        while (i < text.length() && SIGNS.indexOf(text.charAt(i)) < 0 && BLANKS.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private int endOfSign() {
        boolean two = text.startsWith("==", start) || text.startsWith("!=", start);
        return start + (two ? 2 : 1);
    }

    private IllegalArgumentException unexpected(String expected) {
        String found = token.equals(END) ? "it ends" : "there is " + Excerpt.of(token);
        return new IllegalArgumentException("not a label selector: " + Excerpt.of(text) + ": at character "
                + (start + 1) + " " + found + ", expected " + expected);
    }
}
