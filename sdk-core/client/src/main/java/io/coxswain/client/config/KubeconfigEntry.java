package io.coxswain.client.config;

import io.coxswain.model.tree.JsonTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A cluster, user or context of a kubeconfig, and where it stands. Its fields are kubeconfig's own, the unknown ones too. */
public final class KubeconfigEntry {
    private final KubeconfigFile origin;
    private final Kind kind;
    private final String name;
    private final int line;
    private final ObjectNode fields;

    KubeconfigEntry(KubeconfigFile origin, Kind kind, String name, int line, ObjectNode fields) {
        this.origin = origin;
        this.kind = kind;
        this.name = name;
        this.line = line;
        this.fields = fields;
    }

    /** What a kubeconfig has lists of. */
    public enum Kind {
        /** Where an API server is, and how it is trusted. */
        CLUSTER("cluster"),
        /** Who the client is. */
        USER("user"),
        /** A cluster, a user, and perhaps a namespace. */
        CONTEXT("context");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }

        String list() {
            return field + "s";
        }
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** Its name, by which contexts refer to clusters and users. */
    public String name() {
        return name;
    }

    /** The file that it stands in, or null if the kubeconfig is a text. */
    public @Nullable Path file() {
        return origin.path();
    }

    /** The line in which it begins, or 0 if that is not known. */
    public int line() {
        return line;
    }

    /** A copy of all fields; it may hold secrets. */
    public ObjectNode fields() {
        return (ObjectNode) JsonTree.copy(fields);
    }

    /**
     * A text field, such as {@code server} or {@code namespace}, or null if it is absent or empty.
     *
     * @throws KubeConfigException if it is there and no text
     */
    public @Nullable String text(String field) {
        return text(fields, field, field);
    }

    @Nullable
    String text(ObjectNode in, String field, String path) {
        JsonNode value = in.get(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isString()) {
            throw failure(path + " is not a string: put it in quotes");
        }
        return value.stringValue().isEmpty() ? null : value.stringValue();
    }

    boolean flag(String field) {
        return flag(fields, field, field);
    }

    boolean flag(ObjectNode in, String field, String path) {
        JsonNode value = in.get(field);
        if (isAbsent(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw failure(path + " is neither true nor false");
        }
        return value.booleanValue();
    }

    /** A list of texts, empty if it is absent. */
    List<String> texts(ObjectNode in, String field, String path) {
        JsonNode value = in.get(field);
        if (isAbsent(value)) {
            return List.of();
        }
        if (!(value instanceof ArrayNode items)) {
            throw failure(path + " is not a list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items) {
            if (!item.isString()) {
                throw failure("an item of " + path + " is not a string: put it in quotes");
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    /** A field that holds fields of its own, or null if it is absent. */
    @Nullable
    ObjectNode object(String field) {
        JsonNode value = fields.get(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!(value instanceof ObjectNode object)) {
            throw failure(field + " is not a mapping");
        }
        return object;
    }

    /** The content of a named extension, or null if there is none. */
    @Nullable
    JsonNode extension(String extension) {
        JsonNode all = fields.get("extensions");
        if (all instanceof ArrayNode items) {
            for (JsonNode item : items) {
                JsonNode named = item.get("name");
                if (named != null && named.isString() && named.stringValue().equals(extension)) {
                    return item.get("extension");
                }
            }
        }
        return null;
    }

    /** What {@code field-data} holds or {@code field} names; both at once are refused. */
    @Nullable
    PemSource pem(String field) {
        return pem(fields, field, "");
    }

    @Nullable
    PemSource pem(ObjectNode in, String field, String prefix) {
        String data = text(in, field + "-data", prefix + field + "-data");
        String path = text(in, field, prefix + field);
        if (data != null && path != null) {
            throw failure("has both " + prefix + field + " and " + prefix + field + "-data: remove one of them");
        }
        if (data != null) {
            return PemSource.of(base64(prefix + field + "-data", data));
        }
        return path == null ? null : PemSource.file(resolve(path));
    }

    private byte[] base64(String field, String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw failure(field + " is not base64");
        }
    }

    /** A path of the file, which is relative to the file that it stands in. */
    Path resolve(String path) {
        Path own = origin.path();
        return (own == null ? Path.of(path) : own.resolveSibling(path))
                .toAbsolutePath()
                .normalize();
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    KubeConfigException failure(String problem) {
        return origin.failure(line, kind.field() + " \"" + name + "\"", problem);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KubeconfigEntry that
                && kind == that.kind
                && name.equals(that.name)
                && Objects.equals(origin.path(), that.origin.path())
                && JsonTree.equal(fields, that.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, name, origin.path());
    }

    /** What it is, its name, and where it stands; none of its fields. */
    @Override
    public String toString() {
        return kind.field() + " \"" + name + "\" (" + origin.label() + (line == 0 ? "" : ":" + line) + ")";
    }
}
