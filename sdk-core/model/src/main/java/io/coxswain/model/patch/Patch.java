package io.coxswain.model.patch;

import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.JsonTree;
import tools.jackson.databind.JsonNode;

/**
 * A change to an object, to be sent to a server or applied here.
 *
 * <pre>{@code
 * Patch scaled = Patch.merge("{\"spec\": {\"replicas\": 5}}");
 * Deployment five = scaled.apply(Deployment.CODEC, deployment);
 * Patch changes = Patch.between(Deployment.TYPE, before, after);
 * }</pre>
 */
public sealed interface Patch permits JsonPatch, MergePatch, StrategicMergePatch {

    /** What a request that sends it says of its body, such as {@code application/merge-patch+json}. */
    String contentType();

    /** The patch as a tree of its own. */
    JsonNode toTree();

    /** The patch as compact JSON in UTF-8. */
    default byte[] toJson() {
        return JsonTree.write(toTree());
    }

    /** Whether it changes nothing, whatever it is applied to. */
    boolean isEmpty();

    /**
     * The patched object, as a new tree.
     *
     * @throws PatchException if it does not fit the object; nothing has happened then
     */
    JsonNode apply(JsonNode object);

    /**
     * The patched object, as JSON.
     *
     * @throws DecodingException if the object is not well-formed JSON
     * @throws PatchException if the patch does not fit it
     */
    default byte[] apply(byte[] object) {
        return JsonTree.write(apply(JsonTree.read(object)));
    }

    /**
     * The patched object. It is patched as JSON, in which all is kept but fields that came in protobuf from a newer server and that the
     * type does not know: an object with such fields is refused, so that no update deletes them. Change that one by its builder, have the
     * server apply the patch, or read it as JSON.
     *
     * @throws PatchException if the patch does not fit it, or it has fields of which only the numbers in protobuf are known
     *     ({@link PatchException.Reason#NOT_APPLICABLE})
     * @throws DecodingException if what comes out is not of the type any more
     */
    default <T> T apply(Codec<T> codec, T object) {
        return JsonTree.to(codec, apply(WholeTree.of(codec, object)));
    }

    /**
     * A patch of operations, from JSON.
     *
     * @throws DecodingException if it is not well-formed JSON
     * @throws PatchException if it is not a JSON patch
     */
    static JsonPatch json(String json) {
        return JsonPatch.of(JsonTree.read(json));
    }

    /**
     * A JSON merge patch, from JSON.
     *
     * @throws DecodingException if it is not well-formed JSON
     */
    static MergePatch merge(String json) {
        return MergePatch.of(JsonTree.read(json));
    }

    /**
     * A strategic merge patch, from JSON.
     *
     * <p>The first patch of an API's kinds reads its schema from the class path, which blocks for a moment: see
     * {@link KubeSchema#preload}.
     *
     * @throws DecodingException if it is not well-formed JSON
     * @throws PatchException if the kind is not one of Kubernetes' own, or the patch is not an object
     */
    static StrategicMergePatch strategic(ResourceType<?> type, String json) {
        return StrategicMergePatch.of(StrategicMergePatch.factsOf(type), JsonTree.read(json));
    }

    /**
     * What makes the one object of the other: a strategic merge patch for Kubernetes' own kinds, and a JSON merge patch for all
     * others, of which nobody knows how their lists merge.
     *
     * <p>The first patch of an API's kinds reads its schema from the class path, which blocks for a moment: see
     * {@link KubeSchema#preload}.
     */
    static <T> Patch between(ResourceType<T> type, T original, T modified) {
        JsonNode from = JsonTree.of(type.codec(), original);
        JsonNode to = JsonTree.of(type.codec(), modified);
        return KubeSchema.of(type)
                .<Patch>map(facts -> StrategicMergePatch.between(facts, from, to))
                .orElseGet(() -> MergePatch.between(from, to));
    }

    /**
     * What brings an object to what is wanted, keeping what others have set in it: what was applied before and is not wanted
     * any more is removed, all that is wanted is set. A strategic merge patch for Kubernetes' own kinds, and a JSON merge patch
     * for all others.
     *
     * <p>The first patch of an API's kinds reads its schema from the class path, which blocks for a moment: see
     * {@link KubeSchema#preload}.
     *
     * @param original what was applied before
     * @param modified what is wanted now
     * @param current what the server has
     * @throws PatchException if it would undo what somebody else changed, and that is not to be overwritten; it tells the fields
     */
    static <T> Patch threeWay(ResourceType<T> type, T original, T modified, T current, OnConflict onConflict) {
        Codec<T> codec = type.codec();
        JsonNode before = JsonTree.of(codec, original);
        JsonNode wanted = JsonTree.of(codec, modified);
        JsonNode live = JsonTree.of(codec, current);
        return KubeSchema.of(type)
                .<Patch>map(facts -> threeWay(facts, before, wanted, live, onConflict))
                .orElseGet(() -> MergePatch.threeWay(before, wanted, live, onConflict));
    }

    private static Patch threeWay(
            TypeFacts facts, JsonNode before, JsonNode wanted, JsonNode live, OnConflict onConflict) {
        return StrategicMergePatch.threeWay(facts, before, wanted, live, onConflict);
    }
}
