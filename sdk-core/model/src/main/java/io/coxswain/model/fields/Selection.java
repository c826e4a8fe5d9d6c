package io.coxswain.model.fields;

import io.coxswain.model.tree.JsonTree;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what a set holds out of an object, or the object without it.
 *
 * @param extracts whether what the set holds is what comes out
 */
record Selection(boolean extracts) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static JsonNode extract(Place place, JsonNode object, FieldSet set) {
        return new Selection(true).of(place, object, set);
    }

    static JsonNode remove(Place place, JsonNode object, FieldSet set) {
        return new Selection(false).of(place, object, set);
    }

    private JsonNode of(Place place, JsonNode object, FieldSet set) {
        JsonNode selected = select(place, JsonTree.copy(object), set);
        return selected == null ? NODES.objectNode() : selected;
    }

    /** Null if nothing comes out. */
    private @Nullable JsonNode select(Place place, JsonNode value, FieldSet set) {
        if (place.isObject(value)) {
            return value instanceof ObjectNode object ? selectFields(place, object, set) : null;
        }
        if (place.isList(value)) {
            return value instanceof ArrayNode array ? selectElements(place, array, set) : null;
        }
        return value;
    }

    private @Nullable JsonNode selectFields(Place place, ObjectNode object, FieldSet set) {
        if (object.isEmpty() || place.atomic()) {
            return extracts ? object : null;
        }
        ObjectNode selected = NODES.objectNode();
        boolean any = false;
        for (Entry<String, JsonNode> field : object.properties()) {
            PathElement element = PathElement.field(field.getKey());
            if (extracts ? set.hasMember(element) || !set.within(element).isEmpty() : !set.hasMember(element)) {
                any = true;
                JsonNode value = selectField(place.field(field.getKey()), field.getValue(), set, element);
                if (value != null) {
                    selected.set(field.getKey(), value);
                }
            }
        }
        return any ? selected : null;
    }

    private @Nullable JsonNode selectField(Place place, JsonNode value, FieldSet set, PathElement element) {
        if (set.hasMember(element)) {
            // As Kubernetes' library, which does not go down in the set here: of a field that is in the set itself, but
            // is no
            // leaf of the object, nothing is known to be set.
            return select(place, value, set);
        }
        FieldSet within = set.within(element);
        return within.isEmpty() ? value : select(place, value, within);
    }

    private @Nullable JsonNode selectElements(Place place, ArrayNode list, FieldSet set) {
        if (list.isEmpty() || place.isAtomicList()) {
            return extracts ? list : null;
        }
        ArrayNode selected = NODES.arrayNode();
        for (JsonNode element : list) {
            PathElement key = place.elementOf(element);
            boolean isMember = key != null && set.hasMember(key);
            FieldSet within = key == null ? FieldSet.empty() : set.within(key);
            if (extracts ? isMember || !within.isEmpty() : !isMember) {
                JsonNode value = within.isEmpty() ? element : select(place.element(), element, within);
                selected.add(value == null ? NODES.objectNode() : value);
            }
        }
        return selected.isEmpty() ? null : selected;
    }
}
