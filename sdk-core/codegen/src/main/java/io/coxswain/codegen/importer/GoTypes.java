package io.coxswain.codegen.importer;

import static io.coxswain.codegen.importer.JsonFile.text;
import static io.coxswain.codegen.importer.JsonFile.textOrNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What reflection says of Kubernetes' Go types.
 *
 * @param kinds each group, version and kind, and its type
 * @param structs fields by the type's full name, in Go's order
 * @param named what the named types that are not structs stand for
 */
record GoTypes(List<Kind> kinds, Map<String, List<Field>> structs, Map<String, String> named) {

    record Kind(String group, String version, String kind, String type) {}

    /**
     * A field of a struct.
     *
     * @param json its JSON name; null where Go's own code writes the struct
     * @param inline whether its fields belong to the parent in JSON
     */
    record Field(
            String go,
            @Nullable String json,
            String type,
            boolean omitEmpty,
            boolean omitZero,
            boolean pointer,
            boolean inline,
            @Nullable String protobuf,
            @Nullable String patch) {}

    static GoTypes read(Path file) {
        JsonNode root = JsonFile.read(file);
        List<Kind> kinds = new ArrayList<>();
        for (JsonNode kind : root.path("kinds")) {
            kinds.add(new Kind(text(kind, "Group"), text(kind, "Version"), text(kind, "Kind"), text(kind, "Type")));
        }
        Map<String, List<Field>> structs = new TreeMap<>();
        root.path("types").forEachEntry((type, fields) -> structs.put(type, fields(fields)));
        Map<String, String> named = new TreeMap<>();
        root.path("named").forEachEntry((type, underlying) -> named.put(type, underlying.asString()));
        return new GoTypes(kinds, structs, named);
    }

    private static List<Field> fields(JsonNode array) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : array) {
            fields.add(new Field(
                    text(field, "go"),
                    textOrNull(field, "json"),
                    text(field, "type"),
                    field.path("omitempty").asBoolean(false),
                    field.path("omitzero").asBoolean(false),
                    field.path("pointer").asBoolean(false),
                    field.path("inline").asBoolean(false),
                    textOrNull(field, "protobuf"),
                    textOrNull(field, "patch")));
        }
        return fields;
    }

    List<Field> fieldsOf(String type) {
        List<Field> fields = structs.get(type);
        if (fields == null) {
            throw new ImportException("Go type " + type + " is not described");
        }
        return fields;
    }

    /** The type with names of basic types, slices and maps resolved one step; itself where nothing is to resolve. */
    String underlying(String type) {
        return named.getOrDefault(type, type);
    }
}
