package io.coxswain.testkit.apiserver;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** By which fields objects of a kind can be selected, besides their name and namespace. */
final class SelectableFields {
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");

    private static final Map<String, Set<String>> MORE = Map.of(
            "pods",
            Set.of(
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "spec.hostNetwork",
                    "status.phase",
                    "status.podIP",
                    "status.podIPs",
                    "status.nominatedNodeName"),
            "nodes",
            Set.of("spec.unschedulable"),
            "namespaces",
            Set.of("status.phase"),
            "secrets",
            Set.of("type"),
            "services",
            Set.of("spec.clusterIP", "spec.type"),
            "replicationcontrollers",
            Set.of("status.replicas"),
            "replicasets.apps",
            Set.of("status.replicas"),
            "jobs.batch",
            Set.of("status.successful"),
            "certificatesigningrequests.certificates.k8s.io",
            Set.of("spec.signerName"),
            "resourceslices.resource.k8s.io",
            Set.of("spec.nodeName", "spec.driver"));

    private static final Set<String> EVENT = Set.of(
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath",
            "reason",
            "reportingComponent",
            "source",
            "type");

    private static final Set<String> NEW_EVENT = Set.of(
            "regarding.kind",
            "regarding.namespace",
            "regarding.name",
            "regarding.uid",
            "regarding.apiVersion",
            "regarding.resourceVersion",
            "regarding.fieldPath",
            "reason",
            "reportingController",
            "type");

    /** What is true of a boolean or a number that is not there. */
    private static final Map<String, String> ZERO = Map.of(
            "spec.hostNetwork",
            "false",
            "spec.unschedulable",
            "false",
            "status.replicas",
            "0",
            "status.successful",
            "0");

    private SelectableFields() {}

    private static Set<String> more(Resource resource) {
        if (resource.is("", "events")) {
            return EVENT;
        }
        if (resource.is("events.k8s.io", "events")) {
            return NEW_EVENT;
        }
        return MORE.getOrDefault(resource.groupResource(), Set.of());
    }

    static void check(Resource resource, String field) {
        Set<String> more = more(resource);
        if (ALWAYS.contains(field) || more.contains(field)) {
            return;
        }
        if (resource.is("batch", "jobs")) {
            throw ApiFailure.badRequest("field label " + GoText.quote(field) + " not supported for Job");
        }
        if (resource.group().equals("resource.k8s.io") && !more.isEmpty()) {
            throw ApiFailure.badRequest("field label not supported for " + resource.apiVersion() + ", Kind="
                    + resource.kind() + ": " + field);
        }
        throw ApiFailure.badRequest(
                more.isEmpty()
                        ? GoText.quote(field)
                                + " is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                        : "field label not supported: " + field);
    }

    static String value(Stored object, String field) {
        return switch (field) {
            case "metadata.name" -> object.name();
            case "metadata.namespace" -> object.namespace();
            case "status.podIPs" ->
                String.join(
                        ",",
                        object.tree()
                                .path("status")
                                .path("podIPs")
                                .valueStream()
                                .map(ip -> Trees.text(ip, "ip"))
                                .toList());
            case "status.successful" -> at(object, List.of("status", "succeeded"), "0");
            case "source" -> at(object, List.of("source", "component"), at(object, List.of("reportingComponent"), ""));
            case "reportingController" -> at(object, List.of("reportingComponent"), "");
            default -> {
                String kept = field.startsWith("regarding.") ? "involvedObject" + field.substring(9) : field;
                yield at(object, List.of(kept.split("\\.", -1)), ZERO.getOrDefault(field, ""));
            }
        };
    }

    private static String at(Stored object, List<String> path, String otherwise) {
        JsonNode value = object.tree();
        for (String step : path) {
            value = value.path(step);
        }
        return value.asString(otherwise);
    }
}
