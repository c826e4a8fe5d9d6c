package io.coxswain.model.fields;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.fields.PathElement.Field;
import io.coxswain.model.fields.PathElement.Index;
import io.coxswain.model.fields.PathElement.Key;
import io.coxswain.model.fields.PathElement.Value;
import io.coxswain.model.tree.JsonTree;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Path elements as FieldsV1 writes them, in the form of Kubernetes' own library to the byte. */
final class ElementText {
    private static final int PREFIX = 2;

    private ElementText() {}

    /** Whether a reader skips it: a kind of element that only later versions know. */
    static boolean isUnknown(String text) {
        return text.length() >= PREFIX && text.charAt(1) == ':' && "fkvi".indexOf(text.charAt(0)) < 0;
    }

    static PathElement parse(String text) {
        if (text.length() < PREFIX || text.charAt(1) != ':') {
            throw new IllegalArgumentException("an element of a path begins with f:, k:, v: or i:");
        }
        String content = text.substring(PREFIX);
        return switch (text.charAt(0)) {
            case 'f' -> new Field(content);
            case 'k' -> key(content);
            case 'v' -> new Value(json(content));
            case 'i' -> index(content);
            default -> throw new IllegalArgumentException("an element of a path begins with f:, k:, v: or i:");
        };
    }

    private static Key key(String content) {
        JsonNode json = json(content);
        if (!json.isObject()) {
            throw new IllegalArgumentException("behind k: stands an object");
        }
        SortedMap<String, JsonNode> fields = new TreeMap<>();
        for (Entry<String, JsonNode> field : json.properties()) {
            fields.put(field.getKey(), field.getValue());
        }
        return new Key(fields);
    }

    private static JsonNode json(String content) {
        try {
            return JsonTree.read(content);
        } catch (DecodingException e) {
            throw new IllegalArgumentException("behind k: and v: stands JSON", e);
        }
    }

    private static Index index(String content) {
        try {
            return new Index(Integer.parseInt(content));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("behind i: stands a number", e);
        }
    }

    static String of(PathElement element) {
        if (element instanceof Field field) {
            return "f:" + field.name();
        }
        if (element instanceof Key key) {
            return key(key);
        }
        return element instanceof Value value ? "v:" + ofScalar(value.value()) : "i:" + ((Index) element).index();
    }

    private static String key(Key key) {
        StringBuilder text = new StringBuilder("k:{");
        for (Entry<String, JsonNode> field : key.fields().entrySet()) {
            text.append(text.length() == PREFIX + 1 ? "" : ",");
            quote(text, field.getKey(), false);
            text.append(':').append(ofScalar(field.getValue()));
        }
        return text.append('}').toString();
    }

    static String ofScalar(JsonNode scalar) {
        if (!scalar.isString()) {
            return new String(JsonTree.write(scalar), UTF_8);
        }
        StringBuilder text = new StringBuilder();
        quote(text, scalar.stringValue(), true);
        return text.toString();
    }

    /** @param forHtml whether to escape also what HTML and JavaScript would stumble over, as that library does within values */
    static void quote(StringBuilder out, String text, boolean forHtml) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || (forHtml && isForHtml(c))) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isForHtml(char c) {
        return c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
    }
}
