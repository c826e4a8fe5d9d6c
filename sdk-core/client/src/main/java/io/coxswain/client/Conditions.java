package io.coxswain.client;

import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The conditions in the status of objects, of any kind that has some: as {@code kubectl wait --for=condition=Available} looks at
 * them.
 *
 * <pre>{@code
 * deployments.waitFor("web", Conditions.isTrue("Available"), Duration.ofMinutes(2))
 * jobs.waitFor("migration", Conditions.isTrue("Complete").or(Conditions.isTrue("Failed")), Duration.ofMinutes(10))
 * }</pre>
 *
 * <p>A condition counts only if it is about the object as it is now: one whose observed generation, or that of the status, is an older
 * one than the object's holds for neither. The names of conditions are compared without regard to case.
 */
public final class Conditions {
    private static final int MANY = 8;

    private Conditions() {}

    /** Whether an object has a condition of this type whose status is {@code True}. */
    public static Predicate<KubeObject> isTrue(String type) {
        return object -> has(tree(object), type, "True");
    }

    /** Whether an object has a condition of this type whose status is {@code False}. */
    public static Predicate<KubeObject> isFalse(String type) {
        return object -> has(tree(object), type, "False");
    }

    /** As {@link #isTrue(String)}, for classes that do not say themselves what they are, if they read and write the conditions. */
    public static <T> Predicate<T> isTrue(ResourceType<T> of, String type) {
        return object -> has(JsonTree.of(of.codec(), object), type, "True");
    }

    /** As {@link #isFalse(String)}, for classes that do not say themselves what they are, if they read and write the conditions. */
    public static <T> Predicate<T> isFalse(ResourceType<T> of, String type) {
        return object -> has(JsonTree.of(of.codec(), object), type, "False");
    }

    @SuppressWarnings("unchecked")
    private static <T extends KubeObject> JsonNode tree(T object) {
        return JsonTree.of(((ResourceType<T>) object.resourceType()).codec(), object);
    }

    private static boolean has(JsonNode object, String type, String status) {
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (text(condition, "type").equalsIgnoreCase(type)) {
                return text(condition, "status").equalsIgnoreCase(status) && isOfNow(object, condition);
            }
        }
        return false;
    }

    private static boolean isOfNow(JsonNode object, JsonNode condition) {
        JsonNode own = condition.path("observedGeneration");
        JsonNode observed = own.isMissingNode() ? object.path("status").path("observedGeneration") : own;
        return observed.asLong(Long.MAX_VALUE)
                >= object.path("metadata").path("generation").asLong(0);
    }

    /** Where an object stands, in a few words: no values of its own but its phase and what its conditions are called. */
    static <T> String describe(Codec<T> codec, T object) {
        JsonNode tree = JsonTree.of(codec, object);
        List<String> words = new ArrayList<>();
        String phase = text(tree.path("status"), "phase");
        if (!phase.isEmpty()) {
            words.add("phase " + phase);
        }
        for (JsonNode condition : tree.path("status").path("conditions")) {
            if (words.size() < MANY) {
                String reason = text(condition, "reason");
                words.add(text(condition, "type") + "=" + text(condition, "status")
                        + (reason.isEmpty() ? "" : " (" + reason + ")"));
            }
        }
        return "at resource version " + text(tree.path("metadata"), "resourceVersion")
                + (words.isEmpty() ? "" : ": " + String.join(", ", words));
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asString("");
    }
}
