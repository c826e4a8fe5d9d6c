package io.coxswain.model.jackson;

import io.coxswain.model.tree.JsonTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a change into a document that holds more than the one who changed it knows: what differs between the known part before and
 * after is changed in the document, and nothing else. The trees are the overlay's own to take apart.
 */
final class Overlay {
    private Overlay() {}

    static JsonNode write(JsonNode before, JsonNode after, JsonNode document) {
        if (JsonTree.equal(before, after)) {
            return document;
        }
        if (before instanceof ObjectNode from && after instanceof ObjectNode to && document instanceof ObjectNode in) {
            return object(from, to, in);
        }
        if (before instanceof ArrayNode from && after instanceof ArrayNode to && document instanceof ArrayNode in) {
            return from.size() == in.size() ? list(from, to, in) : after;
        }
        return after;
    }

    private static JsonNode object(ObjectNode before, ObjectNode after, ObjectNode document) {
        for (Map.Entry<String, JsonNode> field : before.properties()) {
            if (isNothing(after.get(field.getKey())) && !field.getValue().isNull()) {
                document.remove(field.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            String name = field.getKey();
            JsonNode was = before.get(name);
            JsonNode there = document.get(name);
            if (was != null && there != null && !isNothing(field.getValue())) {
                document.set(name, write(was, field.getValue(), there));
            } else if (!isNothing(field.getValue()) && (was == null || !JsonTree.equal(was, field.getValue()))) {
                document.set(name, field.getValue());
            }
        }
        return document;
    }

    /** Kubernetes does not tell null from a field that is not there. */
    private static boolean isNothing(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    private static JsonNode list(ArrayNode before, ArrayNode after, ArrayNode document) {
        int[] origin = Elements.origins(before, after);
        ArrayNode list = JsonNodeFactory.instance.arrayNode(after.size());
        for (int i = 0; i < origin.length; i++) {
            int from = origin[i];
            list.add(from < 0 ? after.get(i) : write(before.get(from), after.get(i), document.get(from)));
        }
        return list;
    }
}
