package io.coxswain.client.config;

import io.coxswain.client.config.KubeconfigEntry.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one kubeconfig file says.
 *
 * @param label the file as it was named, for errors
 * @param path where it lies, or null if it is no file
 * @param tree all of it, to be changed by nobody
 */
record KubeconfigFile(
        String label,
        @Nullable Path path,
        ObjectNode tree,
        KubeconfigLines lines,
        Map<Kind, Map<String, KubeconfigEntry>> entries) {

    static KubeconfigFile of(String label, @Nullable Path path, ObjectNode tree, KubeconfigLines lines) {
        Map<Kind, Map<String, KubeconfigEntry>> entries = new LinkedHashMap<>();
        KubeconfigFile file = new KubeconfigFile(label, path, tree, lines, entries);
        file.requireIs("apiVersion", "v1");
        file.requireIs("kind", "Config");
        for (Kind kind : Kind.values()) {
            entries.put(kind, file.entriesOf(kind));
        }
        return file;
    }

    /** The current context, empty if there is none. */
    String currentContext() {
        return text(tree, "current-context", "kubeconfig", lines.of("current-context"));
    }

    Map<String, KubeconfigEntry> of(Kind kind) {
        return entries.getOrDefault(kind, Map.of());
    }

    /** Whether it names nothing that a client could use. */
    boolean isEmpty() {
        return currentContext().isEmpty() && entries.values().stream().allMatch(Map::isEmpty);
    }

    private void requireIs(String key, String expected) {
        String said = text(tree, key, "kubeconfig", lines.of(key));
        if (!said.isEmpty() && !said.equals(expected)) {
            throw failure(lines.of(key), "kubeconfig", key + " is not " + expected);
        }
    }

    private Map<String, KubeconfigEntry> entriesOf(Kind kind) {
        JsonNode list = tree.get(kind.list());
        if (list == null || list.isNull()) {
            return Map.of();
        }
        if (!(list instanceof ArrayNode items)) {
            throw failure(lines.of(kind.list()), "kubeconfig", kind.list() + " is not a list");
        }
        Map<String, KubeconfigEntry> found = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            KubeconfigEntry entry = entry(kind, items.get(i), lines.of(kind.list(), i));
            if (found.putIfAbsent(entry.name(), entry) != null) {
                throw entry.failure("there are two of this name");
            }
        }
        return found;
    }

    private KubeconfigEntry entry(Kind kind, JsonNode item, int line) {
        String label = "an item of " + kind.list();
        if (!(item instanceof ObjectNode named)) {
            throw failure(line, label, "is not a mapping");
        }
        String name = text(named, "name", label, line);
        if (name.isEmpty()) {
            throw failure(line, label, "has no name");
        }
        JsonNode body = named.get(kind.field());
        KubeconfigEntry entry = new KubeconfigEntry(
                this, kind, name, line, body instanceof ObjectNode fields ? fields : named.objectNode());
        if (body != null && !body.isNull() && !body.isObject()) {
            throw entry.failure(kind.field() + " is not a mapping");
        }
        return entry;
    }

    private String text(ObjectNode fields, String key, String what, int line) {
        JsonNode value = fields.get(key);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw failure(line, what, key + " is not a string: put it in quotes");
        }
        return value.stringValue();
    }

    KubeConfigException failure(int line, String what, String problem) {
        return new KubeConfigException(label + (line == 0 ? "" : ":" + line) + ": " + what + ": " + problem);
    }

    /** The file; nothing of its content. */
    @Override
    public String toString() {
        return label;
    }
}
