package io.coxswain.client.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one kubeconfig file says, unresolved. */
record KubeconfigFile(
        Path file,
        String currentContext,
        Map<String, Entry> contexts,
        Map<String, Entry> clusters,
        Map<String, Entry> users) {

    static KubeconfigFile of(Path file, Map<?, ?> content) {
        Entry top = new Entry(file, "kubeconfig", content);
        requireIs(top, "apiVersion", "v1");
        requireIs(top, "kind", "Config");
        String current = top.string("current-context");
        return new KubeconfigFile(
                file,
                current == null ? "" : current,
                entries(top, "contexts", "context"),
                entries(top, "clusters", "cluster"),
                entries(top, "users", "user"));
    }

    private static void requireIs(Entry top, String key, String expected) {
        String said = top.string(key);
        if (said != null && !said.equals(expected)) {
            throw top.failure(key + " is not " + expected);
        }
    }

    private static Map<String, Entry> entries(Entry top, String listKey, String entryKey) {
        Object list = top.fields().get(listKey);
        if (list == null) {
            return Map.of();
        }
        if (!(list instanceof List<?> items)) {
            throw top.failure(listKey + " is not a list");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> named)) {
                throw top.failure("an item of " + listKey + " is not a mapping");
            }
            Entry entry = entry(new Entry(top.file(), "an item of " + listKey, named), entryKey);
            if (entries.putIfAbsent(nameOf(named), entry) != null) {
                throw entry.failure("there are two of this name");
            }
        }
        return entries;
    }

    private static Entry entry(Entry named, String entryKey) {
        String name = named.string("name");
        if (name == null) {
            throw named.failure("has no name");
        }
        String label = entryKey + " \"" + name + "\"";
        Object body = named.fields().get(entryKey);
        if (body == null) {
            return new Entry(named.file(), label, Map.of());
        }
        if (body instanceof Map<?, ?> fields) {
            return new Entry(named.file(), label, fields);
        }
        throw named.failure(entryKey + " is not a mapping");
    }

    private static String nameOf(Map<?, ?> named) {
        return String.valueOf(named.get("name"));
    }
}
