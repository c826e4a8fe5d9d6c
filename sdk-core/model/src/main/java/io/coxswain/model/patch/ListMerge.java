package io.coxswain.model.patch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges the lists of one field. */
record ListMerge(StrategicMerge objects, PatchSchema.Field field) {

    /** What a patch without an order makes of a list. */
    List<JsonNode> merge(List<JsonNode> original, List<JsonNode> patch) {
        if (!field.merges()) {
            return patch;
        }
        if (original.isEmpty() && patch.isEmpty()) {
            return original;
        }
        ListElements elements = ListElements.of(field.mergeKey(), original, patch);
        return elements.ofObjects() ? mergeObjects(elements, original, patch) : mergeScalars(elements, original, patch);
    }

    private static List<JsonNode> mergeScalars(ListElements elements, List<JsonNode> original, List<JsonNode> patch) {
        List<JsonNode> both = new ArrayList<>(original);
        both.addAll(patch);
        return elements.interleaved(elements.distinct(both), patch, original);
    }

    private List<JsonNode> mergeObjects(ListElements elements, List<JsonNode> original, List<JsonNode> patch) {
        List<JsonNode> changes = changes(patch);
        if (patch.stream().anyMatch(element -> Directives.is(Directives.REPLACE, element))) {
            return elements.inOrderOf(changes, changes);
        }
        List<JsonNode> kept = kept(elements, original, patch);
        return elements.interleaved(mergeElements(elements, kept, changes), changes, kept);
    }

    private static List<JsonNode> changes(List<JsonNode> patch) {
        List<JsonNode> changes = new ArrayList<>();
        for (JsonNode element : patch) {
            if (!Directives.isPresent(element)) {
                changes.add(element);
            } else if (!Directives.is(Directives.DELETE, element) && !Directives.is(Directives.REPLACE, element)) {
                throw Directives.unknown();
            }
        }
        return changes;
    }

    /** What the patch does not delete. */
    private static List<JsonNode> kept(ListElements elements, List<JsonNode> original, List<JsonNode> patch) {
        Set<Object> deleted = elements.keys(patch.stream()
                .filter(element -> Directives.is(Directives.DELETE, element))
                .toList());
        return original.stream()
                .filter(element -> !deleted.contains(elements.key(element)))
                .toList();
    }

    private List<JsonNode> mergeElements(ListElements elements, List<JsonNode> original, List<JsonNode> patch) {
        List<JsonNode> merged = new ArrayList<>(original);
        Map<Object, Integer> positions = new HashMap<>(elements.positions(original));
        for (JsonNode element : patch) {
            Integer position = positions.putIfAbsent(elements.key(element), merged.size());
            if (position == null) {
                merged.add(element);
            } else {
                ObjectNode before = (ObjectNode) merged.get(position);
                merged.set(position, objects.mergeObject(before, (ObjectNode) element, field, position));
            }
        }
        return merged;
    }

    /** Sets in an object what a patch makes of a list that it gives an order for. */
    void mergeOrdered(ObjectNode original, String name, @Nullable JsonNode patchList, JsonNode orderList) {
        JsonNode serverList = original.get(name);
        if (!orderList.isArray()
                || (serverList != null && !serverList.isArray())
                || (patchList != null && !patchList.isArray())) {
            throw PatchException.malformed(Directives.SET_ORDER + " is not a list, or not for one");
        }
        List<JsonNode> order = ListElements.list(orderList);
        List<JsonNode> patch = patchList == null ? List.of() : ListElements.list(patchList);
        List<JsonNode> server = serverList == null ? List.of() : ListElements.list(serverList);
        requireInOrder(patch, order);
        if (serverList == null && patchList == null) {
            return;
        }
        ListElements elements = ListElements.of(field.mergeKey(), server, patch);
        List<JsonNode> merged = patchList == null ? server : mergeInto(serverList, server, patch);
        List<JsonNode> before = elements.ofObjects() ? withAdded(elements, server, patch) : server;
        original.set(name, ListElements.array(elements.interleaved(merged, order, before)));
    }

    private List<JsonNode> mergeInto(@Nullable JsonNode serverList, List<JsonNode> server, List<JsonNode> patch) {
        if (serverList != null) {
            return merge(server, patch);
        }
        List<JsonNode> added = new ArrayList<>(patch);
        added.removeIf(Directives::isPresent);
        added.forEach(StrategicMerge::removeMarked);
        return added;
    }

    /**
     * The order that the server's list had. As with Kubernetes' library, what a patch adds counts as if it had been there, behind
     * the others, as far as places are free because something is deleted.
     */
    private static List<JsonNode> withAdded(ListElements elements, List<JsonNode> server, List<JsonNode> patch) {
        List<JsonNode> order = new ArrayList<>(kept(elements, server, patch));
        Set<Object> known = elements.keys(order);
        for (JsonNode element : patch) {
            if (order.size() < server.size() && !Directives.isPresent(element) && known.add(elements.key(element))) {
                order.add(element);
            }
        }
        return order;
    }

    /** What a patch sets in a list must stand in the order that it gives for it. */
    private void requireInOrder(List<JsonNode> patch, List<JsonNode> order) {
        if (patch.isEmpty() || order.isEmpty()) {
            return;
        }
        ListElements elements = ListElements.of(field.mergeKey(), patch);
        int at = 0;
        for (JsonNode element : patch) {
            if (!Directives.isPresent(element)) {
                Object key = elements.key(element);
                while (at < order.size() && !elements.key(order.get(at)).equals(key)) {
                    at++;
                }
                if (at++ == order.size()) {
                    throw PatchException.malformed("the list is not in the order of its " + Directives.SET_ORDER);
                }
            }
        }
    }
}
