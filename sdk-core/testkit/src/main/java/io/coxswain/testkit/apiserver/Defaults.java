package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.schema.FieldFacts;
import io.coxswain.model.schema.ListType;
import io.coxswain.model.schema.MapType;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.schema.ValueType;
import io.coxswain.model.tree.JsonTree;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what clients leave to the server: what the API's description says of single fields, and what Kubernetes' own code adds
 * for the common kinds.
 */
final class Defaults {
    private Defaults() {}

    /** @param object is changed */
    static void apply(Resource resource, ObjectNode object) {
        if (resource.type() != null) {
            described(resource.type(), object);
        }
        ObjectNode spec = object.get("spec") instanceof ObjectNode there ? there : object.objectNode();
        switch (resource.groupResource()) {
            case "namespaces" -> Namespaces.label(object);
            case "pods" -> PodDefaults.applyToPod(spec);
            case "podtemplates" -> template(object);
            case "replicationcontrollers" -> replicationController(object, spec);
            case "deployments.apps" -> deployment(spec);
            case "replicasets.apps" -> {
                Trees.putIfAbsent(spec, "replicas", 1);
                template(spec);
            }
            case "statefulsets.apps" -> statefulSet(spec);
            case "daemonsets.apps" -> {
                daemonSet(spec);
                Trees.putIfAbsent(
                        Trees.object(Trees.metadata(object), "annotations"),
                        "deprecated.daemonset.template.generation",
                        "1");
            }
            case "jobs.batch" -> job(spec);
            case "cronjobs.batch" -> cronJob(spec);
            case "services" -> ServiceDefaults.apply(spec);
            case "secrets" -> secret(object);
            case "limitranges" -> limitRange(spec);
            case "persistentvolumeclaims" -> Trees.putIfAbsent(spec, "volumeMode", "Filesystem");
            case "persistentvolumes" -> persistentVolume(spec);
            case "horizontalpodautoscalers.autoscaling" -> autoscaler(spec);
            case "networkpolicies.networking.k8s.io" -> networkPolicy(spec);
            case "rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io" ->
                binding(object);
            case "storageclasses.storage.k8s.io" -> {
                Trees.putIfAbsent(object, "reclaimPolicy", "Delete");
                Trees.putIfAbsent(object, "volumeBindingMode", "Immediate");
            }
            case "validatingwebhookconfigurations.admissionregistration.k8s.io",
                    "mutatingwebhookconfigurations.admissionregistration.k8s.io" ->
                webhooks(object, resource.kind().startsWith("Mutating"));
            case "validatingadmissionpolicies.admissionregistration.k8s.io",
                    "mutatingadmissionpolicies.admissionregistration.k8s.io" -> policy(spec);
            case "resourceclaims.resource.k8s.io" -> deviceRequests(spec);
            case "resourceclaimtemplates.resource.k8s.io" -> deviceRequests(spec.path("spec"));
            case "csidrivers.storage.k8s.io" -> csiDriver(spec);
            case "priorityclasses.scheduling.k8s.io" ->
                Trees.putIfAbsent(object, "preemptionPolicy", "PreemptLowerPriority");
            default -> {
                // The description says it all, or more than is known here.
            }
        }
    }

    /** What the description says: a value that is taken where none is given. */
    private static void described(TypeFacts type, ObjectNode object) {
        for (FieldFacts field : type.fields()) {
            String json = field.defaultJson();
            JsonNode value = object.get(field.name());
            if (value == null) {
                if (json != null && !json.equals("{}") && !json.equals("\"\"") && !json.equals("0")) {
                    object.set(field.name(), JsonTree.read(json));
                }
            } else {
                within(field.type(), value);
            }
        }
    }

    private static void within(ValueType type, JsonNode value) {
        if (type instanceof TypeFacts facts && value instanceof ObjectNode object) {
            described(facts, object);
        } else if (type instanceof ListType list && value instanceof ArrayNode array) {
            array.forEach(element -> within(list.element(), element));
        } else if (type instanceof MapType map && value.isObject()) {
            value.properties().forEach(entry -> within(map.value(), entry.getValue()));
        }
    }

    private static void template(ObjectNode holder) {
        if (holder.path("template").path("spec") instanceof ObjectNode spec) {
            PodDefaults.apply(spec);
        }
    }

    private static void replicationController(ObjectNode object, ObjectNode spec) {
        Trees.putIfAbsent(spec, "replicas", 1);
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        if (spec.path("selector").isEmpty() && !labels.isEmpty()) {
            spec.set("selector", labels);
        }
        if (!labels.isEmpty() && object.path("metadata").path("labels").isEmpty()) {
            Trees.metadata(object).set("labels", labels);
        }
        template(spec);
    }

