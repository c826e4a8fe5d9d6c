package io.coxswain.testkit.apiserver;

import io.coxswain.model.tree.JsonTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of one object, as it is kept. Its tree is never changed, and its bytes are made once, for all who read or watch it;
 * threads that ask at once may each make the same ones.
 */
final class Stored {
    private final Resource resource;
    private final long version;
    private final ObjectNode tree;
    private final Labels labels;
    private byte @Nullable [] json;
    private byte @Nullable [] protobuf;

    Stored(Resource resource, long version, ObjectNode tree) {
        this.resource = resource;
        this.version = version;
        this.tree = tree;
        this.labels = Labels.of(tree);
    }

    /** What it was stored as. */
    Resource resource() {
        return resource;
    }

    long version() {
        return version;
    }

    /** Not to be changed. */
    ObjectNode tree() {
        return tree;
    }

    /** One's own to change. */
    ObjectNode copy() {
        return (ObjectNode) JsonTree.copy(tree);
    }

    Map<String, String> labels() {
        return labels.values();
    }

    JsonNode metadata() {
        return tree.path("metadata");
    }

    String name() {
        return metadata().path("name").asString("");
    }

    String namespace() {
        return metadata().path("namespace").asString("");
    }

    String uid() {
        return metadata().path("uid").asString("");
    }

    String key() {
        return key(namespace(), name());
    }

    /** Objects of one kind are sorted by this, as etcd sorts them. */
    static String key(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    boolean isTerminating() {
        return metadata().has("deletionTimestamp");
    }

    byte[] json() {
        byte[] known = json;
        if (known == null) {
            known = JsonTree.write(tree);
            json = known;
        }
        return known;
    }

    /** The message without envelope; only of kinds that have one. */
    byte[] message() {
        byte[] known = protobuf;
        if (known == null) {
            known = Protobuf.message(json());
            protobuf = known;
        }
        return known;
    }
}
