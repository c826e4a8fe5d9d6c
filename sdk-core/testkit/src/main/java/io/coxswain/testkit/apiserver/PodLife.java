package io.coxswain.testkit.apiserver;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The least that a node and a scheduler do: pods of the default scheduler are put on the one node there is and run at once, and end
 * at once when they are deleted; budgets count them.
 */
final class PodLife {
    private static final String NODE = "node-1";
    private static final String SCHEDULER = "default-scheduler";

    private final Cluster cluster;

    PodLife(Cluster cluster) {
        this.cluster = cluster;
    }

    void createNode() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", "Node");
        node.put("apiVersion", "v1");
        ObjectNode metadata = node.putObject("metadata");
        metadata.put("name", NODE);
        metadata.putObject("labels").put("kubernetes.io/hostname", NODE).put("kubernetes.io/os", "linux");
        Resource nodes = cluster.resource("", "v1", "nodes");
        Writer writer = new Writer(cluster);
        writer.create(nodes, "", node, new Writer.Mode("kubelet", "", "v1", false));
        writer.update(nodes, "", NODE, new Writer.Mode("kubelet", "status", "v1", false), current -> {
            ObjectNode copy = current.copy();
            condition(Trees.object(copy, "status"), "Ready", cluster.now());
            return copy;
        });
    }

    void after(Change change) {
        Stored object = change.after();
        if (object.resource().is("", "pods")) {
            if (change.type() != Change.Type.DELETED) {
                live(object);
            }
            count(object.namespace());
        } else if (object.resource().is("policy", "poddisruptionbudgets") && change.type() != Change.Type.DELETED) {
            count(object);
        }
    }

    private void live(Stored pod) {
        JsonNode spec = pod.tree().path("spec");
        String phase = pod.tree().path("status").path("phase").asString("");
        boolean mine = Trees.text(spec, "nodeName").equals(NODE);
        if (pod.isTerminating()) {
            if (mine && pod.metadata().path("finalizers").isEmpty()) {
                new Deleter(cluster).deleteQuietly(pod, new Deleter.Options(false, 0L, "", pod.uid(), "", false));
            }
        } else if (phase.equals("Pending")
                && (mine
                        || Trees.text(spec, "nodeName").isEmpty()
                                && Trees.text(spec, "schedulerName").equals(SCHEDULER))) {
            update(pod, "status", this::running);
        }
    }

    private ObjectNode running(ObjectNode pod) {
        String now = cluster.now();
        Trees.object(pod, "spec").put("nodeName", NODE);
        ObjectNode status = Trees.object(pod, "status");
        status.put("phase", "Running");
        status.put("hostIP", "127.0.0.1");
        status.put("podIP", "10.1.0.1");
        status.putArray("podIPs").addObject().put("ip", "10.1.0.1");
        status.put("startTime", now);
        for (String type : List.of("PodScheduled", "Initialized", "ContainersReady", "Ready")) {
            condition(status, type, now);
        }
        ArrayNode containers = status.putArray("containerStatuses");
        for (JsonNode container : pod.path("spec").path("containers")) {
            ObjectNode each = containers.addObject();
            each.put("name", Trees.text(container, "name"));
            each.put("image", Trees.text(container, "image"));
            each.put("imageID", "");
            each.put("ready", true);
            each.put("started", true);
            each.put("restartCount", 0);
            each.putObject("state").putObject("running").put("startedAt", now);
        }
        return pod;
    }

    private static void condition(ObjectNode status, String type, String now) {
        ArrayNode conditions =
                status.get("conditions") instanceof ArrayNode there ? there : status.putArray("conditions");
        conditions.removeIf(condition -> Trees.text(condition, "type").equals(type));
        ObjectNode condition = conditions.addObject();
        condition.put("type", type);
        condition.put("status", "True");
        condition.put("lastTransitionTime", now);
    }

    private void count(String namespace) {
        Resource budgets = cluster.resource("policy", "v1", "poddisruptionbudgets");
        Listing.inNamespace(cluster.store().shelf(budgets).now().objects(), namespace)
                .forEach(this::count);
    }

    private void count(Stored budget) {
        Resource pods = cluster.resource("", "v1", "pods");
        List<Stored> covered =
                Listing.inNamespace(cluster.store().shelf(pods).now().objects(), budget.namespace()).stream()
                        .filter(pod -> Disruptions.covers(budget, pod))
                        .toList();
        long healthy = covered.stream()
                .filter(pod ->
                        pod.tree().path("status").path("phase").asString("").equals("Running"))
                .count();
        long desired = Disruptions.desired(budget, covered.size());
        update(budget, "status", copy -> {
            ObjectNode status = Trees.object(copy, "status");
            status.put("expectedPods", covered.size());
            status.put("currentHealthy", healthy);
            status.put("desiredHealthy", desired);
            status.put("disruptionsAllowed", Math.max(0, healthy - desired));
            status.put(
                    "observedGeneration", budget.metadata().path("generation").asLong(0));
            return copy;
        });
    }

    /** As the controller of the kind writes, unless it is gone by then. */
    private void update(Stored object, String subresource, UnaryOperator<ObjectNode> change) {
        boolean pod = object.resource().is("", "pods");
        // Who binds a pod changes its spec, too.
        String part = pod ? "binding" : subresource;
        try {
            new Writer(cluster)
                    .update(
                            object.resource(),
                            object.namespace(),
                            object.name(),
                            new Writer.Mode("kubelet", part, object.resource().apiVersion(), false),
                            current -> change.apply(current.copy()));
        } catch (ApiFailure e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }
}
