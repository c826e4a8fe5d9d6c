package io.coxswain.codegen.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server's OpenAPI documents, one for each group and version, put together.
 *
 * @param schemas by name, such as {@code io.k8s.api.core.v1.Pod}
 * @param paths by path, such as {@code /api/v1/pods}
 */
record OpenApi(Map<String, JsonNode> schemas, Map<String, JsonNode> paths) {
    private static final String REFERENCE = "#/components/schemas/";

    static OpenApi read(Path folder) {
        OpenApi all = new OpenApi(new TreeMap<>(), new TreeMap<>());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                JsonNode root = JsonFile.read(file);
                root.path("schemas").forEachEntry((name, schema) -> all.schema(file, name, schema));
                root.path("paths").forEachEntry(all.paths::put);
            }
        } catch (IOException e) {
            throw new ImportException("cannot read the OpenAPI documents of " + folder, e);
        }
        return all;
    }

    private void schema(Path file, String name, JsonNode schema) {
        // Each document names its own kinds there; Go's registered kinds say the same for all.
        ((ObjectNode) schema).remove("x-kubernetes-group-version-kind");
        JsonNode before = schemas.putIfAbsent(name, schema);
        if (before != null && !before.equals(schema)) {
            throw new ImportException(file + ": schema " + name + " is not as in the other documents");
        }
    }

    /** A Go type's schema, or null where the server knows none. */
    @Nullable
    JsonNode schemaOf(String goType) {
        return schemas.get(nameOf(goType));
    }

    static String nameOf(String goType) {
        return goType.replaceFirst("^k8s\\.io/", "io.k8s.").replace('/', '.');
    }

    /** The schema's name that a property refers to, or null where it refers to none. */
    static @Nullable String reference(JsonNode property) {
        JsonNode reference = property.path("allOf").path(0).path("$ref");
        if (reference.isMissingNode()) {
            reference = property.path("$ref");
        }
        return reference.isMissingNode() ? null : reference.asString().substring(REFERENCE.length());
    }
}
