package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What servers refuse though it is well-formed: the rules of the common kinds. Other kinds are only held to their names. */
final class Validation {
    private Validation() {}

    static List<Cause> onCreate(Resource resource, ObjectNode object) {
        List<Cause> causes = new ArrayList<>();
        Names.check(resource, object, causes);
        rules(resource, object, causes);
        return causes;
    }

    static List<Cause> onUpdate(Stored current, ObjectNode object, String subresource) {
        List<Cause> causes = new ArrayList<>();
        Names.checkUpdate(current, object, causes);
        if (subresource.isEmpty()) {
            rules(current.resource(), object, causes);
            Immutable.check(current, object, causes);
        }
        return causes;
    }

    private static void rules(Resource resource, ObjectNode object, List<Cause> causes) {
        JsonNode spec = object.path("spec");
        switch (resource.groupResource()) {
            case "pods" -> PodRules.check(spec, "spec", causes);
            case "deployments.apps", "replicasets.apps", "statefulsets.apps", "daemonsets.apps" ->
                WorkloadRules.check(resource, spec, causes);
            case "jobs.batch" -> WorkloadRules.job(spec, "spec", causes);
            case "cronjobs.batch" -> WorkloadRules.cronJob(spec, causes);
            case "services" -> ServiceRules.check(spec, causes);
            case "configmaps", "secrets" -> dataKeys(object, causes);
            case "persistentvolumeclaims" -> claim(spec, causes);
            case "rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io" ->
                roleRef(resource, object.path("roleRef"), causes);
            case "leases.coordination.k8s.io" -> lease(spec, causes);
            case "horizontalpodautoscalers.autoscaling" -> autoscaler(spec, causes);
            case "storageclasses.storage.k8s.io" -> {
                if (Trees.text(object, "provisioner").isEmpty()) {
                    causes.add(Cause.required("provisioner", ""));
                }
            }
            case "ingresses.networking.k8s.io" -> {
                if (!spec.has("defaultBackend") && spec.path("rules").isEmpty()) {
                    causes.add(new Cause(
                            "FieldValueInvalid",
                            "spec",
                            "Invalid value: null: either `defaultBackend` or `rules` must be specified"));
                }
            }
            default -> {
                // Nobody has written down the rules of this kind here.
            }
        }
    }

    private static void dataKeys(ObjectNode object, List<Cause> causes) {
        for (String field : List.of("data", "binaryData")) {
            for (String key : object.path(field).propertyNames()) {
                if (!key.matches("[-._a-zA-Z0-9]+")) {
                    causes.add(
                            Cause.invalid(
                                    field + "[" + key + "]",
                                    key,
                                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',"
                                            + "  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"));
                }
            }
        }
    }

    private static void claim(JsonNode spec, List<Cause> causes) {
        if (spec.path("accessModes").isEmpty()) {
            causes.add(Cause.required("spec.accessModes", "at least 1 access mode is required"));
        }
        if (!spec.path("resources").path("requests").has("storage")) {
            causes.add(Cause.required("spec.resources[storage]", ""));
        }
    }

    private static void roleRef(Resource resource, JsonNode role, List<Cause> causes) {
        List<String> kinds = resource.namespaced() ? List.of("Role", "ClusterRole") : List.of("ClusterRole");
        String kind = Trees.text(role, "kind");
        if (!kinds.contains(kind)) {
            causes.add(Cause.unsupported("roleRef.kind", kind, kinds));
        }
        if (Trees.text(role, "name").isEmpty()) {
            causes.add(Cause.required("roleRef.name", ""));
        }
    }

    private static void autoscaler(JsonNode spec, List<Cause> causes) {
        int most = spec.path("maxReplicas").asInt(0);
        if (most < 1) {
            causes.add(Cause.required("spec.maxReplicas", "must be set and greater than 0"));
        }
        if (most < spec.path("minReplicas").asInt(1)) {
            causes.add(Cause.invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`"));
        }
        JsonNode target = spec.path("scaleTargetRef");
        for (String field : List.of("kind", "name")) {
            if (Trees.text(target, field).isEmpty()) {
                causes.add(Cause.required("spec.scaleTargetRef." + field, ""));
            }
        }
        if (Trees.text(target, "apiVersion").isEmpty()) {
            causes.add(Cause.invalid("spec.scaleTargetRef.apiVersion", "", "apiVersion must specify API group"));
        }
    }

    private static void lease(JsonNode spec, List<Cause> causes) {
        if (spec.has("leaseDurationSeconds")
                && spec.path("leaseDurationSeconds").asInt(0) <= 0) {
            causes.add(Cause.invalid(
                    "spec.leaseDurationSeconds",
                    spec.path("leaseDurationSeconds").asInt(0),
                    "must be greater than 0"));
        }
    }
}
