package io.coxswain.client;

import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import io.coxswain.model.tree.JsonTree;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The metadata of objects of any Java type. Built-in kinds know theirs; of others the JSON is looked at. */
final class ObjectMetadata {
    private ObjectMetadata() {}

    static <T> ObjectMeta of(Codec<T> codec, T object) {
        if (object instanceof KubeObject known) {
            return known.metadata();
        }
        PartialObjectMetadata head = object instanceof PartialObjectMetadata partial
                ? partial
                : PartialObjectMetadata.CODEC.fromJson(codec.toJson(object));
        return head.metadata();
    }

    /** Fails if the object says that it is of another kind. */
    static void requireKind(ResourceType<?> type, Object object) {
        if (object instanceof KubeObject known) {
            requireKind(type, known.apiVersion(), known.kind());
        } else if (object instanceof PartialObjectMetadata partial && !saysNoKind(partial)) {
            requireKind(type, partial.apiVersion(), partial.kind());
        }
    }

    /** Whether it is metadata of an object of any kind. */
    private static boolean saysNoKind(PartialObjectMetadata partial) {
        return partial.kind().equals("PartialObjectMetadata");
    }

    /** The object as JSON to be applied, which has to say of what kind it is. */
    static <T> byte[] applied(ResourceType<?> type, Codec<T> codec, T object) {
        if (!(object instanceof PartialObjectMetadata partial) || !saysNoKind(partial)) {
            return codec.toJson(object);
        }
        ObjectNode tree = (ObjectNode) JsonTree.of(codec, object);
        tree.put("apiVersion", type.apiVersion().toString()).put("kind", type.kind());
        return JsonTree.write(tree);
    }

    private static void requireKind(ResourceType<?> type, String apiVersion, String kind) {
        if (!kind.equals(type.kind()) || !apiVersion.equals(type.apiVersion().toString())) {
            throw new IllegalArgumentException("the object is a " + apiVersion + " " + kind + ", and this Api is for "
                    + type.apiVersion() + " " + type.kind());
        }
    }

    static String resourceVersion(ObjectMeta metadata) {
        return Objects.requireNonNullElse(metadata.resourceVersion(), "");
    }

    @SuppressWarnings("unchecked")
    static <T> T withResourceVersion(Codec<T> codec, T object, String resourceVersion) {
        if (object instanceof KubeObject known) {
            return (T) known.withMetadata(known.metadata().with(m -> m.resourceVersion(resourceVersion)));
        }
        JsonNode tree = JsonTree.of(codec, object);
        ((ObjectNode) tree).withObjectProperty("metadata").put("resourceVersion", resourceVersion);
        return JsonTree.to(codec, tree);
    }
}
