package io.coxswain.model.patch;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON patch (RFC 6902): operations that are done one after the other, all or none.
 *
 * <pre>{@code
 * JsonPatch patch = JsonPatch.of(p -> p.test("/metadata/resourceVersion", "42").remove("/spec/paused"));
 * JsonNode patched = patch.apply(object);
 * }</pre>
 */
public final class JsonPatch implements Patch {
    private final List<JsonPatchOperation> operations;

    private JsonPatch(List<JsonPatchOperation> operations) {
        this.operations = List.copyOf(operations);
    }

    /**
     * The patch that a tree describes.
     *
     * @throws PatchException if it is not a list of operations
     */
    public static JsonPatch of(JsonNode patch) {
        if (!patch.isArray()) {
            throw PatchException.malformed("a JSON patch is a list of operations");
        }
        List<JsonPatchOperation> operations = new ArrayList<>();
        for (JsonNode operation : patch) {
            try {
                operations.add(JsonPatchOperation.of(operation));
            } catch (PatchException e) {
                throw PatchException.malformed("operation " + operations.size() + " of the patch: " + e.getMessage());
            }
        }
        return new JsonPatch(operations);
    }

    /** A patch of the operations that are added. */
    public static JsonPatch of(Consumer<Builder> operations) {
        Builder builder = new Builder();
        operations.accept(builder);
        return new JsonPatch(builder.operations);
    }

    /** What makes the one document of the other. */
    public static JsonPatch between(JsonNode original, JsonNode modified) {
        return new JsonPatch(JsonPatchDifference.between(JsonTree.copy(original), JsonTree.copy(modified)));
    }

    /** What is done, one after the other; unmodifiable. */
    public List<JsonPatchOperation> operations() {
        return operations;
    }

    @Override
    public String contentType() {
        return "application/json-patch+json";
    }

    @Override
    public JsonNode toTree() {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode(operations.size());
        operations.forEach(operation -> tree.add(operation.toTree()));
        return tree;
    }

    @Override
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** As {@link #apply(JsonNode, JsonPatchRules)} by {@link JsonPatchRules#KUBERNETES}. */
    @Override
    public JsonNode apply(JsonNode object) {
        return apply(object, JsonPatchRules.KUBERNETES);
    }

    /**
     * The patched object, as a new tree.
     *
     * @throws PatchException if one of the operations does not fit, a test fails, or the patch is over a limit
     */
    public JsonNode apply(JsonNode object, JsonPatchRules rules) {
        return new JsonPatchRun(object, rules).run(operations);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPatch that && operations.equals(that.operations);
    }

    @Override
    public int hashCode() {
        return operations.hashCode();
    }

    /** The operations without their values, which may be secret. */
    @Override
    public String toString() {
        return operations.toString();
    }

    /** Adds operations; paths are JSON pointers such as {@code /spec/containers/0/image}. */
    public static final class Builder {
        private final List<JsonPatchOperation> operations = new ArrayList<>();

        private Builder() {}

        /** Adds an element to a list, or sets a field. */
        public Builder add(String path, JsonNode value) {
            return with(JsonPatchOperation.Kind.ADD, path, null, value);
        }

        /** Adds a string at a place, whatever it looks like: {@code "5"} is no number. */
        public Builder add(String path, String value) {
            return add(path, JsonNodeFactory.instance.stringNode(value));
        }

        /** Adds an integer at a place: an element of a list, or a field. */
        public Builder add(String path, long value) {
            return add(path, JsonNodeFactory.instance.numberNode(value));
        }

        /** Adds a number at a place: an element of a list, or a field. */
        public Builder add(String path, double value) {
            return add(path, JsonNodeFactory.instance.numberNode(value));
        }

        /** Adds true or false at a place: an element of a list, or a field. */
        public Builder add(String path, boolean value) {
            return add(path, JsonNodeFactory.instance.booleanNode(value));
        }

        /** Adds an object or other value of a type at a place: an element of a list, or a field. */
        public <T> Builder add(String path, Codec<T> codec, T value) {
            return add(path, JsonTree.of(codec, value));
        }

        /** Removes what is at a place. */
        public Builder remove(String path) {
            return with(JsonPatchOperation.Kind.REMOVE, path, null, null);
        }

        /** Puts a value in the place of another. */
        public Builder replace(String path, JsonNode value) {
            return with(JsonPatchOperation.Kind.REPLACE, path, null, value);
        }

        /** Puts a string in the place of another value, whatever it looks like: {@code "5"} is no number. */
        public Builder replace(String path, String value) {
            return replace(path, JsonNodeFactory.instance.stringNode(value));
        }

        /** Puts an integer in the place of another. */
        public Builder replace(String path, long value) {
            return replace(path, JsonNodeFactory.instance.numberNode(value));
        }

        /** Puts a number in the place of another. */
        public Builder replace(String path, double value) {
            return replace(path, JsonNodeFactory.instance.numberNode(value));
        }

        /** Puts true or false in the place of another. */
        public Builder replace(String path, boolean value) {
            return replace(path, JsonNodeFactory.instance.booleanNode(value));
        }

        /** Puts an object or other value of a type in the place of another. */
        public <T> Builder replace(String path, Codec<T> codec, T value) {
            return replace(path, JsonTree.of(codec, value));
        }

        /** Moves what is at one place to another. */
        public Builder move(String from, String path) {
            return with(JsonPatchOperation.Kind.MOVE, path, from, null);
        }

        /** Copies what is at one place to another. */
        public Builder copy(String from, String path) {
            return with(JsonPatchOperation.Kind.COPY, path, from, null);
        }

        /** Goes on only if this value is there. */
        public Builder test(String path, JsonNode value) {
            return with(JsonPatchOperation.Kind.TEST, path, null, value);
        }

        /** Goes on only if there is this string at a place; {@code "5"} is no number. */
        public Builder test(String path, String value) {
            return test(path, JsonNodeFactory.instance.stringNode(value));
        }

        /** Goes on only if there is an integer at a place. */
        public Builder test(String path, long value) {
            return test(path, JsonNodeFactory.instance.numberNode(value));
        }

        /** Goes on only if there is a number at a place. */
        public Builder test(String path, double value) {
            return test(path, JsonNodeFactory.instance.numberNode(value));
        }

        /** Goes on only if there is true or false at a place. */
        public Builder test(String path, boolean value) {
            return test(path, JsonNodeFactory.instance.booleanNode(value));
        }

        /** Goes on only if there is an object or other value of a type at a place. */
        public <T> Builder test(String path, Codec<T> codec, T value) {
            return test(path, JsonTree.of(codec, value));
        }

        private Builder with(
                JsonPatchOperation.Kind kind, String path, @Nullable String from, @Nullable JsonNode value) {
            operations.add(new JsonPatchOperation(kind, path, from, value));
            return this;
        }
    }
}
