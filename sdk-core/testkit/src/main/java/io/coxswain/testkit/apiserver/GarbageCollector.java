package io.coxswain.testkit.apiserver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes what has lost all of its owners, and lets owners wait for their dependents or part from them, as their finalizers say. */
final class GarbageCollector {
    private final Cluster cluster;
    private final Deleter deleter;

    GarbageCollector(Cluster cluster) {
        this.cluster = cluster;
        this.deleter = new Deleter(cluster);
    }

    void after(Change change) {
        Stored object = change.after();
        if (change.type() == Change.Type.DELETED) {
            dependents(object).forEach(this::collect);
            owners(object).forEach(this::release);
            return;
        }
        if (object.isTerminating()) {
            finish(object);
        }
        boolean newOwners =
                change.before() == null || !Dependents.owners(change.before()).equals(Dependents.owners(object));
        if (newOwners && !Dependents.owners(object).isEmpty()) {
            collect(object);
        }
    }

    /** Does what the finalizers of an object that is to go ask for. */
    private void finish(Stored owner) {
        List<String> finalizers = Trees.strings(owner.metadata().path("finalizers"));
        if (finalizers.contains(Deleter.ORPHAN)) {
            dependents(owner).forEach(dependent -> disown(dependent, List.of(owner.uid())));
            removeFinalizer(owner, Deleter.ORPHAN);
        } else if (finalizers.contains(Deleter.FOREGROUND)) {
            for (Stored dependent : dependents(owner)) {
                if (!dependent.isTerminating()) {
                    String policy = dependents(dependent).isEmpty() ? "" : "Foreground";
                    deleter.deleteQuietly(dependent, new Deleter.Options(false, null, policy, "", "", false));
                }
            }
            release(owner);
        }
    }

    /** Lets an owner go that has waited for its dependents, if none of them blocks it any more. */
    private void release(Stored owner) {
        boolean waits = owner.isTerminating()
                && Trees.strings(owner.metadata().path("finalizers")).contains(Deleter.FOREGROUND);
        if (waits && dependents(owner).stream().noneMatch(dependent -> blocks(dependent, owner))) {
            removeFinalizer(owner, Deleter.FOREGROUND);
        }
    }

    private static boolean blocks(Stored dependent, Stored owner) {
        for (JsonNode reference : Dependents.owners(dependent)) {
            if (Dependents.uid(reference).equals(owner.uid())
                    && reference.path("blockOwnerDeletion").asBoolean(false)) {
                return true;
            }
        }
        return false;
    }

    /** Deletes an object whose owners are all gone, and takes those that are gone off one that still has others. */
    private void collect(Stored dependent) {
        List<String> gone = new ArrayList<>();
        boolean owned = false;
        for (JsonNode reference : Dependents.owners(dependent)) {
            Boolean exists = exists(dependent, reference);
            if (exists == null) {
                // Nobody knows its kind, so nobody knows whether it is there.
                return;
            }
            owned |= exists;
            if (!exists) {
                gone.add(Dependents.uid(reference));
            }
        }
        if (gone.isEmpty()) {
            return;
        }
        if (owned) {
            disown(dependent, gone);
        } else if (!dependent.isTerminating()) {
            deleter.deleteQuietly(dependent, new Deleter.Options(false, null, "", dependent.uid(), "", false));
        }
    }

    private @Nullable Boolean exists(Stored dependent, JsonNode reference) {
        Stored owner = find(dependent, reference);
        if (owner != null) {
            return owner.uid().equals(Dependents.uid(reference));
        }
        return resource(reference) == null ? null : Boolean.FALSE;
    }

    private @Nullable Resource resource(JsonNode reference) {
        try {
            return cluster.catalogue().ofKind(Trees.text(reference, "apiVersion"), Trees.text(reference, "kind"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Stored find(Stored dependent, JsonNode reference) {
        Resource resource = resource(reference);
        return resource == null
                ? null
                : cluster.store()
                        .get(
                                resource,
                                resource.namespaced() ? dependent.namespace() : "",
                                Trees.text(reference, "name"));
    }

    private List<Stored> owners(Stored dependent) {
        List<Stored> owners = new ArrayList<>();
        for (JsonNode reference : Dependents.owners(dependent)) {
            Stored owner = find(dependent, reference);
            if (owner != null && owner.uid().equals(Dependents.uid(reference))) {
                owners.add(owner);
            }
        }
        return owners;
    }

    private List<Stored> dependents(Stored owner) {
        List<Stored> dependents = new ArrayList<>();
        for (Dependents.Place place : cluster.store().dependents().of(owner.uid())) {
            Stored dependent = cluster.store().shelf(place.resource()).get(place.key());
            if (dependent != null) {
                dependents.add(dependent);
            }
        }
        return dependents;
    }

    private void disown(Stored dependent, List<String> uids) {
        change(dependent, object -> {
            ObjectNode metadata = Trees.metadata(object);
            ArrayNode left = object.arrayNode();
            metadata.path("ownerReferences").forEach(reference -> {
                if (!uids.contains(Dependents.uid(reference))) {
                    left.add(reference);
                }
            });
            if (left.isEmpty()) {
                metadata.remove("ownerReferences");
            } else {
                metadata.set("ownerReferences", left);
            }
            return object;
        });
    }

    void removeFinalizer(Stored object, String finalizer) {
        change(object, copy -> {
            List<String> left =
                    new ArrayList<>(Trees.strings(copy.path("metadata").path("finalizers")));
            left.remove(finalizer);
            Trees.setStrings(Trees.metadata(copy), "finalizers", left);
            return copy;
        });
    }

    /** Changes the object as it is now, if it is still the same one. */
    private void change(Stored object, UnaryOperator<ObjectNode> change) {
        while (true) {
            Stored current = cluster.store().shelf(object.resource()).get(object.key());
            if (current == null || !current.uid().equals(object.uid())) {
                return;
            }
            ObjectNode changed = change.apply(current.copy());
            if (changed.equals(current.tree())) {
                return;
            }
            Stored written = Deleter.isDone(changed)
                    ? cluster.remove(current, changed)
                    : cluster.put(current.resource(), current, changed);
            if (written != null) {
                return;
            }
        }
    }
}
