package io.coxswain.model.fields;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.GoAnswers;
import io.coxswain.model.tree.JsonTree;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sets are combined, found and applied to objects as by Kubernetes' own libraries. */
class GoAnswersTest {

    @Test
    void agreesWithRecordedAnswers() {
        GoAnswers answers = new GoAnswers();
        for (JsonNode answer : GoAnswers.recorded(GoAnswersTest.class, "fieldsets.jsonl")) {
            TypeFacts type = KubeSchema.type(
                            switch (answer.get("kind").asString()) {
                                case "pod" -> "core.v1.Pod";
                                case "svc" -> "core.v1.Service";
                                default -> "apps.v1.Deployment";
                            })
                    .orElseThrow();
            JsonNode object = answer.get("object");
            FieldSet applied = set(answer, "applied");
            FieldSet status = set(answer, "status");
            compare(answers, answer, "applied", applied);
            compare(answers, answer, "set", FieldSet.of(type, unmanaged(object)));
            compare(answers, answer, "union", applied.union(status));
            compare(answers, answer, "intersection", applied.intersection(status));
            compare(answers, answer, "difference", applied.difference(status));
            compare(answers, answer, "recursiveDifference", applied.recursiveDifference(status));
            compare(answers, answer, "leaves", applied.leaves());
            answers.compare(answer, answer.get("size").toString(), "" + applied.size());
            answers.compare(answer, cleaned(answer.get("extracted")), cleaned(status.extract(type, object)));
            answers.compare(answer, cleaned(answer.get("removed")), cleaned(unmanaged(status.remove(type, object))));
            answers.compare(answer, sparse(answer.get("extract")), sparse(ManagedFields.extract(object, "m", "")));
            answers.compare(
                    answer, sparse(answer.get("extractStatus")), sparse(ManagedFields.extract(object, "m", "status")));
        }
        answers.assertAgreement(700);
    }

    private static JsonNode unmanaged(JsonNode object) {
        JsonNode unmanaged = JsonTree.copy(object);
        if (unmanaged.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return unmanaged;
    }

    private static FieldSet set(JsonNode answer, String field) {
        return FieldSet.parse(answer.get(field).asString().getBytes(UTF_8));
    }

    private static void compare(GoAnswers answers, JsonNode answer, String field, FieldSet ours) {
        answers.compare(answer, answer.get(field).asString(), new String(ours.toJson(), UTF_8));
    }

    /** Where nothing comes out of a field, Go's library leaves null, and ours nothing; in lists an empty object. */
    private static JsonNode cleaned(JsonNode tree) {
        if (tree.isObject()) {
            ObjectNode cleaned = JsonNodeFactory.instance.objectNode();
            tree.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    cleaned.set(field.getKey(), cleaned(field.getValue()));
                }
            });
            return cleaned;
        }
        if (tree.isArray()) {
            ArrayNode cleaned = JsonNodeFactory.instance.arrayNode();
            tree.forEach(element ->
                    cleaned.add(element.isNull() ? JsonNodeFactory.instance.objectNode() : cleaned(element)));
            return cleaned;
        }
        return tree.isNull() ? JsonNodeFactory.instance.objectNode() : tree;
    }

    /** Go's apply configurations do not write what is empty. */
    private static JsonNode sparse(JsonNode tree) {
        if (!tree.isContainer()) {
            return tree;
        }
        if (tree.isArray()) {
            ArrayNode sparse = JsonNodeFactory.instance.arrayNode();
            tree.forEach(element -> sparse.add(sparse(element)));
            return sparse;
        }
        ObjectNode sparse = JsonNodeFactory.instance.objectNode();
        tree.properties().forEach(field -> {
            JsonNode value = sparse(field.getValue());
            if (!value.isNull()
                    && !(value.isContainer() && value.isEmpty())
                    && !value.asString("x").isEmpty()) {
                sparse.set(field.getKey(), value);
            }
        });
        return sparse;
    }
}
