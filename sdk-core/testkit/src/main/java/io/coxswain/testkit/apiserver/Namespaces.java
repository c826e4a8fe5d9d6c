package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The life of namespaces: what they are made with, and that all that lies in one ends before it does. */
final class Namespaces {
    private static final String FINALIZER = "kubernetes";
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";
    private static final List<String> DEFAULT = List.of("default", "kube-node-lease", "kube-public", "kube-system");
    private static final Set<String> IMMORTAL = Set.of("default", "kube-public", "kube-system");

    private Namespaces() {}

    /** Those that every cluster has. */
    static void createDefaults(Cluster cluster) {
        Writer writer = new Writer(cluster);
        for (String name : DEFAULT) {
            ObjectNode namespace = object(cluster.namespaces());
            Trees.metadata(namespace).put("name", name);
            writer.create(cluster.namespaces(), "", namespace, new Writer.Mode("kube-apiserver", "", "v1", false));
        }
    }

    /** Refuses to write into a namespace that is not there, or about to go. */
    static void checkWritable(Cluster cluster, Resource resource, String namespace, String name) {
        Stored stored = cluster.store().get(cluster.namespaces(), "", namespace);
        if (stored == null) {
            throw ApiFailure.notFound(cluster.namespaces(), namespace);
        }
        if (isTerminating(stored)) {
            throw ApiFailure.forbidden(
                    resource,
                    name,
                    "unable to create new content in namespace " + namespace + " because it is being terminated",
                    new Cause(
                            "NamespaceTerminating",
                            "metadata.namespace",
                            "namespace " + namespace + " is being terminated"));
        }
    }

    static void checkDeletable(Stored namespace) {
        if (IMMORTAL.contains(namespace.name())) {
            throw ApiFailure.forbidden(namespace.resource(), namespace.name(), "this namespace may not be deleted");
        }
    }

    private static boolean isTerminating(Stored namespace) {
        return namespace.tree().path("status").path("phase").asString("").equals("Terminating");
    }

    static void complete(ObjectNode namespace) {
        ObjectNode spec = Trees.object(namespace, "spec");
        List<String> finalizers = new ArrayList<>(Trees.strings(spec.path("finalizers")));
        if (!finalizers.contains(FINALIZER)) {
            finalizers.add(FINALIZER);
        }
        Trees.setStrings(spec, "finalizers", finalizers);
        Trees.object(namespace, "status").put("phase", "Active");
    }

    static void label(ObjectNode namespace) {
        ObjectNode metadata = Trees.metadata(namespace);
        String name = Trees.text(metadata, "name");
        if (!name.isEmpty()) {
            Trees.object(metadata, "labels").put(NAME_LABEL, name);
        }
    }

    /** Whether neither the namespace's own finalizers nor those of all objects hold it. */
    static boolean isDone(ObjectNode namespace) {
        return namespace.path("metadata").has("deletionTimestamp")
                && namespace.path("spec").path("finalizers").isEmpty()
                && namespace.path("metadata").path("finalizers").isEmpty();
    }

    /** What every namespace gets as soon as it is there. */
    static void furnish(Cluster cluster, Stored namespace) {
        Writer writer = new Writer(cluster);
        Writer.Mode mode = new Writer.Mode("kube-controller-manager", "", "v1", false);
        Resource accounts = cluster.resource("", "v1", "serviceaccounts");
        ObjectNode account = object(accounts);
        Trees.metadata(account).put("name", "default");
        createQuietly(writer, accounts, namespace.name(), account, mode);
        Resource maps = cluster.resource("", "v1", "configmaps");
        ObjectNode authority = object(maps);
        Trees.metadata(authority).put("name", "kube-root-ca.crt");
        Trees.object(Trees.metadata(authority), "annotations")
                .put(
                        "kubernetes.io/description",
                        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such"
                                + " as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across"
                                + " distributions of Kubernetes clusters.");
        Trees.object(authority, "data").put("ca.crt", "");
        createQuietly(writer, maps, namespace.name(), authority, mode);
    }

    private static void createQuietly(
            Writer writer, Resource resource, String namespace, ObjectNode object, Writer.Mode mode) {
        try {
            writer.create(resource, namespace, object, mode);
        } catch (ApiFailure e) {
            // Somebody was faster, or has deleted the namespace already: both are as good.
            if (e.code() != 409 && e.code() != 404 && e.code() != 403) {
                throw e;
            }
        }
    }

    private static ObjectNode object(Resource resource) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", resource.kind());
        object.put("apiVersion", resource.apiVersion());
        object.putObject("metadata");
        return object;
    }

    /** Deletes what lies in a namespace that ends, and lets the namespace go once nothing is left. */
    static void empty(Cluster cluster, Stored namespace) {
        Deleter deleter = new Deleter(cluster);
        boolean left = false;
        for (Resource resource : cluster.catalogue().stored()) {
            if (resource.namespaced()) {
                left |= !emptied(cluster, deleter, resource, namespace.name());
            }
        }
        if (!left) {
            removeFinalizer(cluster, namespace.name());
        }
    }

    private static boolean emptied(Cluster cluster, Deleter deleter, Resource resource, String namespace) {
        for (Stored object :
                Listing.inNamespace(cluster.store().shelf(resource).now().objects(), namespace)) {
            if (!object.isTerminating()) {
                deleter.deleteQuietly(object);
            }
        }
        return Listing.inNamespace(cluster.store().shelf(resource).now().objects(), namespace)
                .isEmpty();
    }

    private static void removeFinalizer(Cluster cluster, String name) {
        while (true) {
            Stored current = cluster.store().get(cluster.namespaces(), "", name);
            if (current == null || !isTerminating(current)) {
                return;
            }
            ObjectNode changed = current.copy();
            List<String> finalizers =
                    new ArrayList<>(Trees.strings(changed.path("spec").path("finalizers")));
            if (!finalizers.remove(FINALIZER) && !isDone(changed)) {
                return;
            }
            Trees.setStrings(Trees.object(changed, "spec"), "finalizers", finalizers);
            Stored written = isDone(changed)
                    ? cluster.remove(current, changed)
                    : cluster.put(current.resource(), current, changed);
            if (written != null) {
                return;
            }
        }
    }
}
