package io.coxswain.testkit.apiserver;

import io.coxswain.model.schema.FieldFacts;
import io.coxswain.model.schema.KubeSchema;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the fields of metadata in the order in which servers write them, after some have been added. */
final class MetadataOrder {
    private static final List<String> FIELDS = KubeSchema.type("meta.v1.ObjectMeta").orElseThrow().fields().stream()
            .map(FieldFacts::name)
            .toList();

    private MetadataOrder() {}

    /** @param object is changed */
    static ObjectNode sorted(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        ObjectNode sorted = object.objectNode();
        for (String field : FIELDS) {
            JsonNode value = metadata.get(field);
            if (value != null) {
                sorted.set(field, value);
            }
        }
        object.set("metadata", sorted);
        return object;
    }
}
