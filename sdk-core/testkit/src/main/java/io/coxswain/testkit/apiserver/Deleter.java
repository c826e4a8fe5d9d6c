package io.coxswain.testkit.apiserver;

import io.coxswain.model.KubeTime;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import io.coxswain.testkit.apiserver.Resource.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Deletes objects as servers do it: at once, or after a grace, or once nobody holds them by a finalizer. */
final class Deleter {
    static final String ORPHAN = "orphan";
    static final String FOREGROUND = "foregroundDeletion";
    private static final long POD_GRACE = 30;
    private static final List<String> POLICIES = List.of("Foreground", "Background", "Orphan", "nil");

    private final Cluster cluster;

    Deleter(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * How to delete.
     *
     * @param gracePeriodSeconds null for the object's own
     * @param propagationPolicy empty for that of the kind
     */
    record Options(
            boolean dryRun,
            @Nullable Long gracePeriodSeconds,
            String propagationPolicy,
            String uid,
            String resourceVersion,
            boolean acceptedOnly) {
        static final Options PLAIN = new Options(false, null, "", "", "", false);
    }

    /** The options of a request, in its body or its query. */
    static Options options(ApiCall call) {
        ObjectNode body = Decoder.options(call, "DeleteOptions");
        Query query = call.query();
        boolean dryRun =
                query.dryRun("DeleteOptions") || Query.dryRun("DeleteOptions", Trees.strings(body.path("dryRun")));
        Long grace = body.has("gracePeriodSeconds")
                ? Long.valueOf(body.path("gracePeriodSeconds").asLong(0))
                : null;
        if (grace == null && query.has("gracePeriodSeconds")) {
            grace = query.number("gracePeriodSeconds").getAsLong();
        }
        String policy = Trees.text(body, "propagationPolicy");
        if (policy.isEmpty()) {
            policy = query.first("propagationPolicy");
        }
        if (!policy.isEmpty() && !POLICIES.subList(0, 3).contains(policy)) {
            throw Query.invalidOption("DeleteOptions", Cause.unsupported("propagationPolicy", policy, POLICIES));
        }
        String orphans = body.has("orphanDependents")
                ? body.path("orphanDependents").asString("")
                : query.first("orphanDependents");
        if (!orphans.isEmpty()) {
            policy = orphans.equals("true") ? "Orphan" : "Background";
        }
        JsonNode preconditions = body.path("preconditions");
        return new Options(
                dryRun,
                grace,
                policy,
                Trees.text(preconditions, "uid"),
                Trees.text(preconditions, "resourceVersion"),
                orphans.equals("false"));
    }

    /**
     * What has become of an object.
     *
     * @param gone whether it is not there any more
     */
    record Deleted(Stored object, boolean gone) {}

    /** Deletes an object, and asks again what it says as often as others change it in between. */
    Deleted delete(Resource resource, String namespace, String name, Options options) {
        while (true) {
            Stored current = cluster.store().get(resource, namespace, name);
            if (current == null) {
                throw ApiFailure.notFound(resource, name);
            }
            Deleted deleted = tryDelete(current, options);
            if (deleted != null) {
                return deleted;
            }
        }
    }

    /** For those who want it gone whatever happens. */
    void deleteQuietly(Stored object) {
        deleteQuietly(object, Options.PLAIN);
    }

    void deleteQuietly(Stored object, Options options) {
        try {
            delete(object.resource(), object.namespace(), object.name(), options);
        } catch (ApiFailure e) {
            if (e.code() != 404 && e.code() != 409) {
                throw e;
            }
        }
    }

    private @Nullable Deleted tryDelete(Stored current, Options options) {
        checkPreconditions(current, options);
        if (current.resource().is("", "namespaces")) {
            Namespaces.checkDeletable(current);
        }
        ObjectNode wanted = current.copy();
        ObjectNode metadata = Trees.metadata(wanted);
        takeFinalizers(metadata, options.propagationPolicy());
        long grace = grace(current, options);
        boolean held = isHeld(current.resource(), wanted);
        if (!held && grace == 0) {
            if (current.resource().is("", "pods")) {
                mark(current, metadata, 0);
            }
            return remove(current, wanted, options);
        }
        if (current.isTerminating()) {
            long before = current.metadata().path("deletionGracePeriodSeconds").asLong(0);
            if (grace < before) {
                mark(current, metadata, grace);
            }
        } else {
            mark(current, metadata, current.resource().is("", "namespaces") ? -1 : grace);
            if (current.resource().is("", "namespaces")) {
                Trees.object(wanted, "status").put("phase", "Terminating");
            }
        }
        if (JsonTree.equal(wanted, current.tree())) {
            return new Deleted(current, false);
        }
        if (options.dryRun()) {
            return new Deleted(new Stored(current.resource(), current.version(), wanted), false);
        }
        Stored marked = cluster.put(current.resource(), current, MetadataOrder.sorted(wanted));
        return marked == null ? null : new Deleted(marked, false);
    }

    private @Nullable Deleted remove(Stored current, ObjectNode last, Options options) {
        if (options.dryRun()) {
            return new Deleted(new Stored(current.resource(), current.version(), last), true);
        }
        Stored removed = cluster.remove(current, MetadataOrder.sorted(last));
        return removed == null ? null : new Deleted(removed, true);
    }

    private static boolean isHeld(Resource resource, ObjectNode object) {
        boolean byNamespace = resource.is("", "namespaces")
                && !object.path("spec").path("finalizers").isEmpty();
        return byNamespace || !object.path("metadata").path("finalizers").isEmpty();
    }

    private static void checkPreconditions(Stored current, Options options) {
        if (!options.uid().isEmpty() && !options.uid().equals(current.uid())) {
            throw ApiFailure.preconditionFailed(
                    current.resource(),
                    current.name(),
                    "the UID in the precondition (" + options.uid() + ") does not match the UID in record ("
                            + current.uid() + "). The object might have been deleted and then recreated");
        }
        String version = Long.toString(current.version());
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(version)) {
            throw ApiFailure.preconditionFailed(
                    current.resource(),
                    current.name(),
                    "the ResourceVersion in the precondition (" + options.resourceVersion()
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been modified");
        }
    }

    /** Who is to be deleted before or let go shows by finalizers, of which the policy decides. */
    private static void takeFinalizers(ObjectNode metadata, String policy) {
        if (policy.isEmpty()) {
            return;
        }
        List<String> finalizers = new ArrayList<>(Trees.strings(metadata.path("finalizers")));
        finalizers.removeAll(Set.of(ORPHAN, FOREGROUND));
        switch (policy) {
            case "Orphan" -> finalizers.add(ORPHAN);
            case "Foreground" -> finalizers.add(FOREGROUND);
            default -> {
                // Who is deleted in the background needs nobody to wait.
            }
        }
        Trees.setStrings(metadata, "finalizers", finalizers);
    }

    private static long grace(Stored object, Options options) {
        if (!object.resource().is("", "pods")) {
            return 0;
        }
        JsonNode spec = object.tree().path("spec");
        String phase = object.tree().path("status").path("phase").asString("");
        if (Trees.text(spec, "nodeName").isEmpty() || phase.equals("Succeeded") || phase.equals("Failed")) {
            return 0;
        }
        Long given = options.gracePeriodSeconds();
        long grace = given == null ? spec.path("terminationGracePeriodSeconds").asLong(POD_GRACE) : given;
        return grace < 0 ? 1 : grace;
    }

    private void mark(Stored current, ObjectNode metadata, long grace) {
        metadata.put(
                "deletionTimestamp", KubeTime.format(cluster.clock().instant().plusSeconds(Math.max(0, grace))));
        if (grace >= 0) {
            metadata.put("deletionGracePeriodSeconds", grace);
        }
        if (current.resource().has(Trait.GENERATION)) {
            metadata.put("generation", metadata.path("generation").asLong(0) + 1);
        }
    }

    /** Whether an object that has been deleted is held by nobody any more. */
    static boolean isDone(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        boolean namespace = object.path("kind").asString("").equals("Namespace")
                && object.path("apiVersion").asString("").equals("v1");
        return metadata.has("deletionTimestamp")
                && metadata.path("finalizers").isEmpty()
                && metadata.path("deletionGracePeriodSeconds").asLong(0) == 0
                && (!namespace || object.path("spec").path("finalizers").isEmpty());
    }

    /** The Status of an object that is gone. */
    static ObjectNode success(Stored object) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details");
        details.put("name", object.name());
        if (!object.resource().group().isEmpty()) {
            details.put("group", object.resource().group());
        }
        details.put("kind", object.resource().plural());
        details.put("uid", object.uid());
        return status;
    }
}
