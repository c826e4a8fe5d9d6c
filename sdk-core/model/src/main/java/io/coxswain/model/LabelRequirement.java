package io.coxswain.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * One requirement of a {@link Selector}: a label's key, how it compares, and with which values.
 *
 * @param values sorted, each once
 */
public record LabelRequirement(String key, Operator operator, List<String> values) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException if no label can have the key or a value, or the operator takes another number of
     *     them
     */
    public LabelRequirement {
        Objects.requireNonNull(operator, "operator");
        LabelNames.checkKey(key);
        values = List.copyOf(new TreeSet<>(values));
        values.forEach(LabelNames::checkValue);
        checkNumberOfValues(key, operator, values);
    }

    private static void checkNumberOfValues(String key, Operator operator, List<String> values) {
        boolean right = switch (operator) {
            case IN, NOT_IN -> !values.isEmpty();
            case EXISTS, DOES_NOT_EXIST -> values.isEmpty();
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> values.size() == 1;
            case GREATER_THAN, LESS_THAN -> values.size() == 1 && Int64.parse(values.get(0)) != null;
        };
        if (!right) {
            throw new IllegalArgumentException("wrong values for '" + operator + "' in the selector of label " + key
                    + ": " + Excerpt.of(values.toString())
                    + " (expected an integer for > and <, at least one value for in and notin, none for exists and !,"
                    + " else one)");
        }
    }

    /** An absent label satisfies {@code !=}, {@code notin} and {@code !}, and nothing else. */
    public boolean matches(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case EQUALS, DOUBLE_EQUALS, IN -> value != null && values.contains(value);
            case NOT_EQUALS, NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            case GREATER_THAN -> value != null && compare(value) > 0;
            case LESS_THAN -> value != null && compare(value) < 0;
        };
    }

    /** 0 also where the label is not a number. */
    private int compare(String value) {
        Long actual = Int64.parse(value);
        Long limit = Int64.parse(values.get(0));
        return actual == null || limit == null ? 0 : actual.compareTo(limit);
    }

    @Override
    public String toString() {
        return switch (operator) {
            case EXISTS -> key;
            case DOES_NOT_EXIST -> operator + key;
            case IN, NOT_IN -> key + " " + operator + " (" + String.join(",", values) + ")";
            default -> key + operator + values.get(0);
        };
    }

    /** How a requirement compares. */
    public enum Operator {
        /** The label has the value. */
        EQUALS("="),
        /** The same as {@link #EQUALS}, written otherwise. */
        DOUBLE_EQUALS("=="),
        /** The label has another value, or is absent. */
        NOT_EQUALS("!="),
        /** The label has one of the values. */
        IN("in"),
        /** The label has none of the values, or is absent. */
        NOT_IN("notin"),
        /** The label is there. */
        EXISTS("exists"),
        /** The label is absent. */
        DOES_NOT_EXIST("!"),
        /** The label is a larger integer. */
        GREATER_THAN(">"),
        /** The label is a smaller integer. */
        LESS_THAN("<");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As Kubernetes' libraries name it. */
        @Override
        public String toString() {
            return sign;
        }
    }
}
