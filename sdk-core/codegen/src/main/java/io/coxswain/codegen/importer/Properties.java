package io.coxswain.codegen.importer;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAPI says of each Go struct's own fields. OpenAPI knows no inlining: the fields of an inlined struct stand in the schemas
 * of those that inline it, and often only there.
 */
final class Properties {
    // Unions tell the server which fields to clear; a client sends what it is given.
    private static final Set<String> KNOWN =
            Set.of("type", "properties", "required", "x-kubernetes-map-type", "x-kubernetes-unions");

    private final GoTypes go;
    private final Packages packages;
    private final Disagreements disagreements;
    private final Map<String, Map<String, Property>> properties = new HashMap<>();

    record Property(JsonNode node, boolean required) {}

    Properties(GoTypes go, OpenApi openApi, Packages packages, Disagreements disagreements, Collection<String> types) {
        this.go = go;
        this.packages = packages;
        this.disagreements = disagreements;
        for (String type : types) {
            JsonNode schema = openApi.schemaOf(type);
            if (schema != null) {
                schema(type, schema);
            }
        }
    }

    /** Whether OpenAPI knows a struct, by its own schema or by one that inlines it. */
    boolean contains(String type) {
        return properties.containsKey(type);
    }

    private void schema(String type, JsonNode schema) {
        for (String name : schema.propertyNames()) {
            if (!KNOWN.contains(name)) {
                disagreements.add("openapi-fact", packages.nameOf(type), "the importer does not know " + name);
            }
        }
        Set<String> expected = new TreeSet<>();
        collect(type, schema, expected);
        Set<String> actual = new TreeSet<>(schema.path("properties").propertyNames());
        disagreements.compare("openapi-properties", packages.nameOf(type), "Go", expected, "OpenAPI", actual);
    }

    private void collect(String type, JsonNode schema, Set<String> names) {
        Set<String> required = new HashSet<>(JsonFile.texts(schema.path("required")));
        Map<String, Property> own = new HashMap<>();
        for (GoTypes.Field field : go.fieldsOf(type)) {
            if (Structs.typeMeta(field)) {
                names.add("apiVersion");
                names.add("kind");
            } else if (field.inline()) {
                collect(field.type(), schema, names);
            } else if (field.json() != null) {
                if (!names.add(field.json())) {
                    disagreements.add("json-name", packages.nameOf(type) + "." + field.json(), "it stands there twice");
                }
                JsonNode node = schema.path("properties").path(field.json());
                if (!node.isMissingNode()) {
                    own.put(field.json(), new Property(node, required.contains(field.json())));
                }
            }
        }
        Map<String, Property> before = properties.putIfAbsent(type, own);
        if (before != null) {
            disagreements.compare("openapi-inlined", packages.nameOf(type), "one schema", before, "another", own);
        }
    }

    /** What OpenAPI says of a field, or null where it does not know the struct. */
    @Nullable
    Property of(String type, String json) {
        Map<String, Property> own = properties.get(type);
        return own == null ? null : own.get(json);
    }
}
