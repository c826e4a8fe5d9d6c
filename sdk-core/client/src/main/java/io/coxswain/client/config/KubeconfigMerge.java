package io.coxswain.client.config;

import io.coxswain.client.config.KubeconfigEntry.Kind;
import io.coxswain.model.Utf8Order;
import io.coxswain.model.tree.JsonTree;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Several kubeconfigs as one tree, in the form and by the rules of {@code kubectl config view}. */
final class KubeconfigMerge {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> KNOWN = Set.of(
            "kind", "apiVersion", "preferences", "clusters", "users", "contexts", "current-context", "extensions");

    private KubeconfigMerge() {}

    static ObjectNode of(KubeconfigFiles files) {
        ObjectNode merged = NODES.objectNode();
        merged.put("kind", "Config").put("apiVersion", "v1");
        merged.set("preferences", preferences(files));
        for (Kind kind : Kind.values()) {
            merged.set(kind.list(), entries(files, kind));
        }
        merged.put("current-context", Objects.requireNonNullElse(files.currentContext(), ""));
        ArrayNode extensions = extensions(files, null);
        if (!extensions.isEmpty()) {
            merged.set("extensions", extensions);
        }
        for (KubeconfigFile file : files.files()) {
            file.tree().properties().stream()
                    .filter(field -> !KNOWN.contains(field.getKey()) && !merged.has(field.getKey()))
                    .forEach(field -> merged.set(field.getKey(), JsonTree.copy(field.getValue())));
        }
        return merged;
    }

    private static ArrayNode entries(KubeconfigFiles files, Kind kind) {
        ArrayNode list = NODES.arrayNode();
        files.all(kind)
                .forEach((name, entry) -> list.addObject().put("name", name).set(kind.field(), fields(entry)));
        return list;
    }

    /** With the one default that kubectl writes out. */
    private static ObjectNode fields(KubeconfigEntry entry) {
        ObjectNode fields = entry.fields();
        if (fields.get("exec") instanceof ObjectNode exec
                && exec.path("apiVersion").asString("").equals(ExecConfig.V1BETA1)
                && exec.path("interactiveMode").asString("").isEmpty()) {
            exec.put("interactiveMode", "IfAvailable");
        }
        return fields;
    }

    /** Field by field: what one file leaves out, another may say. */
    private static ObjectNode preferences(KubeconfigFiles files) {
        ObjectNode preferences = NODES.objectNode();
        for (KubeconfigFile file : files.files()) {
            if (file.tree().get("preferences") instanceof ObjectNode own) {
                own.properties().stream()
                        .filter(field -> isSaid(field.getValue()) && !preferences.has(field.getKey()))
                        .forEach(field -> preferences.set(field.getKey(), JsonTree.copy(field.getValue())));
            }
        }
        ArrayNode extensions = extensions(files, "preferences");
        if (!extensions.isEmpty()) {
            preferences.set("extensions", extensions);
        }
        return preferences;
    }

    private static boolean isSaid(JsonNode value) {
        return !value.isNull() && !(value.isBoolean() && !value.booleanValue());
    }

    private static ArrayNode extensions(KubeconfigFiles files, @Nullable String below) {
        Map<String, JsonNode> byName = new TreeMap<>(Utf8Order.INSTANCE);
        for (KubeconfigFile file : files.files()) {
            JsonNode holder = below == null ? file.tree() : file.tree().path(below);
            for (JsonNode item : holder.path("extensions")) {
                if (item.path("name").isString()) {
                    byName.putIfAbsent(item.path("name").stringValue(), item);
                }
            }
        }
        ArrayNode list = NODES.arrayNode();
        byName.values().forEach(item -> list.add(JsonTree.copy(item)));
        return list;
    }

    /** Reads files, and so blocks. */
    static ObjectNode flattened(KubeconfigFiles files) {
        ObjectNode merged = of(files);
        for (Kind kind : Kind.values()) {
            for (JsonNode item : merged.path(kind.list())) {
                KubeconfigEntry entry = files.all(kind).get(item.path("name").stringValue());
                if (entry != null && item.get(kind.field()) instanceof ObjectNode fields) {
                    flatten(entry, fields);
                }
            }
        }
        return merged;
    }

    private static void flatten(KubeconfigEntry entry, ObjectNode fields) {
        for (String field : Set.of("certificate-authority", "client-certificate", "client-key")) {
            PemSource pem = entry.pem(field);
            if (pem != null) {
                fields.remove(field);
                fields.put(field + "-data", Base64.getEncoder().encodeToString(pem.read()));
            }
        }
    }
}
