package io.coxswain.testkit.apiserver;

import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Which parts of an object an update may change: the status has a path of its own, and so do some other parts. */
final class Strategy {
    /** Kinds whose labels an update of the status leaves alone. */
    private static final Set<String> KEEPS_LABELS =
            Set.of("deployments.apps", "daemonsets.apps", "replicasets.apps", "statefulsets.apps");

    private Strategy() {}

    /**
     * Gives an object back what the update may not change.
     *
     * @param wanted is changed
     */
    static void prepare(Stored current, ObjectNode wanted, String subresource) {
        ObjectNode before = current.tree();
        switch (subresource) {
            case "status" -> {
                keepAllBut(wanted, before, "status");
                if (KEEPS_LABELS.contains(current.resource().groupResource())) {
                    Trees.take(Trees.metadata(wanted), current.metadata(), "labels");
                }
            }
            case "finalize" -> {
                keepAllBut(wanted, before, "spec");
            }
            case "approval" -> keepAllBut(wanted, before, "status");
            case "binding" -> {
                // Whoever binds has changed nothing else.
            }
            case "ephemeralcontainers" -> keepSpecBut(wanted, before, "ephemeralContainers");
            case "resize" -> keepSpecBut(wanted, before, "containers");
            default -> {
                if (current.resource().hasStatus()) {
                    Trees.take(wanted, before, "status");
                }
                if (current.resource().is("", "namespaces")) {
                    // Only its finalize path changes them.
                    ObjectNode spec = Trees.object(wanted, "spec");
                    Trees.take(spec, before.path("spec"), "finalizers");
                }
            }
        }
    }

    /** Sets in a new object what no client may set, or what only the server can know. */
    static void complete(Cluster cluster, Resource resource, ObjectNode object) {
        switch (resource.groupResource()) {
            case "namespaces" -> Namespaces.complete(object);
            case "pods" -> Admission.pod(object);
            case "services" -> ServiceDefaults.allocate(cluster, resource, object);
            case "jobs.batch" -> Admission.job(object);
            case "persistentvolumeclaims" -> {
                Trees.object(object, "status").put("phase", "Pending");
                protect(object, "kubernetes.io/pvc-protection");
            }
            case "persistentvolumes" -> {
                ObjectNode status = Trees.object(object, "status");
                status.put("phase", "Pending");
                status.put("lastPhaseTransitionTime", cluster.now());
                protect(object, "kubernetes.io/pv-protection");
            }
            case "volumeattributesclasses.storage.k8s.io" -> protect(object, "kubernetes.io/vac-protection");
            default -> {
                // All other kinds are what clients make them.
            }
        }
    }

    /** Storage is held until nobody uses it; here nobody does, and so it is let go when it is deleted. */
    private static void protect(ObjectNode object, String finalizer) {
        ObjectNode metadata = Trees.metadata(object);
        List<String> finalizers = new ArrayList<>(Trees.strings(metadata.path("finalizers")));
        if (!finalizers.contains(finalizer)) {
            finalizers.add(finalizer);
        }
        Trees.setStrings(metadata, "finalizers", finalizers);
    }

    private static void keepSpecBut(ObjectNode wanted, ObjectNode before, String changed) {
        ObjectNode spec = (ObjectNode) JsonTree.copy(before.path("spec"));
        Trees.take(spec, wanted.path("spec"), changed);
        keepAllBut(wanted, before, "spec");
        wanted.set("spec", spec);
    }

    private static void keepAllBut(ObjectNode wanted, ObjectNode before, String changed) {
        for (String field : Set.copyOf(wanted.propertyNames())) {
            if (!field.equals("metadata") && !field.equals(changed)) {
                wanted.remove(field);
            }
        }
        before.properties().forEach(field -> {
            if (!field.getKey().equals("metadata") && !field.getKey().equals(changed)) {
                wanted.set(field.getKey(), field.getValue());
            }
        });
    }
}
