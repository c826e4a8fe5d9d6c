package io.coxswain.model.fields;

import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.patch.JsonPatch;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transfers the fields owned by client-side managers to a server-side apply manager. Without this, fields you stop applying would stay
 * on the object: servers see client-side apply as mere updates.
 *
 * <pre>{@code
 * ApplyUpgrade.patch(Deployment.TYPE, deployment, Set.of("kubectl-client-side-apply"), "shop")
 *         .ifPresent(patch -> …);      // to be sent; it fails with a conflict if the object has changed meanwhile
 * }</pre>
 */
public final class ApplyUpgrade {
    private static final String UPDATE = "Update";
    private static final String APPLY = "Apply";

    private ApplyUpgrade() {}

    /**
     * The patch that transfers what the managers own of an object; empty if they own nothing.
     *
     * @param clientSide the managers that are to be replaced
     * @param fieldManager the one that is to apply from now on
     * @throws DecodingException if the object's managedFields are not well-formed
     */
    public static <T> Optional<JsonPatch> patch(
            ResourceType<T> type, T object, Set<String> clientSide, String fieldManager) {
        return patch(JsonTree.of(type.codec(), object), clientSide, fieldManager, "");
    }

    /**
     * The patch that transfers what the managers own of an object by one of its subresources; empty if they own nothing.
     *
     * @param subresource empty for the object itself
     * @throws DecodingException if the object's managedFields are not well-formed
     */
    public static Optional<JsonPatch> patch(
            JsonNode object, Set<String> clientSide, String fieldManager, String subresource) {
        JsonNode metadata = object.path("metadata");
        List<JsonNode> before = StreamSupport.stream(
                        metadata.path("managedFields").spliterator(), false)
                .toList();
        List<JsonNode> after = before;
        for (String manager : clientSide.stream().sorted().toList()) {
            after = upgraded(after, manager, fieldManager, subresource);
        }
        if (after.equals(before)) {
            return Optional.empty();
        }
        ArrayNode managedFields = JsonNodeFactory.instance.arrayNode();
        after.forEach(managedFields::add);
        // A resource version that is not the object's is a conflict, where a failed test would be an invalid patch.
        return Optional.of(JsonPatch.of(p -> p.replace("/metadata/managedFields", managedFields)
                .replace(
                        "/metadata/resourceVersion",
                        metadata.path("resourceVersion").asString(""))));
    }

    private static List<JsonNode> upgraded(
            List<JsonNode> entries, String clientSide, String fieldManager, String subresource) {
        Predicate<JsonNode> replaced = entry -> is(entry, clientSide, UPDATE, subresource);
        int applied = first(entries, entry -> is(entry, fieldManager, APPLY, subresource));
        // The last one to write comes first.
        int heir = applied < 0 ? first(entries, replaced) : applied;
        if (heir < 0) {
            return entries;
        }
        String version = entries.get(heir).path("apiVersion").asString("");
        int from = first(
                entries,
                entry -> replaced.test(entry)
                        && entry.path("apiVersion").asString("").equals(version));
        List<JsonNode> result = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            if (i == heir) {
                result.add(inherit(entry, from < 0 ? entry : entries.get(from), fieldManager));
            } else if (!replaced.test(entry)) {
                result.add(entry);
            }
        }
        return result;
    }

    private static JsonNode inherit(JsonNode heir, JsonNode from, String fieldManager) {
        FieldSet fields = fields(heir).union(fields(from));
        ObjectNode entry = (ObjectNode) JsonTree.copy(heir);
        entry.put("manager", fieldManager);
        entry.put("operation", APPLY);
        entry.set("fieldsV1", JsonTree.read(fields.toJson()));
        return entry;
    }

    private static FieldSet fields(JsonNode entry) {
        JsonNode fields = entry.path("fieldsV1");
        return fields.isMissingNode() ? FieldSet.empty() : FieldSet.parse(JsonTree.write(fields));
    }

    private static int first(List<JsonNode> entries, Predicate<JsonNode> which) {
        int at = 0;
        while (at < entries.size() && !which.test(entries.get(at))) {
            at++;
        }
        return at < entries.size() ? at : -1;
    }

    private static boolean is(JsonNode entry, String manager, String operation, String subresource) {
        return entry.path("manager").asString("").equals(manager)
                && entry.path("operation").asString("").equals(operation)
                && entry.path("subresource").asString("").equals(subresource);
    }
}
