package io.coxswain.model.fields;

import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who manages what of an object, from its managedFields.
 *
 * <pre>{@code
 * Deployment mine = ManagedFields.extract(Deployment.TYPE, deployment, "shop");   // what was applied, to be changed and applied
 * }</pre>
 */
public final class ManagedFields {
    private static final String APPLY = "Apply";
    private static final String METADATA = "metadata";

    private ManagedFields() {}

    /**
     * What a manager owns of an object by applying it, as an object with nothing else but its apiVersion, kind, name and
     * namespace. Empty but for those if the manager owns nothing.
     *
     * @throws DecodingException if the object's managedFields are not well-formed
     */
    public static <T> T extract(ResourceType<T> type, T object, String manager) {
        return extract(type, object, manager, "");
    }

    /**
     * What a manager owns of an object by applying a subresource, such as {@code status}.
     *
     * @throws DecodingException if the object's managedFields are not well-formed
     */
    public static <T> T extract(ResourceType<T> type, T object, String manager, String subresource) {
        JsonNode tree = JsonTree.of(type.codec(), object);
        return JsonTree.to(type.codec(), extract(KubeSchema.of(type).orElse(null), tree, manager, subresource));
    }

    /**
     * What a manager owns of an object by applying it or one of its subresources. If it is not of one of Kubernetes' own kinds,
     * nobody knows how its lists merge, and each is owned as a whole.
     *
     * @param subresource empty for the object itself
     * @throws DecodingException if the object's managedFields are not well-formed
     * @throws IllegalArgumentException if its apiVersion or kind cannot be one
     */
    public static JsonNode extract(JsonNode object, String manager, String subresource) {
        String apiVersion = object.path("apiVersion").asString("");
        String kind = object.path("kind").asString("");
        TypeFacts type = apiVersion.isEmpty() || kind.isEmpty()
                ? null
                : KubeSchema.of(GroupVersionKind.of(apiVersion, kind)).orElse(null);
        return extract(type, object, manager, subresource);
    }

    private static JsonNode extract(@Nullable TypeFacts type, JsonNode object, String manager, String subresource) {
        JsonNode owned = find(object, manager, APPLY, subresource)
                .map(fields -> fields.leaves().extract(type, object))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return withIdentity(owned, object);
    }

    /**
     * What a manager owns of an object.
     *
     * @param operation {@code Apply} or {@code Update}
     * @param subresource empty for the object itself
     * @return empty if there is no such entry
     * @throws DecodingException if the entry is not well-formed
     */
    public static Optional<FieldSet> find(JsonNode object, String manager, String operation, String subresource) {
        for (JsonNode entry : object.path(METADATA).path("managedFields")) {
            if (is(entry, "manager", manager)
                    && is(entry, "operation", operation)
                    && is(entry, "subresource", subresource)) {
                JsonNode fields = entry.path("fieldsV1");
                return Optional.of(fields.isMissingNode() ? FieldSet.empty() : FieldSet.parse(JsonTree.write(fields)));
            }
        }
        return Optional.empty();
    }

    private static boolean is(JsonNode entry, String field, String value) {
        return entry.path(field).asString("").equals(value);
    }

    private static JsonNode withIdentity(JsonNode owned, JsonNode object) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        copy(object, result, List.of("apiVersion", "kind"));
        ObjectNode metadata = result.putObject(METADATA);
        copy(object.path(METADATA), metadata, List.of("name", "namespace"));
        owned.path(METADATA).properties().forEach(field -> metadata.set(field.getKey(), field.getValue()));
        owned.properties().stream()
                .filter(field -> !field.getKey().equals(METADATA))
                .forEach(field -> result.set(field.getKey(), field.getValue()));
        return result;
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> fields) {
        for (String field : fields) {
            JsonNode value = from.get(field);
            if (value != null) {
                to.set(field, value);
            }
        }
    }
}
