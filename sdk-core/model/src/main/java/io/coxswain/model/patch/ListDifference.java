package io.coxswain.model.patch;

import io.coxswain.model.Utf8Order;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds what makes one list of another where their elements merge. */
final class ListDifference {
    private final StrategicDifference objects;
    private final PatchSchema.Field field;
    private final List<JsonNode> before;
    private final List<JsonNode> after;
    private final List<JsonNode> changed = new ArrayList<>();
    private final List<JsonNode> deleted = new ArrayList<>();

    ListDifference(StrategicDifference objects, PatchSchema.Field field, JsonNode before, JsonNode after) {
        this.objects = objects;
        this.field = field;
        this.before = ListElements.list(before);
        this.after = ListElements.list(after);
    }

    /** Sets the list and its directives in the patch of the object that holds it, and gives that back. */
    ObjectNode putInto(ObjectNode patch, String name) {
        if (before.isEmpty()) {
            put(patch, name, objects.additions() ? after : List.of());
            return patch;
        }
        ListElements elements = ListElements.of(field.mergeKey(), before, after);
        compare(elements);
        List<JsonNode> sorted = new ArrayList<>(elements.inOrderOf(after, changed));
        if (elements.ofObjects()) {
            sorted.addAll(deleted);
            put(patch, name, sorted);
        } else {
            put(patch, name, sorted);
            put(patch, Directives.of(Directives.DELETE_FROM_LIST, name), elements.distinct(deleted));
        }
        if (objects.order() && hasNewOrder(elements, !sorted.isEmpty())) {
            put(patch, Directives.of(Directives.SET_ORDER, name), order(elements));
        }
        return patch;
    }

    private static void put(ObjectNode patch, String name, List<JsonNode> list) {
        if (!list.isEmpty()) {
            patch.set(name, ListElements.array(list));
        }
    }

    /** Goes through both lists side by side, by the elements' texts. */
    private void compare(ListElements elements) {
        List<JsonNode> left = elements.sorted(before);
        List<JsonNode> right = elements.sorted(after);
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            int order = order(elements, left, l, right, r);
            if (order == 0) {
                compare(elements, left.get(l++), right.get(r++));
            } else if (order > 0) {
                add(right.get(r++));
            } else {
                delete(elements, left.get(l++));
            }
        }
    }

    private static int order(ListElements elements, List<JsonNode> left, int l, List<JsonNode> right, int r) {
        if (l == left.size()) {
            return 1;
        }
        return r == right.size()
                ? -1
                : Utf8Order.INSTANCE.compare(elements.text(left.get(l)), elements.text(right.get(r)));
    }

    private void compare(ListElements elements, JsonNode from, JsonNode to) {
        if (!elements.ofObjects()) {
            return;
        }
        ObjectNode patch = objects.between((ObjectNode) from, (ObjectNode) to, field.schema(), field.retainKeys());
        if (!patch.isEmpty()) {
            patch.set(elements.mergeKey(), elements.keyNode(to));
            changed.add(patch);
        }
    }

    private void add(JsonNode element) {
        if (objects.additions()) {
            changed.add(element);
        }
    }

    private void delete(ListElements elements, JsonNode element) {
        if (objects.deletions()) {
            deleted.add(elements.ofObjects() ? deletion(elements, element) : element);
        }
    }

    private static JsonNode deletion(ListElements elements, JsonNode element) {
        ObjectNode deletion = keyOnly(elements, element);
        return deletion.put(Directives.PATCH, Directives.DELETE);
    }

    private static ObjectNode keyOnly(ListElements elements, JsonNode element) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        key.set(elements.mergeKey(), elements.keyNode(element));
        return key;
    }

    private boolean hasNewOrder(ListElements elements, boolean hasChanges) {
        if (elements.ofObjects()) {
            return hasChanges || (objects.additions() && !sameOrder(elements));
        }
        // As Kubernetes' library, which has sorted the one list by now but not the other.
        boolean reordered = objects.additions()
                && !JsonTree.equal(ListElements.array(elements.sorted(before)), ListElements.array(after));
        return reordered || !deleted.isEmpty();
    }

    private boolean sameOrder(ListElements elements) {
        List<Object> keys = before.stream().map(elements::key).toList();
        return keys.equals(after.stream().map(elements::key).toList());
    }

    private List<JsonNode> order(ListElements elements) {
        return elements.ofObjects()
                ? after.stream()
                        .<JsonNode>map(element -> keyOnly(elements, element))
                        .toList()
                : after;
    }
}
