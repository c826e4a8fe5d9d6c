package io.coxswain.testkit.apiserver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What servers fill in for pods, and for templates of pods. */
final class PodDefaults {
    private static final int DEFAULT_MODE = 0644;

    private PodDefaults() {}

    /** Of a pod itself, which gets a little more than a template. */
    static void applyToPod(ObjectNode spec) {
        apply(spec);
        Trees.putIfAbsent(spec, "enableServiceLinks", true);
        for (String kind : List.of("containers", "initContainers")) {
            for (JsonNode container : spec.path(kind)) {
                if (container.path("resources").get("limits") instanceof ObjectNode limits) {
                    ObjectNode requests = Trees.object((ObjectNode) container.get("resources"), "requests");
                    limits.properties().forEach(limit -> {
                        if (!requests.has(limit.getKey())) {
                            requests.set(limit.getKey(), limit.getValue());
                        }
                    });
                }
            }
        }
    }

    /** Of a template, or a pod. */
    static void apply(ObjectNode spec) {
        Trees.putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
        Trees.putIfAbsent(spec, "restartPolicy", "Always");
        Trees.putIfAbsent(spec, "schedulerName", "default-scheduler");
        Trees.putIfAbsent(spec, "terminationGracePeriodSeconds", 30);
        Trees.object(spec, "securityContext");
        for (String kind : List.of("containers", "initContainers", "ephemeralContainers")) {
            for (JsonNode container : spec.path(kind)) {
                if (container instanceof ObjectNode object) {
                    container(object);
                }
            }
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (volume instanceof ObjectNode object) {
                if (object.size() == 1 && object.has("name")) {
                    object.putObject("emptyDir");
                }
                volumeSource(object);
            }
        }
    }

    private static void container(ObjectNode container) {
        Trees.putIfAbsent(container, "terminationMessagePath", "/dev/termination-log");
        Trees.putIfAbsent(container, "terminationMessagePolicy", "File");
        String image = Trees.text(container, "image");
        if (!image.isEmpty()) {
            Trees.putIfAbsent(container, "imagePullPolicy", isLatest(image) ? "Always" : "IfNotPresent");
        }
        for (JsonNode variable : container.path("env")) {
            apiVersion(variable.path("valueFrom").get("fieldRef"));
        }
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.get(probe) instanceof ObjectNode object) {
                probe(object);
            }
        }
        http(container.path("lifecycle").path("postStart").get("httpGet"));
        http(container.path("lifecycle").path("preStop").get("httpGet"));
    }

    /** Whether an image has no tag but {@code latest}, and no digest. */
    private static boolean isLatest(String image) {
        if (image.contains("@")) {
            return false;
        }
        int colon = image.lastIndexOf(':');
        boolean tagged = colon > image.lastIndexOf('/');
        return !tagged || image.endsWith(":latest");
    }

    private static void probe(ObjectNode probe) {
        Trees.putIfAbsent(probe, "timeoutSeconds", 1);
        Trees.putIfAbsent(probe, "periodSeconds", 10);
        Trees.putIfAbsent(probe, "successThreshold", 1);
        Trees.putIfAbsent(probe, "failureThreshold", 3);
        http(probe.get("httpGet"));
        if (probe.get("grpc") instanceof ObjectNode grpc) {
            Trees.putIfAbsent(grpc, "service", "");
        }
    }

    private static void http(@Nullable JsonNode get) {
        if (get instanceof ObjectNode http) {
            Trees.putIfAbsent(http, "path", "/");
            Trees.putIfAbsent(http, "scheme", "HTTP");
        }
    }

    private static void apiVersion(@Nullable JsonNode fieldRef) {
        if (fieldRef instanceof ObjectNode object) {
            Trees.putIfAbsent(object, "apiVersion", "v1");
        }
    }

    /** Where the files of a volume come from. */
    static void volumeSource(ObjectNode volume) {
        for (String source : List.of("secret", "configMap", "downwardAPI", "projected")) {
            if (volume.get(source) instanceof ObjectNode object) {
                Trees.putIfAbsent(object, "defaultMode", DEFAULT_MODE);
                items(object);
                for (JsonNode projected : object.path("sources")) {
                    items(projected.path("downwardAPI"));
                    if (projected.get("serviceAccountToken") instanceof ObjectNode token) {
                        Trees.putIfAbsent(token, "expirationSeconds", 3600);
                    }
                }
            }
        }
        if (volume.get("hostPath") instanceof ObjectNode path) {
            Trees.putIfAbsent(path, "type", "");
        }
    }

    private static void items(JsonNode source) {
        for (JsonNode item : source.path("items")) {
            apiVersion(item.get("fieldRef"));
        }
    }
}
