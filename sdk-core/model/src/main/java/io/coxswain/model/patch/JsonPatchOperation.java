package io.coxswain.model.patch;

import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One operation of a {@link JsonPatch}. */
public final class JsonPatchOperation {

    /** What it does. */
    public enum Kind {
        /** Adds a value at a place. */
        ADD,
        /** Removes what is at a place. */
        REMOVE,
        /** Puts a value in the place of another. */
        REPLACE,
        /** Moves what is at one place to another. */
        MOVE,
        /** Copies what is at one place to another. */
        COPY,
        /** Requires a value at a place. */
        TEST;

        private final String text = name().toLowerCase(Locale.ROOT);

        boolean hasValue() {
            return this == ADD || this == REPLACE || this == TEST;
        }

        boolean hasFrom() {
            return this == MOVE || this == COPY;
        }

        /** As in a patch. */
        @Override
        public String toString() {
            return text;
        }
    }

    private final Kind kind;
    private final String path;
    private final List<String> tokens;
    private final @Nullable String from;
    private final @Nullable List<String> fromTokens;
    private final @Nullable JsonNode value;

    JsonPatchOperation(Kind kind, String path, @Nullable String from, @Nullable JsonNode value) {
        this.kind = kind;
        this.path = path;
        this.tokens = Pointer.parse(path);
        this.from = from;
        this.fromTokens = from == null ? null : Pointer.parse(from);
        this.value = value == null ? null : JsonTree.copy(value);
    }

    static JsonPatchOperation of(JsonNode operation) {
        Kind kind = kind(text(operation, "op"));
        JsonNode value = kind.hasValue() ? operation.get("value") : null;
        if (kind.hasValue() && value == null) {
            throw PatchException.malformed(kind + " needs a value");
        }
        return new JsonPatchOperation(
                kind, text(operation, "path"), kind.hasFrom() ? text(operation, "from") : null, value);
    }

    private static Kind kind(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        throw PatchException.malformed("op is none of add, remove, replace, move, copy and test");
    }

    private static String text(JsonNode operation, String field) {
        JsonNode text = operation.get(field);
        if (text == null || !text.isString()) {
            throw PatchException.malformed("it needs a string " + field);
        }
        return text.stringValue();
    }

    /** What it does: adds, removes, tests and so on. */
    public Kind kind() {
        return kind;
    }

    /** Where, as a JSON pointer. */
    public String path() {
        return path;
    }

    /** From where a move or copy takes its value. */
    public @Nullable String from() {
        return from;
    }

    /** A copy of what is added, set or expected. */
    public @Nullable JsonNode value() {
        return value == null ? null : JsonTree.copy(value);
    }

    List<String> tokens() {
        return tokens;
    }

    List<String> fromTokens() {
        return Objects.requireNonNull(fromTokens, "from");
    }

    /** The value itself, which nobody may change. */
    JsonNode sharedValue() {
        return Objects.requireNonNull(value, "value");
    }

    JsonNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("op", kind.text);
        if (from != null) {
            tree.put("from", from);
        }
        tree.put("path", path);
        if (value != null) {
            tree.set("value", JsonTree.copy(value));
        }
        return tree;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPatchOperation that
                && kind == that.kind
                && path.equals(that.path)
                && Objects.equals(from, that.from)
                && sameValue(value, that.value);
    }

    private static boolean sameValue(@Nullable JsonNode a, @Nullable JsonNode b) {
        return a == null || b == null ? a == null && b == null : JsonTree.equal(a, b);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, path, from, value == null ? 0 : JsonTree.hash(value));
    }

    /** Without its value, which may be secret. */
    @Override
    public String toString() {
        return kind + (from == null ? " " : " " + from + " to ") + path;
    }
}
