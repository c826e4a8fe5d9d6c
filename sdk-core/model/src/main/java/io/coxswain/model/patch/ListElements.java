package io.coxswain.model.patch;

import io.coxswain.model.Utf8Order;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;

/** The elements of lists that merge: which is the same as which, and in which order they are. */
record ListElements(boolean ofObjects, String mergeKey) {
    private static final int LONGEST_INSERTION = 20;

    /** Of lists that hold elements of the same type, at least one of them in all. */
    @SafeVarargs
    static ListElements of(String mergeKey, List<JsonNode>... lists) {
        JsonNodeType type = null;
        for (List<JsonNode> list : lists) {
            for (JsonNode element : list) {
                if (type != null && type != element.getNodeType()) {
                    throw PatchException.malformed("the elements of a list are not of one type");
                }
                type = element.getNodeType();
            }
        }
        if (type == null) {
            throw PatchException.malformed("there is no element whose type tells how to merge the list");
        }
        if (type == JsonNodeType.ARRAY || type == JsonNodeType.NULL) {
            throw PatchException.malformed("a list that merges cannot hold lists or null");
        }
        boolean ofObjects = type == JsonNodeType.OBJECT;
        if (ofObjects && mergeKey.isEmpty()) {
            throw PatchException.malformed("a list of objects cannot merge without a merge key");
        }
        return new ListElements(ofObjects, mergeKey);
    }

    static List<JsonNode> list(JsonNode array) {
        return new ArrayList<>(array.values());
    }

    static ArrayNode array(Collection<JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode(elements.size()).addAll(elements);
    }

    /** What tells an element from others. */
    Object key(JsonNode element) {
        return JsonTree.scalar(keyNode(element));
    }

    JsonNode keyNode(JsonNode element) {
        if (!ofObjects) {
            return element;
        }
        JsonNode key = element.get(mergeKey);
        if (key == null) {
            throw PatchException.malformed("an element without the merge key " + mergeKey);
        }
        if (key.isContainer()) {
            throw PatchException.malformed("an element whose merge key " + mergeKey + " is not a scalar");
        }
        return key;
    }

    /** What Kubernetes' libraries sort elements by. */
    String text(JsonNode element) {
        return keyNode(element).asString();
    }

    /**
     * By their text, and those with the same text from last to first: so Go's sort leaves short lists with the comparison that
     * is used there, which finds an element to be less than itself.
     */
    List<JsonNode> sorted(List<JsonNode> elements) {
        List<JsonNode> sorted = new ArrayList<>(elements);
        Collections.reverse(sorted);
        sorted.sort(Comparator.comparing(this::text, Utf8Order.INSTANCE));
        return sorted;
    }

    /** Each once. */
    List<JsonNode> distinct(Collection<JsonNode> elements) {
        Map<Object, JsonNode> distinct = new LinkedHashMap<>();
        elements.forEach(element -> distinct.putIfAbsent(key(element), element));
        return new ArrayList<>(distinct.values());
    }

    Set<Object> keys(Collection<JsonNode> elements) {
        return elements.stream().map(this::key).collect(Collectors.toSet());
    }

    /** Where each is, by key. */
    Map<Object, Integer> positions(List<JsonNode> elements) {
        Map<Object, Integer> positions = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            positions.putIfAbsent(key(elements.get(i)), i);
        }
        return positions;
    }

    /** In the order of another list, which holds them all; what is to be deleted comes last. */
    List<JsonNode> inOrderOf(List<JsonNode> order, List<JsonNode> elements) {
        Map<Object, Integer> positions = positions(order);
        List<JsonNode> sorted = new ArrayList<>();
        List<JsonNode> deletions = new ArrayList<>();
        for (JsonNode element : elements) {
            (ofObjects && Directives.is(Directives.DELETE, element) ? deletions : sorted).add(element);
        }
        if (sorted.size() > LONGEST_INSERTION || positions.keySet().containsAll(keys(sorted))) {
            sorted.sort(Comparator.comparingInt(element -> positions.getOrDefault(key(element), Integer.MAX_VALUE)));
        } else {
            insertionSort(sorted, positions);
        }
        sorted.addAll(deletions);
        return sorted;
    }

    /**
     * As Go sorts short lists with the comparison that Kubernetes uses there: what the other list does not hold is less than all,
     * and all are less than that.
     */
    private void insertionSort(List<JsonNode> elements, Map<Object, Integer> positions) {
        for (int i = 1; i < elements.size(); i++) {
            for (int j = i; j > 0 && !isBehind(elements.get(j), elements.get(j - 1), positions); j--) {
                Collections.swap(elements, j, j - 1);
            }
        }
    }

    private boolean isBehind(JsonNode a, JsonNode b, Map<Object, Integer> positions) {
        Integer left = positions.get(key(a));
        Integer right = positions.get(key(b));
        return left != null && right != null && left >= right;
    }

    /**
     * Brings what a patch orders and what only the server knows into one list: the order within each of the two is kept, and
     * where both were there before, the order that they had.
     */
    List<JsonNode> interleaved(List<JsonNode> merged, List<JsonNode> patchOrder, List<JsonNode> serverOrder) {
        Set<Object> patched = keys(patchOrder);
        Map<Boolean, List<JsonNode>> parts =
                merged.stream().collect(Collectors.partitioningBy(element -> patched.contains(key(element))));
        List<JsonNode> patchItems = inOrderOf(patchOrder, parts.getOrDefault(true, List.of()));
        List<JsonNode> serverItems = inOrderOf(serverOrder, parts.getOrDefault(false, List.of()));
        Map<Object, Integer> positions = positions(serverOrder);
        List<JsonNode> all = new ArrayList<>(merged.size());
        int next = 0;
        for (JsonNode item : patchItems) {
            while (next < serverItems.size() && isBefore(serverItems.get(next), item, positions)) {
                all.add(serverItems.get(next++));
            }
            all.add(item);
        }
        all.addAll(serverItems.subList(next, serverItems.size()));
        return all;
    }

    private boolean isBefore(JsonNode a, JsonNode b, Map<Object, Integer> positions) {
        Integer left = positions.get(key(a));
        Integer right = positions.get(key(b));
        return left != null && right != null && left < right;
    }
}
