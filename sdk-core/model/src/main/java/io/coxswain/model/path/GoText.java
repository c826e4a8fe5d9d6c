package io.coxswain.model.path;

import io.coxswain.model.GoFloat;
import io.coxswain.model.Utf8Order;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.Map.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values as Go prints them: scalars bare, objects and lists as its JSON, with sorted fields. */
final class GoText {
    private static final String INDENT = "    ";

    private final StringBuilder out = new StringBuilder();
    private final boolean indents;

    private GoText(boolean indents) {
        this.indents = indents;
    }

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, ARRAY -> json(value, false);
            case STRING -> value.stringValue();
            case NUMBER -> isInteger(value) ? Long.toString(value.longValue()) : GoFloat.text(value.doubleValue());
            case BOOLEAN -> Boolean.toString(value.booleanValue());
            case MISSING -> "<no value>";
            default -> "null";
        };
    }

    /** A list of values as JSON, indented by four blanks. */
    static String indented(List<JsonNode> values) {
        return json(JsonNodeFactory.instance.arrayNode(values.size()).addAll(values), true);
    }

    /** Whether Go's decoder makes a whole number of it. */
    static boolean isInteger(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    private static String json(JsonNode value, boolean indents) {
        GoText text = new GoText(indents);
        text.append(value, 0);
        return text.out.toString();
    }

    private void append(JsonNode value, int depth) {
        if (depth > JsonTree.MAX_DEPTH) {
            throw JsonPathException.limit("the object is deeper than " + JsonTree.MAX_DEPTH + " levels");
        }
        switch (value.getNodeType()) {
            case OBJECT -> object(value, depth);
            case ARRAY -> array(value, depth);
            case STRING -> string(value.stringValue());
            case NUMBER -> out.append(isInteger(value) ? of(value) : GoFloat.json(value.doubleValue()));
            case BOOLEAN -> out.append(value.booleanValue());
            default -> out.append("null");
        }
    }

    private void object(JsonNode object, int depth) {
        List<Entry<String, JsonNode>> fields = object.properties().stream()
                .sorted(Entry.comparingByKey(Utf8Order.INSTANCE))
                .toList();
        out.append('{');
        boolean first = true;
        for (Entry<String, JsonNode> field : fields) {
            next(first, depth + 1);
            first = false;
            string(field.getKey());
            out.append(indents ? ": " : ":");
            append(field.getValue(), depth + 1);
        }
        end(first, depth).append('}');
    }

    private void array(JsonNode array, int depth) {
        out.append('[');
        boolean first = true;
        for (JsonNode element : array) {
            next(first, depth + 1);
            first = false;
            append(element, depth + 1);
        }
        end(first, depth).append(']');
    }

    private void next(boolean first, int depth) {
        out.append(first ? "" : ",");
        newLine(depth);
    }

    private StringBuilder end(boolean empty, int depth) {
        if (!empty) {
            newLine(depth);
        }
        return out;
    }

    private void newLine(int depth) {
        if (indents) {
            out.append('\n').append(INDENT.repeat(depth));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    /** What could end a script or a line in JavaScript is escaped too. */
    private void character(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> unicode(c);
            default -> {
                if (c < ' ') {
                    unicode(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void unicode(char c) {
        out.append("\\u").append(Character.forDigit(c >> 12, 16));
        out.append(Character.forDigit(c >> 8 & 0xf, 16));
        out.append(Character.forDigit(c >> 4 & 0xf, 16));
        out.append(Character.forDigit(c & 0xf, 16));
    }
}
