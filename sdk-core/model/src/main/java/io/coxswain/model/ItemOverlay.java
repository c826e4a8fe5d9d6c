package io.coxswain.model;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes the items of a changed list over those that they were before: the object of the same namespace and name, or for one without a
 * name what stood in its place. What was not there before is written as it is.
 */
final class ItemOverlay {
    private final List<Json> before;
    private final List<@Nullable Identity> identities = new ArrayList<>();

    /** Where those of a name stand that were not taken yet. */
    private final Map<String, List<Integer>> open = new HashMap<>();

    private ItemOverlay(List<Json> before) {
        this.before = before;
        for (int i = 0; i < before.size(); i++) {
            Identity identity = Identity.of(before.get(i).json());
            identities.add(identity);
            if (identity != null) {
                open.computeIfAbsent(identity.name, name -> new ArrayList<>()).add(i);
            }
        }
    }

    static <T> List<Json> write(Codec<T> codec, List<T> changed, List<Json> before) {
        ItemOverlay overlay = new ItemOverlay(before);
        List<Json> written = new ArrayList<>();
        for (T item : changed) {
            byte[] json = codec.toJson(item);
            Json original = overlay.original(Identity.of(json), written.size());
            written.add(Json.ofTrusted(original == null ? json : codec.toJson(item, original.json())));
        }
        return written;
    }

    private @Nullable Json original(@Nullable Identity identity, int place) {
        if (identity == null) {
            return place < before.size() && identities.get(place) == null ? before.get(place) : null;
        }
        List<Integer> places = open.getOrDefault(identity.name, List.of());
        for (int i = 0; i < places.size(); i++) {
            Identity other = identities.get(places.get(i));
            if (other != null && other.mayBe(identity)) {
                return before.get(places.remove(i));
            }
        }
        return null;
    }

    /** What tells an object from the others of a list; its kind does so in a list of several. */
    private record Identity(String name, @Nullable String kind) {

        static @Nullable Identity of(byte[] json) {
            JsonNode item = JsonTree.read(json);
            JsonNode metadata = item.path("metadata");
            JsonNode name = metadata.path("name");
            if (!name.isString()) {
                return null;
            }
            String namespace = metadata.path("namespace").stringValue("");
            JsonNode kind = item.path("kind");
            return new Identity(namespace + '/' + name.stringValue(), kind.isString() ? kind.stringValue() : null);
        }

        /** Items of a list of one kind often leave it out. */
        boolean mayBe(Identity other) {
            return kind == null || other.kind == null || kind.equals(other.kind);
        }
    }
}
