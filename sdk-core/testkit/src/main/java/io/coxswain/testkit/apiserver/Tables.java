package io.coxswain.testkit.apiserver;

import io.coxswain.model.KubeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Objects as rows of a table, as kubectl asks for them to print them. */
final class Tables {
    private static final String NAME =
            "Name must be unique within a namespace. Is required when creating resources, although"
                    + " some resources may allow a client to request the generation of an appropriate name automatically. Name is"
                    + " primarily intended for creation idempotence and configuration definition. Cannot be updated. More info:"
                    + " https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names";
    private static final String CREATED =
            "CreationTimestamp is a timestamp representing the server time when this object was"
                    + " created. It is not guaranteed to be set in happens-before order across separate operations. Clients may not set"
                    + " this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. Null for"
                    + " lists. More info:"
                    + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";

    private Tables() {}

    /** @param version of the list or object that the table shows; empty if there is none */
    static ObjectNode of(Resource resource, List<Stored> objects, Query query, String version) {
        ObjectNode table = head(version);
        ArrayNode columns = table.putArray("columnDefinitions");
        column(columns, "Name", "string", "name", NAME);
        boolean data = resource.is("", "configmaps");
        if (data) {
            column(columns, "Data", "string", "", "Data contains the configuration data.");
        }
        column(columns, data ? "Age" : "Created At", data ? "string" : "date", "", CREATED);
        ArrayNode rows = table.putArray("rows");
        for (Stored object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            cells.add(object.name());
            if (data) {
                cells.add(object.tree().path("data").size()
                        + object.tree().path("binaryData").size());
            }
            String created = Trees.text(object.metadata(), "creationTimestamp");
            cells.add(data ? age(created) : created);
            JsonNode included = included(resource, object, query);
            if (included != null) {
                row.set("object", included);
            }
        }
        return table;
    }

    static ObjectNode bookmark(ObjectNode object, String version) {
        ObjectNode table = head(version);
        table.putNull("columnDefinitions");
        table.putArray("rows").addObject().putNull("cells");
        ((ObjectNode) table.get("rows").get(0)).set("object", object);
        return table;
    }

    private static ObjectNode head(String version) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table");
        table.put("apiVersion", "meta.k8s.io/v1");
        ObjectNode metadata = table.putObject("metadata");
        if (!version.isEmpty()) {
            metadata.put("resourceVersion", version);
        }
        return table;
    }

    private static void column(ArrayNode columns, String name, String type, String format, String description) {
        ObjectNode column = columns.addObject();
        column.put("name", name);
        column.put("type", type);
        column.put("format", format);
        column.put("description", description);
        column.put("priority", 0);
    }

    private static @Nullable JsonNode included(Resource resource, Stored object, Query query) {
        String include = query.first("includeObject");
        switch (include) {
            case "None":
                return null;
            case "Object":
                return Conversion.convert(object.tree(), object.resource(), resource);
            case "", "Metadata":
                ObjectNode partial = JsonNodeFactory.instance.objectNode();
                partial.put("kind", "PartialObjectMetadata");
                partial.put("apiVersion", "meta.k8s.io/v1");
                partial.set("metadata", object.metadata());
                return partial;
            default:
                throw ApiFailure.badRequest("unrecognized includeObject value: " + GoText.quote(include));
        }
    }

    private static String age(String created) {
        Duration age = Duration.between(KubeTime.parse(created), Instant.now());
        return Math.max(0, age.toSeconds()) + "s";
    }
}
