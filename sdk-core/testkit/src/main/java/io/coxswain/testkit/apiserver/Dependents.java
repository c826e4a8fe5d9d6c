package io.coxswain.testkit.apiserver;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** By the uid of an owner, the objects that name it in their ownerReferences. */
final class Dependents implements Consumer<Change> {
    private final Map<String, Set<Place>> byOwner = new ConcurrentHashMap<>();

    /** Where an object lies. */
    record Place(Resource resource, String key) {}

    @Override
    public void accept(Change change) {
        Place place = new Place(change.after().resource(), change.after().key());
        forget(change.before(), place);
        if (change.type() != Change.Type.DELETED) {
            for (JsonNode owner : owners(change.after())) {
                byOwner.compute(uid(owner), (uid, places) -> {
                    Set<Place> all = places == null ? ConcurrentHashMap.newKeySet() : places;
                    all.add(place);
                    return all;
                });
            }
        }
    }

    private void forget(@Nullable Stored before, Place place) {
        if (before == null) {
            return;
        }
        for (JsonNode owner : owners(before)) {
            byOwner.computeIfPresent(uid(owner), (uid, places) -> {
                places.remove(place);
                return places.isEmpty() ? null : places;
            });
        }
    }

    Set<Place> of(String ownerUid) {
        return Set.copyOf(byOwner.getOrDefault(ownerUid, Set.of()));
    }

    static JsonNode owners(Stored object) {
        return object.metadata().path("ownerReferences");
    }

    static String uid(JsonNode owner) {
        return owner.path("uid").asString("");
    }
}
