package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.Selector;
import io.coxswain.model.meta.v1.LabelSelector;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules for what makes pods. */
final class WorkloadRules {
    private WorkloadRules() {}

    static void check(Resource resource, JsonNode spec, List<Cause> causes) {
        notNegative(spec, "replicas", causes);
        notNegative(spec, "minReadySeconds", causes);
        notNegative(spec, "revisionHistoryLimit", causes);
        JsonNode selector = spec.path("selector");
        boolean daemon = resource.is("apps", "daemonsets");
        boolean absent = !selector.isObject();
        boolean empty = selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty();
        if (absent && !daemon) {
            causes.add(Cause.required("spec.selector", ""));
        } else if (empty && selector.isObject()) {
            causes.add(new Cause(
                    "FieldValueInvalid",
                    "spec.selector",
                    "Invalid value: {}: empty selector is invalid for " + name(resource)));
        }
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        if (absent || !matches(selector, labels)) {
            String shown = labels.isMissingNode() ? "null" : new String(JsonTree.write(labels), UTF_8);
            causes.add(new Cause(
                    "FieldValueInvalid",
                    "spec.template.metadata.labels",
                    "Invalid value: " + shown + ": `selector` does not match template `labels`"));
        }
        template(spec.path("template"), "spec.template", List.of("Always"), causes);
    }

    private static String name(Resource resource) {
        return resource.is("apps", "statefulsets") ? "statefulset" : resource.singular();
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        ObjectNode holder = selector.isObject() ? ((ObjectNode) selector).objectNode() : null;
        if (holder == null) {
            return false;
        }
        holder.putObject("metadata").set("labels", labels.isMissingNode() ? holder.objectNode() : labels);
        Map<String, String> values = Labels.of(holder).values();
        return Selector.of(JsonTree.to(LabelSelector.CODEC, selector)).matches(values);
    }

    private static void template(JsonNode template, String path, List<String> restart, List<Cause> causes) {
        Names.checkLabels(template.path("metadata").path("labels"), path + ".metadata.labels", causes);
        PodRules.check(template.path("spec"), path + ".spec", causes);
        String policy = Trees.text(template.path("spec"), "restartPolicy");
        if (!restart.contains(policy)) {
            causes.add(Cause.unsupported(path + ".spec.restartPolicy", policy, restart));
        }
    }

    static void job(JsonNode spec, String path, List<Cause> causes) {
        notNegative(spec, "parallelism", causes);
        notNegative(spec, "completions", causes);
        notNegative(spec, "backoffLimit", causes);
        PodRules.check(spec.path("template").path("spec"), path + ".template.spec", causes);
        String policy = Trees.text(spec.path("template").path("spec"), "restartPolicy");
        if (policy.equals("Always")) {
            causes.add(Cause.required(path + ".template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
        }
    }

    static void cronJob(JsonNode spec, List<Cause> causes) {
        if (Trees.text(spec, "schedule").isEmpty()) {
            causes.add(Cause.required("spec.schedule", ""));
        }
        job(spec.path("jobTemplate").path("spec"), "spec.jobTemplate.spec", causes);
    }

    private static void notNegative(JsonNode spec, String field, List<Cause> causes) {
        int value = spec.path(field).asInt(0);
        if (value < 0) {
            causes.add(Cause.invalid("spec." + field, value, "must be greater than or equal to 0"));
        }
    }
}