    private static void deployment(ObjectNode spec) {
        Trees.putIfAbsent(spec, "replicas", 1);
        Trees.putIfAbsent(spec, "revisionHistoryLimit", 10);
        Trees.putIfAbsent(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = Trees.object(spec, "strategy");
        Trees.putIfAbsent(strategy, "type", "RollingUpdate");
        if (Trees.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Trees.object(strategy, "rollingUpdate");
            Trees.putIfAbsent(rolling, "maxUnavailable", "25%");
            Trees.putIfAbsent(rolling, "maxSurge", "25%");
        }
        template(spec);
    }

    private static void statefulSet(ObjectNode spec) {
        Trees.putIfAbsent(spec, "replicas", 1);
        Trees.putIfAbsent(spec, "revisionHistoryLimit", 10);
        Trees.putIfAbsent(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode retention = Trees.object(spec, "persistentVolumeClaimRetentionPolicy");
        Trees.putIfAbsent(retention, "whenDeleted", "Retain");
        Trees.putIfAbsent(retention, "whenScaled", "Retain");
        ObjectNode strategy = Trees.object(spec, "updateStrategy");
        Trees.putIfAbsent(strategy, "type", "RollingUpdate");
        if (Trees.text(strategy, "type").equals("RollingUpdate")) {
            Trees.putIfAbsent(Trees.object(strategy, "rollingUpdate"), "partition", 0);
        }
        for (JsonNode claim : spec.path("volumeClaimTemplates")) {
            if (claim instanceof ObjectNode object) {
                Trees.putIfAbsent(object, "kind", "PersistentVolumeClaim");
                Trees.putIfAbsent(object, "apiVersion", "v1");
                Trees.putIfAbsent(Trees.object(object, "spec"), "volumeMode", "Filesystem");
                Trees.putIfAbsent(Trees.object(object, "status"), "phase", "Pending");
            }
        }
        template(spec);
    }

    private static void daemonSet(ObjectNode spec) {
        Trees.putIfAbsent(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Trees.object(spec, "updateStrategy");
        Trees.putIfAbsent(strategy, "type", "RollingUpdate");
        if (Trees.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Trees.object(strategy, "rollingUpdate");
            Trees.putIfAbsent(rolling, "maxUnavailable", 1);
            Trees.putIfAbsent(rolling, "maxSurge", 0);
        }
        template(spec);
    }

    private static void job(ObjectNode spec) {
        if (!spec.has("completions") && !spec.has("parallelism")) {
            spec.put("completions", 1);
        }
        Trees.putIfAbsent(spec, "parallelism", 1);
        Trees.putIfAbsent(spec, "backoffLimit", 6);
        Trees.putIfAbsent(spec, "completionMode", "NonIndexed");
        Trees.putIfAbsent(spec, "suspend", false);
        Trees.putIfAbsent(spec, "manualSelector", false);
        Trees.putIfAbsent(
                spec, "podReplacementPolicy", spec.has("podFailurePolicy") ? "Failed" : "TerminatingOrFailed");
        template(spec);
    }

    private static void cronJob(ObjectNode spec) {
        Trees.putIfAbsent(spec, "concurrencyPolicy", "Allow");
        Trees.putIfAbsent(spec, "suspend", false);
        Trees.putIfAbsent(spec, "successfulJobsHistoryLimit", 3);
        Trees.putIfAbsent(spec, "failedJobsHistoryLimit", 1);
        if (spec.path("jobTemplate").path("spec") instanceof ObjectNode job) {
            template(job);
        }
    }

    private static void secret(ObjectNode secret) {
        Trees.putIfAbsent(secret, "type", "Opaque");
        if (secret.get("stringData") instanceof ObjectNode texts) {
            ObjectNode data = Trees.object(secret, "data");
            texts.properties()
                    .forEach(text -> data.put(
                            text.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(text.getValue().asString("").getBytes(UTF_8))));
            secret.remove("stringData");
        }
    }

    private static void persistentVolume(ObjectNode spec) {
        Trees.putIfAbsent(spec, "persistentVolumeReclaimPolicy", "Retain");
        Trees.putIfAbsent(spec, "volumeMode", "Filesystem");
        PodDefaults.volumeSource(spec);
    }

    private static void networkPolicy(ObjectNode spec) {
        if (!spec.has("policyTypes")) {
            boolean egress = !spec.path("egress").isEmpty();
            Trees.setStrings(spec, "policyTypes", egress ? List.of("Ingress", "Egress") : List.of("Ingress"));
        }
        for (String direction : List.of("ingress", "egress")) {
            for (JsonNode rule : spec.path(direction)) {
                for (JsonNode port : rule.path("ports")) {
                    Trees.putIfAbsent((ObjectNode) port, "protocol", "TCP");
                }
            }
        }
    }

    private static void limitRange(ObjectNode spec) {
        for (JsonNode limit : spec.path("limits")) {
            if (Trees.text(limit, "type").equals("Container") && limit instanceof ObjectNode object) {
                fill(object, "default", "max");
                fill(object, "defaultRequest", "default");
                fill(object, "defaultRequest", "min");
            }
        }
    }

    private static void fill(ObjectNode limit, String to, String from) {
        if (limit.path(from).isEmpty()) {
            return;
        }
        ObjectNode target = Trees.object(limit, to);
        limit.path(from).properties().forEach(entry -> {
            if (!target.has(entry.getKey())) {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void webhooks(ObjectNode configuration, boolean mutating) {
        for (JsonNode webhook : configuration.path("webhooks")) {
            if (webhook instanceof ObjectNode object) {
                Trees.putIfAbsent(object, "failurePolicy", "Fail");
                Trees.putIfAbsent(object, "matchPolicy", "Equivalent");
                Trees.putIfAbsent(object, "timeoutSeconds", 10);
                Trees.object(object, "namespaceSelector");
                Trees.object(object, "objectSelector");
                if (mutating) {
                    Trees.putIfAbsent(object, "reinvocationPolicy", "Never");
                }
                scopes(object.path("rules"));
                if (object.path("clientConfig").get("service") instanceof ObjectNode service) {
                    Trees.putIfAbsent(service, "port", 443);
                }
            }
        }
    }

    private static void scopes(JsonNode rules) {
        for (JsonNode rule : rules) {
            Trees.putIfAbsent((ObjectNode) rule, "scope", "*");
        }
    }

    private static void policy(ObjectNode spec) {
        Trees.putIfAbsent(spec, "failurePolicy", "Fail");
        if (spec.get("matchConstraints") instanceof ObjectNode match) {
            Trees.putIfAbsent(match, "matchPolicy", "Equivalent");
            Trees.object(match, "namespaceSelector");
            Trees.object(match, "objectSelector");
            scopes(match.path("resourceRules"));
            scopes(match.path("excludeResourceRules"));
        }
    }

    private static void autoscaler(ObjectNode spec) {
        Trees.putIfAbsent(spec, "minReplicas", 1);
        if (spec.get("behavior") instanceof ObjectNode behavior) {
            ObjectNode up = Trees.object(behavior, "scaleUp");
            Trees.putIfAbsent(up, "stabilizationWindowSeconds", 0);
            Trees.putIfAbsent(up, "selectPolicy", "Max");
            if (!up.has("policies")) {
                policy(up, "Pods", 4);
                policy(up, "Percent", 100);
            }
            ObjectNode down = Trees.object(behavior, "scaleDown");
            Trees.putIfAbsent(down, "selectPolicy", "Max");
            if (!down.has("policies")) {
                policy(down, "Percent", 100);
            }
        }
    }

    private static void policy(ObjectNode rules, String type, int value) {
        ObjectNode policy = rules.withArray("policies").addObject();
        policy.put("type", type);
        policy.put("value", value);
        policy.put("periodSeconds", 15);
    }

    private static void deviceRequests(JsonNode claim) {
        for (JsonNode request : claim.path("devices").path("requests")) {
            if (request.get("exactly") instanceof ObjectNode exactly) {
                Trees.putIfAbsent(exactly, "allocationMode", "ExactCount");
                if (Trees.text(exactly, "allocationMode").equals("ExactCount")) {
                    Trees.putIfAbsent(exactly, "count", 1);
                }
            }
        }
    }

    private static void csiDriver(ObjectNode spec) {
        Trees.putIfAbsent(spec, "attachRequired", true);
        for (String field : List.of("podInfoOnMount", "storageCapacity", "requiresRepublish", "seLinuxMount")) {
            Trees.putIfAbsent(spec, field, false);
        }
        Trees.putIfAbsent(spec, "fsGroupPolicy", "ReadWriteOnceWithFSType");
        if (!spec.has("volumeLifecycleModes")) {
            Trees.setStrings(spec, "volumeLifecycleModes", List.of("Persistent"));
        }
    }

    private static void binding(ObjectNode binding) {
        if (binding.get("roleRef") instanceof ObjectNode role) {
            Trees.putIfAbsent(role, "apiGroup", "rbac.authorization.k8s.io");
        }
        for (JsonNode subject : binding.path("subjects")) {
            String kind = Trees.text(subject, "kind");
            if ((kind.equals("User") || kind.equals("Group")) && subject instanceof ObjectNode object) {
                Trees.putIfAbsent(object, "apiGroup", "rbac.authorization.k8s.io");
            }
        }
    }
}
