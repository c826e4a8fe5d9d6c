package io.coxswain.model.patch;

import io.coxswain.model.Utf8Order;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds what makes one object of another. What it finds may hold parts of the modified object.
 *
 * @param additions whether it tells what is new or changed
 * @param deletions whether it tells what is gone
 * @param order whether it tells the order of lists that merge
 */
record StrategicDifference(boolean additions, boolean deletions, boolean order) {

    ObjectNode between(ObjectNode original, ObjectNode modified, PatchSchema schema) {
        return between(original, modified, schema, false);
    }

    /** @param retainKeys whether the patch is to name all fields that may stay */
    ObjectNode between(ObjectNode original, ObjectNode modified, PatchSchema schema, boolean retainKeys) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (Entry<String, JsonNode> field : modified.properties()) {
            String name = field.getKey();
            JsonNode before = original.get(name);
            if (before == null) {
                set(patch, name, field.getValue());
            } else if (name.equals(Directives.PATCH)) {
                compareDirectives(patch, before, field.getValue());
            } else {
                compare(patch, name, before, field.getValue(), schema);
            }
        }
        List<String> gone = original.propertyNames().stream()
                .filter(name -> !modified.has(name))
                .toList();
        if (deletions) {
            gone.forEach(patch::putNull);
        }
        if (retainKeys) {
            boolean clears = gone.stream().anyMatch(original::hasNonNull);
            retain(patch, modified, clears || !patch.isEmpty());
        }
        return patch;
    }

    private static void compareDirectives(ObjectNode patch, JsonNode before, JsonNode after) {
        if (!before.isString() || !after.isString()) {
            throw PatchException.malformed(Directives.PATCH + " is not a string");
        }
        if (!before.stringValue().equals(after.stringValue())) {
            patch.set(Directives.PATCH, after);
        }
    }

    private static void retain(ObjectNode patch, ObjectNode modified, boolean changes) {
        List<JsonNode> keys = new ArrayList<>();
        modified.propertyNames().stream()
                .filter(modified::hasNonNull)
                .sorted(Utf8Order.INSTANCE)
                .forEach(name -> keys.add(JsonNodeFactory.instance.stringNode(name)));
        if (changes && !keys.isEmpty()) {
            patch.set(Directives.RETAIN_KEYS, ListElements.array(keys));
        }
    }

    private void compare(ObjectNode patch, String name, JsonNode before, JsonNode after, PatchSchema schema) {
        if (before instanceof ObjectNode from && after instanceof ObjectNode to) {
            compareObjects(patch, name, from, to, schema);
        } else if (before.isArray() && after.isArray()) {
            compareLists(patch, name, before, after, schema);
        } else {
            setIfChanged(patch, name, before, after);
        }
    }

    private void compareObjects(
            ObjectNode patch, String name, ObjectNode before, ObjectNode after, PatchSchema schema) {
        PatchSchema.Field field = schema.findObject(name);
        if (field == null) {
            requireEqual(before, after, schema, name);
        } else if (field.replaces()) {
            set(patch, name, after);
        } else {
            ObjectNode inner = within(name, () -> between(before, after, field.schema(), field.retainKeys()));
            if (!inner.isEmpty()) {
                patch.set(name, inner);
            }
        }
    }

    private void compareLists(ObjectNode patch, String name, JsonNode before, JsonNode after, PatchSchema schema) {
        PatchSchema.Field field = schema.findList(name);
        if (field == null) {
            requireEqual(before, after, schema, name);
        } else if (field.merges()) {
            within(name, () -> new ListDifference(this, field, before, after).putInto(patch, name));
        } else {
            setIfChanged(patch, name, before, after);
        }
    }

    /** What no schema knows is no harm as long as it stays as it is. */
    private static void requireEqual(JsonNode before, JsonNode after, PatchSchema schema, String name) {
        if (!JsonTree.equal(before, after)) {
            throw schema.unknown(name);
        }
    }

    private static <T> T within(String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (PatchException e) {
            throw e.within(name);
        }
    }

    private void setIfChanged(ObjectNode patch, String name, JsonNode before, JsonNode after) {
        if (!JsonTree.equal(before, after)) {
            set(patch, name, after);
        }
    }

    private void set(ObjectNode patch, String name, JsonNode value) {
        if (additions) {
            patch.set(name, value);
        }
    }
}
