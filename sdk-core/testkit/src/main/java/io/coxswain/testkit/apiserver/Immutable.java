package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What may not be changed once it is there. */
final class Immutable {
    /** Of kinds, the fields of the spec. */
    private static final Map<String, List<String>> SPEC = Map.of(
            "deployments.apps", List.of("selector"),
            "replicasets.apps", List.of("selector"),
            "daemonsets.apps", List.of("selector"),
            "jobs.batch", List.of("completions", "selector", "completionMode"));

    private Immutable() {}

    static void check(Stored current, ObjectNode object, List<Cause> causes) {
        ObjectNode before = current.tree();
        for (String field : SPEC.getOrDefault(current.resource().groupResource(), List.of())) {
            JsonNode old = before.path("spec").path(field);
            JsonNode wanted = object.path("spec").path(field);
            if (!JsonTree.equal(old, wanted)) {
                String shown = wanted.isMissingNode() ? "null" : new String(JsonTree.write(wanted), UTF_8);
                causes.add(new Cause(
                        "FieldValueInvalid", "spec." + field, "Invalid value: " + shown + ": field is immutable"));
            }
        }
        boolean data =
                current.resource().is("", "configmaps") || current.resource().is("", "secrets");
        if (data && before.path("immutable").asBoolean(false)) {
            data(before, object, causes);
        }
    }

    private static void data(ObjectNode before, ObjectNode object, List<Cause> causes) {
        if (!object.path("immutable").asBoolean(false)) {
            causes.add(Cause.forbidden("immutable", "field is immutable when `immutable` is set"));
        }
        for (String field : List.of("data", "binaryData")) {
            if (!JsonTree.equal(before.path(field), object.path(field))) {
                causes.add(Cause.forbidden(field, "field is immutable when `immutable` is set"));
            }
        }
    }
}
