package io.coxswain.testkit.apiserver;

import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import io.coxswain.testkit.apiserver.Resource.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Creates and changes objects as servers do it, whatever verb has asked for it. */
final class Writer {
    private static final List<String> SYSTEM_FIELDS =
            List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation");

    private final Cluster cluster;

    Writer(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What was written, and how it is now.
     *
     * @param created whether it was not there before
     */
    record Written(Stored object, boolean created) {}

    /** How an object is written. */
    record Mode(String manager, String subresource, String apiVersion, boolean dryRun) {
        static Mode of(ApiCall call, boolean dryRun) {
            return new Mode(call.manager(), call.subresource(), call.resource().apiVersion(), dryRun);
        }
    }

    /**
     * Creates an object.
     *
     * @param object in the version in which it is kept; is changed
     */
    Written create(Resource resource, String namespace, ObjectNode object, Mode mode) {
        ObjectNode metadata = Trees.metadata(object);
        takeNamespace(resource, namespace, metadata);
        if (!Trees.text(metadata, "resourceVersion").isEmpty()) {
            throw ApiFailure.internal("resourceVersion should not be set on objects to be created");
        }
        if (resource.namespaced()) {
            Namespaces.checkWritable(cluster, resource, namespace, Trees.text(metadata, "name"));
        }
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "generation"));
        boolean generated = Trees.text(metadata, "name").isEmpty() && metadata.has("generateName");
        metadata.put("uid", Cluster.newUid());
        metadata.put("creationTimestamp", cluster.now());
        if (resource.has(Trait.GENERATION)) {
            metadata.put("generation", 1);
        }
        if (resource.hasStatus()) {
            object.remove("status");
        }
        for (int attempt = 0; ; attempt++) {
            if (generated) {
                metadata.put("name", Cluster.generateName(Trees.text(metadata, "generateName")));
            }
            Stored stored = tryCreate(resource, (ObjectNode) JsonTree.copy(object), mode);
            if (stored != null) {
                return new Written(stored, true);
            }
            if (!generated || attempt == 8) {
                throw ApiFailure.alreadyExists(resource, Trees.text(metadata, "name"));
            }
        }
    }

    private @Nullable Stored tryCreate(Resource resource, ObjectNode object, Mode mode) {
        Defaults.apply(resource, object);
        // What the server itself sets from here on, nobody owns.
        FieldOwners.update(resource, null, object, owner(resource, mode));
        Strategy.complete(cluster, resource, object);
        ObjectNode complete = canonical(resource, object);
        List<Cause> causes = Validation.onCreate(resource, complete);
        String name = complete.path("metadata").path("name").asString("");
        if (!causes.isEmpty()) {
            throw ApiFailure.invalid(resource, name, causes);
        }
        // The version comes when it is stored; here it gets its place.
        Trees.metadata(complete).put("resourceVersion", "0");
        ObjectNode owned = MetadataOrder.sorted(complete);
        if (mode.dryRun()) {
            Trees.metadata(owned).remove("resourceVersion");
            String namespace = owned.path("metadata").path("namespace").asString("");
            return cluster.store().get(resource, namespace, name) == null ? new Stored(resource, 0, owned) : null;
        }
        return cluster.put(resource, null, owned);
    }

    private static void takeNamespace(Resource resource, String namespace, ObjectNode metadata) {
        String given = Trees.text(metadata, "namespace");
        if (!resource.namespaced()) {
            metadata.remove("namespace");
        } else if (given.isEmpty()) {
            metadata.put("namespace", namespace);
        } else if (!given.equals(namespace)) {
            throw ApiFailure.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    /**
     * Changes an object, and asks anew how as often as others change it in between.
     *
     * @param change makes the object that is wanted from the one that is there; gives one of its own, in the version in which
     *     it is kept
     */
    Written update(Resource resource, String namespace, String name, Mode mode, Function<Stored, ObjectNode> change) {
        while (true) {
            Stored current = cluster.store().get(resource, namespace, name);
            if (current == null) {
                throw ApiFailure.notFound(resource, name);
            }
            Stored written = tryUpdate(current, change.apply(current), mode);
            if (written != null) {
                return new Written(written, false);
            }
        }
    }

    private @Nullable Stored tryUpdate(Stored current, ObjectNode wanted, Mode mode) {
        Resource resource = current.resource();
        ObjectNode metadata = Trees.metadata(wanted);
        takeNamespace(resource, current.namespace(), metadata);
        checkVersion(current, metadata);
        Strategy.prepare(current, wanted, mode.subresource());
        SYSTEM_FIELDS.forEach(field -> Trees.take(metadata, current.metadata(), field));
        metadata.put("resourceVersion", Long.toString(current.version()));
        Defaults.apply(resource, wanted);
        ObjectNode complete = canonical(resource, wanted);
        List<Cause> causes = Validation.onUpdate(current, complete, mode.subresource());
        if (!causes.isEmpty()) {
            throw ApiFailure.invalid(resource, current.name(), causes);
        }
        countGeneration(current, complete);
        FieldOwners.update(resource, current.tree(), complete, owner(resource, mode));
        ObjectNode owned = MetadataOrder.sorted(complete);
        if (JsonTree.equal(owned, current.tree())) {
            return current;
        }
        if (Deleter.isDone(owned)) {
            return mode.dryRun() ? new Stored(resource, current.version(), owned) : cluster.remove(current, owned);
        }
        return mode.dryRun() ? new Stored(resource, current.version(), owned) : cluster.put(resource, current, owned);
    }

    private static void checkVersion(Stored current, ObjectNode metadata) {
        Resource resource = current.resource();
        String uid = Trees.text(metadata, "uid");
        if (!uid.isEmpty() && !uid.equals(current.uid())) {
            throw ApiFailure.conflict(
                    resource,
                    current.name(),
                    "StorageError: invalid object, Code: 4, Key: /registry/" + resource.plural() + "/" + current.key()
                            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
                            + uid
                            + ", UID in object meta: " + current.uid());
        }
        String version = Trees.text(metadata, "resourceVersion");
        if (version.isEmpty()) {
            if (resource.has(Trait.VERSIONED_UPDATE)) {
                throw ApiFailure.invalid(
                        resource.group(),
                        resource.plural(),
                        current.name(),
                        List.of(Cause.invalid("metadata.resourceVersion", 0, "must be specified for an update")));
            }
            return;
        }
        long expected;
        try {
            expected = Long.parseUnsignedLong(version);
        } catch (NumberFormatException e) {
            throw ApiFailure.internal("strconv.ParseUint: parsing " + GoText.quote(version) + ": invalid syntax");
        }
        if (expected == 0 ? resource.has(Trait.VERSIONED_UPDATE) : expected != current.version()) {
            throw modified(resource, current.name());
        }
    }

    static ApiFailure modified(Resource resource, String name) {
        return ApiFailure.conflict(
                resource,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    /** Whatever is wanted of an object counts: all of it but its metadata and status. */
    private static void countGeneration(Stored current, ObjectNode wanted) {
        if (!current.resource().has(Trait.GENERATION)) {
            return;
        }
        boolean same = wanted.properties().stream()
                .filter(field -> isWish(field.getKey()))
                .allMatch(
                        field -> JsonTree.equal(field.getValue(), current.tree().path(field.getKey())));
        boolean noneGone = current.tree().properties().stream()
                .allMatch(field -> !isWish(field.getKey()) || wanted.has(field.getKey()));
        if (!same || !noneGone) {
            long generation = current.metadata().path("generation").asLong(0);
            Trees.metadata(wanted).put("generation", generation + 1);
        }
    }

    private static boolean isWish(String field) {
        return !field.equals("metadata") && !field.equals("status");
    }

    private FieldOwners.Writer owner(Resource resource, Mode mode) {
        return new FieldOwners.Writer(mode.manager(), resource.apiVersion(), mode.subresource(), cluster.now());
    }

    /** The object in the order and form in which its kind is written. */
    static ObjectNode canonical(Resource resource, ObjectNode object) {
        GroupVersionKind kind = new GroupVersionKind(resource.group(), resource.version(), resource.kind());
        try {
            return Decoder.normalized(object, kind, new ArrayList<>());
        } catch (SchemaWalk.TypeMismatch | DecodingException | IllegalArgumentException e) {
            throw ApiFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
