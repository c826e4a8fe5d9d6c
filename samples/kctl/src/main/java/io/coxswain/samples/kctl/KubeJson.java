package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.Utf8Order;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** An object's JSON in kubectl's form: fields sorted by name, indented by four, without managedFields. */
final class KubeJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final @Nullable Object root;

    private KubeJson(@Nullable Object root) {
        this.root = root;
    }

    static KubeJson of(KubeObject object) {
        KubeJson json = parse(encode(object.resourceType(), object));
        if (json.root instanceof Map<?, ?> fields && fields.get("metadata") instanceof Map<?, ?> metadata) {
            metadata.remove("managedFields");
        }
        return json;
    }

    @SuppressWarnings("unchecked") // an object's type has the codec of its own class
    private static <T> byte[] encode(ResourceType<T> type, KubeObject object) {
        Codec<T> codec = type.codec();
        return codec.toJson((T) object);
    }

    static KubeJson of(JsonNode tree) {
        return parse(JsonTree.write(tree));
    }

    static KubeJson parse(byte[] json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new KubeJson(value(parser, parser.nextToken()));
        }
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> fields = new TreeMap<>(Utf8Order.INSTANCE);
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    fields.put(name, value(parser, parser.nextToken()));
                }
                yield fields;
            }
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(value(parser, next));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> GoNumber.of(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /**
     * The text, without a line break at its end.
     *
     * @param depth how deep it will stand in another text; its first line is not indented
     */
    String indented(int depth) {
        StringBuilder out = new StringBuilder(4096);
        write(out, root, depth);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> fields) {
            out.append('{');
            for (Iterator<? extends Map.Entry<?, ?>> i = fields.entrySet().iterator(); i.hasNext(); ) {
                Map.Entry<?, ?> field = i.next();
                line(out, depth + 1);
                GoString.quote(out, (String) field.getKey());
                out.append(": ");
                write(out, field.getValue(), depth + 1);
                separate(out, i.hasNext(), depth);
            }
            out.append('}');
        } else if (value instanceof List<?> items) {
            out.append('[');
            for (Iterator<?> i = items.iterator(); i.hasNext(); ) {
                line(out, depth + 1);
                write(out, i.next(), depth + 1);
                separate(out, i.hasNext(), depth);
            }
            out.append(']');
        } else if (value instanceof String text) {
            GoString.quote(out, text);
        } else {
            out.append(value);
        }
    }

    private static void separate(StringBuilder out, boolean more, int depth) {
        if (more) {
            out.append(',');
        } else {
            line(out, depth);
        }
    }

    private static void line(StringBuilder out, int depth) {
        out.append('\n').append("    ".repeat(depth));
    }
}
