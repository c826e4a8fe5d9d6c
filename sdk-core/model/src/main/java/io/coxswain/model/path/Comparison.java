package io.coxswain.model.path;

import io.coxswain.model.Utf8Order;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Go's comparisons: only values of the same kind compare, and whole numbers are another kind than others. */
final class Comparison {
    private Comparison() {}

    private enum Kind {
        BOOL,
        INTEGER,
        FLOAT,
        STRING
    }

    /** @param found what had been found before, if they cannot be compared */
    static boolean test(JsonNode left, String operator, JsonNode right, List<JsonNode> found) {
        return switch (operator) {
            case "==" -> equal(left, right, found);
            case "!=" -> !equal(left, right, found);
            case "<" -> less(left, right, found);
            case "<=" -> less(left, right, found) || equal(left, right, found);
            case ">" -> !less(left, right, found) && !equal(left, right, found);
            case ">=" -> !less(left, right, found);
            default -> throw JsonPathException.evaluation("unrecognized filter operator " + operator, found);
        };
    }

    private static boolean equal(JsonNode left, JsonNode right, List<JsonNode> found) {
        return switch (kind(left, right, found)) {
            case BOOL -> left.booleanValue() == right.booleanValue();
            case INTEGER -> left.longValue() == right.longValue();
            case FLOAT -> left.doubleValue() == right.doubleValue();
            case STRING -> left.stringValue().equals(right.stringValue());
        };
    }

    private static boolean less(JsonNode left, JsonNode right, List<JsonNode> found) {
        return switch (kind(left, right, found)) {
            case BOOL -> throw JsonPathException.evaluation("invalid type for comparison", found);
            case INTEGER -> left.longValue() < right.longValue();
            case FLOAT -> left.doubleValue() < right.doubleValue();
            case STRING -> Utf8Order.INSTANCE.compare(left.stringValue(), right.stringValue()) < 0;
        };
    }

    private static Kind kind(JsonNode left, JsonNode right, List<JsonNode> found) {
        Kind kind = kind(left, found);
        if (kind != kind(right, found)) {
            throw JsonPathException.evaluation("incompatible types for comparison", found);
        }
        return kind;
    }

    private static Kind kind(JsonNode value, List<JsonNode> found) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Kind.BOOL;
            case STRING -> Kind.STRING;
            case NUMBER -> GoText.isInteger(value) ? Kind.INTEGER : Kind.FLOAT;
            default -> throw JsonPathException.evaluation("invalid type for comparison", found);
        };
    }
}
