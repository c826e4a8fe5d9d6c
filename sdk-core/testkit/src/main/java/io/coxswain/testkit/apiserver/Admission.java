package io.coxswain.testkit.apiserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the admission of every cluster adds to new pods and jobs. */
final class Admission {
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

    private Admission() {}

    static void pod(ObjectNode pod) {
        ObjectNode spec = Trees.object(pod, "spec");
        Trees.putIfAbsent(spec, "serviceAccountName", "default");
        Trees.putIfAbsent(spec, "serviceAccount", Trees.text(spec, "serviceAccountName"));
        Trees.putIfAbsent(spec, "priority", 0);
        Trees.putIfAbsent(spec, "preemptionPolicy", "PreemptLowerPriority");
        tolerate(spec, "node.kubernetes.io/not-ready");
        tolerate(spec, "node.kubernetes.io/unreachable");
        if (!spec.path("automountServiceAccountToken").asString("").equals("false")) {
            mountToken(spec);
        }
        ObjectNode status = Trees.object(pod, "status");
        status.put("phase", "Pending");
        status.put("qosClass", qualityOfService(spec));
    }

    private static void tolerate(ObjectNode spec, String taint) {
        ArrayNode tolerations =
                spec.get("tolerations") instanceof ArrayNode there ? there : spec.putArray("tolerations");
        for (JsonNode toleration : tolerations) {
            String key = Trees.text(toleration, "key");
            String effect = Trees.text(toleration, "effect");
            if ((key.isEmpty() || key.equals(taint)) && (effect.isEmpty() || effect.equals("NoExecute"))) {
                if (tolerations.isEmpty()) {
                    spec.remove("tolerations");
                }
                return;
            }
        }
        ObjectNode toleration = tolerations.addObject();
        toleration.put("key", taint);
        toleration.put("operator", "Exists");
        toleration.put("effect", "NoExecute");
        toleration.put("tolerationSeconds", 300);
    }

    private static void mountToken(ObjectNode spec) {
        List<ObjectNode> unmounted = new ArrayList<>();
        for (JsonNode container : containers(spec).toList()) {
            boolean mounted = container
                    .path("volumeMounts")
                    .valueStream()
                    .anyMatch(mount -> Trees.text(mount, "mountPath").equals(MOUNT_PATH));
            if (!mounted && container instanceof ObjectNode object) {
                unmounted.add(object);
            }
        }
        if (unmounted.isEmpty()) {
            return;
        }
        String name = Cluster.generateName("kube-api-access-");
        for (ObjectNode container : unmounted) {
            ArrayNode mounts = container.get("volumeMounts") instanceof ArrayNode there
                    ? there
                    : container.putArray("volumeMounts");
            ObjectNode mount = mounts.addObject();
            mount.put("name", name);
            mount.put("readOnly", true);
            mount.put("mountPath", MOUNT_PATH);
        }
        ArrayNode volumes = spec.get("volumes") instanceof ArrayNode there ? there : spec.putArray("volumes");
        ObjectNode volume = volumes.addObject();
        volume.put("name", name);
        ObjectNode projected = volume.putObject("projected");
        projected.put("defaultMode", 0644);
        ArrayNode sources = projected.putArray("sources");
        ObjectNode token = sources.addObject().putObject("serviceAccountToken");
        token.put("expirationSeconds", 3607);
        token.put("path", "token");
        ObjectNode authority = sources.addObject().putObject("configMap");
        authority.put("name", "kube-root-ca.crt");
        ObjectNode item = authority.putArray("items").addObject();
        item.put("key", "ca.crt");
        item.put("path", "ca.crt");
        ObjectNode namespace =
                sources.addObject().putObject("downwardAPI").putArray("items").addObject();
        namespace.put("path", "namespace");
        ObjectNode field = namespace.putObject("fieldRef");
        field.put("apiVersion", "v1");
        field.put("fieldPath", "metadata.namespace");
    }

    private static Stream<JsonNode> containers(ObjectNode spec) {
        return Stream.concat(
                spec.path("initContainers").valueStream(),
                spec.path("containers").valueStream());
    }

    private static String qualityOfService(ObjectNode spec) {
        boolean any = false;
        boolean guaranteed = true;
        for (JsonNode container : containers(spec).toList()) {
            JsonNode limits = container.path("resources").path("limits");
            JsonNode requests = container.path("resources").path("requests");
            for (String resource : List.of("cpu", "memory")) {
                any |= limits.has(resource) || requests.has(resource);
                guaranteed &= limits.has(resource)
                        && (!requests.has(resource) || requests.get(resource).equals(limits.get(resource)));
            }
        }
        if (!any) {
            return "BestEffort";
        }
        return guaranteed ? "Guaranteed" : "Burstable";
    }

    /** Jobs find their pods by a label with their own uid, unless they say how. */
    static void job(ObjectNode job) {
        ObjectNode spec = Trees.object(job, "spec");
        if (spec.path("manualSelector").asBoolean(false)) {
            return;
        }
        String uid = Trees.text(job.path("metadata"), "uid");
        String name = Trees.text(job.path("metadata"), "name");
        ObjectNode template = Trees.object(spec, "template");
        ObjectNode labels = Trees.object(Trees.object(template, "metadata"), "labels");
        Map<String, String> added = Map.of(
                "batch.kubernetes.io/controller-uid", uid,
                "batch.kubernetes.io/job-name", name,
                "controller-uid", uid,
                "job-name", name);
        added.forEach(labels::put);
        Trees.object(Trees.object(spec, "selector"), "matchLabels").put("batch.kubernetes.io/controller-uid", uid);
        Trees.metadata(job).set("labels", ownLabels(job, labels));
    }

    /** A job without labels gets those of its template, as the server's defaults say. */
    private static ObjectNode ownLabels(ObjectNode job, ObjectNode template) {
        return job.path("metadata").get("labels") instanceof ObjectNode own && !own.isEmpty()
                ? own
                : template.deepCopy();
    }
}
