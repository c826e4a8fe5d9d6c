package io.coxswain.model.patch;

import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.JsonTree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kubernetes' strategic merge patch: like a JSON merge patch, but lists merge element by element where the schema says so.
 * Only Kubernetes' own kinds have such a schema; for others there is {@link MergePatch}.
 *
 * <p>Fields may stand beside directives: {@code $patch} (replace or delete an object, delete an element of a list),
 * {@code $deleteFromPrimitiveList/…}, {@code $setElementOrder/…}, {@code $retainKeys}.
 *
 * <pre>{@code
 * TypeFacts pod = KubeSchema.of(Pod.TYPE).orElseThrow();
 * StrategicMergePatch patch = StrategicMergePatch.between(pod, original, modified);
 * JsonNode patched = patch.apply(current);
 * }</pre>
 */
public final class StrategicMergePatch implements Patch {
    private static final StrategicDifference CHANGES = new StrategicDifference(true, true, true);
    private static final StrategicDifference ADDITIONS = new StrategicDifference(true, false, true);
    private static final StrategicDifference DELETIONS = new StrategicDifference(false, true, true);
    private static final StrategicDifference UNORDERED = new StrategicDifference(true, true, false);

    private final TypeFacts type;
    private final ObjectNode patch;

    private StrategicMergePatch(TypeFacts type, ObjectNode patch) {
        this.type = type;
        this.patch = patch;
    }

    /**
     * The patch that a tree describes.
     *
     * @throws PatchException if it is not an object
     */
    public static StrategicMergePatch of(TypeFacts type, JsonNode patch) {
        return new StrategicMergePatch(type, object(patch));
    }

    /**
     * What makes the one object of the other.
     *
     * @throws PatchException if one of the two is not an object, or the schema does not tell how to merge a field that changes
     */
    public static StrategicMergePatch between(TypeFacts type, JsonNode original, JsonNode modified) {
        return of(type, CHANGES.between(object(original), object(modified), new PatchSchema(type)));
    }

    /**
     * What brings an object to what is wanted, keeping what others have set in it: what was there before and is not wanted any
     * more is removed, all that is wanted is set. This is how {@code kubectl apply} patches.
     *
     * @param original what was wanted before
     * @param modified what is wanted now
     * @param current what is there
     * @throws PatchException if one of them is not an object, or the schema does not tell how to merge a field that changes, or
     *     it would undo what changed from original to current and that is not to be overwritten
     */
    public static StrategicMergePatch threeWay(
            TypeFacts type, JsonNode original, JsonNode modified, JsonNode current, OnConflict onConflict) {
        PatchSchema schema = new PatchSchema(type);
        ObjectNode set = ADDITIONS.between(object(current), object(modified), schema);
        ObjectNode removed = DELETIONS.between(object(original), object(modified), schema);
        ObjectNode patch = new StrategicMerge(false).merge(removed, set, schema);
        if (onConflict == OnConflict.FAIL) {
            ObjectNode others = UNORDERED.between(object(original), object(current), schema);
            PatchException.throwIfAny(StrategicConflicts.between(patch, others, schema));
        }
        return of(type, patch);
    }

    static TypeFacts factsOf(ResourceType<?> type) {
        return KubeSchema.of(type)
                .orElseThrow(() -> PatchException.malformed("there is no strategic merge patch for " + type
                        + ": only Kubernetes' own kinds have one, others a" + " JSON merge patch"));
    }

    /** Of which type the patched objects are. */
    public TypeFacts type() {
        return type;
    }

    @Override
    public String contentType() {
        return "application/strategic-merge-patch+json";
    }

    @Override
    public JsonNode toTree() {
        return JsonTree.copy(patch);
    }

    @Override
    public boolean isEmpty() {
        return patch.isEmpty();
    }

    /**
     * {@inheritDoc}
     *
     * <p>As with Kubernetes' own libraries, directives may be left over in parts that the object did not have before; a server
     * drops them with other fields that it does not know.
     */
    @Override
    public JsonNode apply(JsonNode object) {
        return new StrategicMerge(true).merge(object(object), object(patch), new PatchSchema(type));
    }

    /** As a server, which keeps no directives that were left over. */
    @Override
    public <T> T apply(Codec<T> codec, T object) {
        JsonNode patched = apply(WholeTree.of(codec, object));
        Directives.removeLeftOvers(patched);
        return JsonTree.to(codec, patched);
    }

    /** A copy, for it is used up. */
    private static ObjectNode object(JsonNode node) {
        if (node.isObject()) {
            return (ObjectNode) JsonTree.copy(node);
        }
        throw PatchException.malformed("strategic merge patches are objects, and made of objects");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StrategicMergePatch that && type == that.type && JsonTree.equal(patch, that.patch);
    }

    @Override
    public int hashCode() {
        return JsonTree.hash(patch);
    }

    /** Its type and how many fields it touches; the patch itself may be secret. */
    @Override
    public String toString() {
        return "StrategicMergePatch of " + patch.size() + " fields of " + type;
    }
}
