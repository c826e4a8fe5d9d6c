package io.coxswain.model.patch;

import io.coxswain.model.JsonPointer;
import io.coxswain.model.patch.PatchException.Reason;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON merge patch (RFC 7386): it holds the fields to set, and null for those to remove. Lists are set as a whole.
 *
 * <pre>{@code
 * MergePatch.of(tree).apply(object);
 * MergePatch.between(original, modified);
 * }</pre>
 */
public final class MergePatch implements Patch {
    private final JsonNode patch;

    private MergePatch(JsonNode patch) {
        this.patch = patch;
    }

    /** The patch that a tree describes. Any JSON value is one: what is not an object replaces everything. */
    public static MergePatch of(JsonNode patch) {
        return new MergePatch(JsonTree.copy(patch));
    }

    /**
     * What makes the one object of the other. A null within an object cannot be told from an absent field.
     *
     * @throws PatchException if one of the two is not an object
     */
    public static MergePatch between(JsonNode original, JsonNode modified) {
        return new MergePatch(difference(object(original), object(modified)));
    }

    /**
     * What brings an object to what is wanted, keeping what others have set in it: what was there before and is not wanted any
     * more is removed, all that is wanted is set.
     *
     * @param original what was wanted before
     * @param modified what is wanted now
     * @param current what is there
     * @throws PatchException if one of them is not an object
     */
    public static MergePatch threeWay(JsonNode original, JsonNode modified, JsonNode current) {
        return threeWay(original, modified, current, OnConflict.OVERWRITE);
    }

    /**
     * The same, and says what to do where it would undo what changed from original to current.
     *
     * @throws PatchException if one of them is not an object, or there is a conflict that is not to be overwritten
     */
    public static MergePatch threeWay(JsonNode original, JsonNode modified, JsonNode current, OnConflict onConflict) {
        ObjectNode wanted = object(modified);
        ObjectNode set = nulls(difference(object(current), wanted), false);
        ObjectNode removed = nulls(difference(object(original), wanted), true);
        if (contradict(removed, set)) {
            throw new PatchException(
                    Reason.CONFLICT, "what is to be set and what is to be removed contradict each other");
        }
        withoutNullsInLists(set, false);
        ObjectNode patch = (ObjectNode) merge(removed, set);
        if (onConflict == OnConflict.FAIL) {
            List<String> conflicts = new ArrayList<>();
            findConflicts(patch, difference(object(original), object(current)), "", conflicts);
            PatchException.throwIfAny(conflicts);
        }
        return new MergePatch(patch);
    }

    /** The fields that both set or remove, and not to the same. */
    private static void findConflicts(ObjectNode left, ObjectNode right, String path, List<String> conflicts) {
        for (Entry<String, JsonNode> field : left.properties()) {
            JsonNode other = right.get(field.getKey());
            String here = JsonPointer.append(path, field.getKey());
            if (field.getValue() instanceof ObjectNode inner && other instanceof ObjectNode innerOther) {
                findConflicts(inner, innerOther, here, conflicts);
            } else if (other != null && !JsonTree.equal(field.getValue(), other)) {
                conflicts.add(here);
            }
        }
    }

    @Override
    public String contentType() {
        return "application/merge-patch+json";
    }

    @Override
    public JsonNode toTree() {
        return JsonTree.copy(patch);
    }

    @Override
    public boolean isEmpty() {
        return patch.isObject() && patch.isEmpty();
    }

    @Override
    public JsonNode apply(JsonNode object) {
        return merge(JsonTree.copy(object), JsonTree.copy(patch));
    }

    /** Changes the target, and may use parts of the patch. */
    private static JsonNode merge(@Nullable JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        for (Entry<String, JsonNode> field : fields.properties()) {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merge(merged.get(field.getKey()), field.getValue()));
            }
        }
        return merged;
    }

    private static ObjectNode difference(ObjectNode original, ObjectNode modified) {
        ObjectNode difference = JsonNodeFactory.instance.objectNode();
        for (Entry<String, JsonNode> field : modified.properties()) {
            JsonNode before = original.get(field.getKey());
            if (before instanceof ObjectNode from && field.getValue() instanceof ObjectNode to) {
                ObjectNode inner = difference(from, to);
                if (!inner.isEmpty()) {
                    difference.set(field.getKey(), inner);
                }
            } else if (before == null || !JsonTree.equal(before, field.getValue())) {
                difference.set(field.getKey(), field.getValue());
            }
        }
        original.propertyNames().stream().filter(name -> !modified.has(name)).forEach(difference::putNull);
        return difference;
    }

    /** Of a patch only what removes, or only what sets. An empty object is a value that is set. */
    private static ObjectNode nulls(ObjectNode patch, boolean kept) {
        ObjectNode filtered = JsonNodeFactory.instance.objectNode();
        for (Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue() instanceof ObjectNode object && !object.isEmpty()) {
                ObjectNode inner = nulls(object, kept);
                if (!inner.isEmpty()) {
                    filtered.set(field.getKey(), inner);
                }
            } else if (field.getValue().isNull() == kept) {
                filtered.set(field.getKey(), field.getValue());
            }
        }
        return filtered;
    }

    /** Kubernetes' library makes no patch that sets null within the objects of a list. */
    private static void withoutNullsInLists(JsonNode node, boolean inList) {
        if (inList && node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(child -> withoutNullsInLists(child, inList || node.isArray()));
    }

    private static boolean contradict(ObjectNode removed, ObjectNode set) {
        for (Entry<String, JsonNode> field : removed.properties()) {
            JsonNode other = set.get(field.getKey());
            boolean inner = field.getValue() instanceof ObjectNode from
                    && other instanceof ObjectNode to
                    && !contradict(from, to);
            if (other != null && !inner) {
                return true;
            }
        }
        return false;
    }

    /** A copy, for the patch may keep parts of it. */
    private static ObjectNode object(JsonNode node) {
        if (node.isObject()) {
            return (ObjectNode) JsonTree.copy(node);
        }
        throw PatchException.malformed("merge patches are made between objects");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MergePatch that && JsonTree.equal(patch, that.patch);
    }

    @Override
    public int hashCode() {
        return JsonTree.hash(patch);
    }

    /** How many fields it touches; the patch itself may be secret. */
    @Override
    public String toString() {
        return "MergePatch of " + patch.size() + " fields";
    }
}
