package io.coxswain.model.patch;

import io.coxswain.model.JsonPointer;
import io.coxswain.model.Utf8Order;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import tools.jackson.databind.JsonNode;

/** Finds out whether two strategic merge patches want different things of the same field. */
final class StrategicConflicts {
    private StrategicConflicts() {}

    /** The fields, as JSON pointers; a list is told as a whole. */
    static List<String> between(JsonNode left, JsonNode right, PatchSchema schema) {
        List<String> conflicts = new ArrayList<>();
        find(left, right, schema, "", conflicts);
        return conflicts;
    }

    private static void find(JsonNode left, JsonNode right, PatchSchema schema, String path, List<String> conflicts) {
        for (Entry<String, JsonNode> field : left.properties()) {
            String name = field.getKey();
            JsonNode other = right.get(name);
            if (other == null || !counts(name)) {
                continue;
            }
            String here = JsonPointer.append(path, name);
            if (field.getValue().isObject()
                    && other.isObject()
                    && !schema.object(name).replaces()
                    && sameDirective(field.getValue(), other)) {
                find(field.getValue(), other, schema.object(name).schema(), here, conflicts);
            } else if (ofField(field.getValue(), other, schema, name)) {
                conflicts.add(here);
            }
        }
    }

    /** Whether it is a field or says how one is merged. */
    private static boolean counts(String name) {
        return !name.equals(Directives.PATCH)
                && !name.equals(Directives.RETAIN_KEYS)
                && !name.startsWith(Directives.DELETE_FROM_LIST);
    }

    private static boolean sameDirective(JsonNode left, JsonNode right) {
        return left.path(Directives.PATCH).equals(right.path(Directives.PATCH));
    }

    private static boolean ofField(JsonNode left, JsonNode right, PatchSchema schema, String name) {
        if (left.isObject()) {
            PatchSchema.Field field = schema.object(name);
            return ofObjects(left, right, field.schema(), field.replaces());
        }
        if (left.isArray()) {
            PatchSchema.Field field = schema.list(name);
            return !right.isArray() || ofLists(ListElements.list(left), ListElements.list(right), field);
        }
        return !JsonTree.equal(left, right);
    }

    private static boolean ofObjects(JsonNode left, JsonNode right, PatchSchema schema, boolean replaces) {
        return !right.isObject()
                || !sameDirective(left, right)
                || (!replaces && !between(left, right, schema).isEmpty());
    }

    private static boolean ofLists(List<JsonNode> left, List<JsonNode> right, PatchSchema.Field field) {
        if (field.merges()) {
            ListElements elements = ListElements.of(field.mergeKey(), left, right);
            // Lists of scalars only grow or shrink, which never conflicts.
            return elements.ofObjects() && ofElements(elements, left, right, field.schema());
        }
        if (left.size() != right.size()) {
            return true;
        }
        List<JsonNode> first = comparable(left);
        List<JsonNode> second = comparable(right);
        for (int i = 0; i < first.size(); i++) {
            if (ofValues(first.get(i), second.get(i), field.schema())) {
                return true;
            }
        }
        return false;
    }

    /** The order of scalars does not count. */
    private static List<JsonNode> comparable(List<JsonNode> list) {
        List<JsonNode> sorted = new ArrayList<>(list);
        if (list.stream().noneMatch(JsonNode::isContainer)) {
            sorted.sort(Comparator.comparing(JsonNode::asString, Utf8Order.INSTANCE));
        }
        return sorted;
    }

    private static boolean ofValues(JsonNode left, JsonNode right, PatchSchema schema) {
        return left.isObject() ? ofObjects(left, right, schema, false) : !JsonTree.equal(left, right);
    }

    private static boolean ofElements(
            ListElements elements, List<JsonNode> left, List<JsonNode> right, PatchSchema schema) {
        Map<Object, JsonNode> others = byKey(elements, right);
        return byKey(elements, left).entrySet().stream().anyMatch(entry -> {
            JsonNode other = others.get(entry.getKey());
            return other != null && ofObjects(entry.getValue(), other, schema, false);
        });
    }

    private static Map<Object, JsonNode> byKey(ListElements elements, List<JsonNode> list) {
        Map<Object, JsonNode> byKey = new HashMap<>();
        list.forEach(element -> byKey.put(elements.key(element), element));
        return byKey;
    }
}
