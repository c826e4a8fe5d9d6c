package io.coxswain.model.patch;

import io.coxswain.model.tree.JsonTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges a strategic merge patch into an object, or into another such patch; both are used up by it.
 *
 * @param applying whether into an object: then directives are carried out, otherwise they are kept
 */
record StrategicMerge(boolean applying) {

    ObjectNode merge(ObjectNode original, ObjectNode patch, PatchSchema schema) {
        if (Directives.isPresent(patch)) {
            return whole(patch);
        }
        retainKeys(original, patch);
        mergeOrderedLists(original, patch, schema);
        for (String key : List.copyOf(patch.propertyNames())) {
            JsonNode value = patch.path(key);
            if (!key.startsWith(Directives.DELETE_FROM_LIST)) {
                mergeField(original, key, value, schema);
            } else if (applying) {
                deleteFromList(original, Directives.list(Directives.DELETE_FROM_LIST, key), value);
            } else {
                original.set(key, value);
            }
        }
        return original;
    }

    /** What a directive makes of an object as a whole. */
    private static ObjectNode whole(ObjectNode patch) {
        if (Directives.is(Directives.REPLACE, patch)) {
            patch.remove(Directives.PATCH);
            return patch;
        }
        if (Directives.is(Directives.DELETE, patch)) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw Directives.unknown();
    }

    private void retainKeys(ObjectNode original, ObjectNode patch) {
        JsonNode retained = patch.remove(Directives.RETAIN_KEYS);
        if (retained == null) {
            return;
        }
        if (!applying) {
            keep(original, Directives.RETAIN_KEYS, retained);
            return;
        }
        Set<String> names = new HashSet<>();
        retained.values().stream().filter(JsonNode::isString).forEach(name -> names.add(name.stringValue()));
        boolean complete = patch.properties().stream()
                .allMatch(field -> field.getValue().isNull()
                        || names.contains(field.getKey())
                        || field.getKey().startsWith(Directives.DELETE_FROM_LIST)
                        || field.getKey().startsWith(Directives.SET_ORDER));
        if (!retained.isArray() || !complete) {
            throw PatchException.malformed(Directives.RETAIN_KEYS + " is not a list of all fields that the patch sets");
        }
        original.retain(names);
    }

    /** A directive of both patches must be the same in both. */
    private static void keep(ObjectNode original, String directive, JsonNode value) {
        JsonNode known = original.get(directive);
        if (known != null && !JsonTree.equal(known, value)) {
            throw PatchException.malformed("two patches differ in " + directive);
        }
        original.set(directive, value);
    }

    /** Merges the lists that a patch gives an order for, and takes both out of the patch. */
    private void mergeOrderedLists(ObjectNode original, ObjectNode patch, PatchSchema schema) {
        for (String key : List.copyOf(patch.propertyNames())) {
            if (key.startsWith(Directives.SET_ORDER)) {
                JsonNode order = patch.path(key);
                patch.remove(key);
                if (!applying) {
                    keep(original, key, order);
                }
                String name = Directives.list(Directives.SET_ORDER, key);
                ListMerge lists = new ListMerge(this, schema.list(name));
                try {
                    lists.mergeOrdered(original, name, patch.remove(name), order);
                } catch (PatchException e) {
                    throw e.within(name);
                }
            }
        }
    }

    private void mergeField(ObjectNode original, String name, JsonNode value, PatchSchema schema) {
        JsonNode before = original.get(name);
        if (value.isNull()) {
            original.remove(name);
            if (!applying) {
                original.putNull(name);
            }
        } else if (before instanceof ObjectNode object && value instanceof ObjectNode patch) {
            original.set(name, mergeObject(object, patch, schema.object(name), name));
        } else if (before != null && before.isArray() && value.isArray()) {
            original.set(name, mergeList(before, value, schema.list(name), name));
        } else {
            setNew(original, name, value);
        }
    }

    /** @param where the field or index of the object, for errors */
    ObjectNode mergeObject(ObjectNode before, ObjectNode patch, PatchSchema.Field field, Object where) {
        try {
            return field.replaces() ? patch : merge(before, patch, field.schema());
        } catch (PatchException e) {
            throw e.within(where);
        }
    }

    private JsonNode mergeList(JsonNode before, JsonNode patch, PatchSchema.Field field, String name) {
        try {
            List<JsonNode> merged =
                    new ListMerge(this, field).merge(ListElements.list(before), ListElements.list(patch));
            return ListElements.array(merged);
        } catch (PatchException e) {
            throw e.within(name);
        }
    }

    private void setNew(ObjectNode original, String name, JsonNode value) {
        if (Directives.isPresent(value)) {
            original.remove(name);
            return;
        }
        if (applying) {
            removeNulls(value);
        }
        removeMarked(value);
        original.set(name, value);
    }

    private static void deleteFromList(ObjectNode original, String name, JsonNode deleted) {
        JsonNode list = original.get(name);
        if (list == null || !list.isArray() || !deleted.isArray() || (list.isEmpty() && deleted.isEmpty())) {
            return;
        }
        List<JsonNode> elements = ListElements.list(list);
        List<JsonNode> gone = ListElements.list(deleted);
        ListElements scalars = ListElements.of("", elements, gone);
        Set<Object> keys = scalars.keys(gone);
        elements.removeIf(element -> keys.contains(scalars.key(element)));
        original.set(name, ListElements.array(elements));
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(StrategicMerge::removeNulls);
    }

    /** Leaves out, at every level, the objects that a directive marks. */
    static void removeMarked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(Directives::isPresent);
        } else if (node instanceof ArrayNode array) {
            array.removeIf(Directives::isPresent);
        }
        node.forEach(StrategicMerge::removeMarked);
    }
}
