package io.coxswain.codegen.importer;

import io.coxswain.codegen.schema.EnumSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The named strings whose values OpenAPI lists, by Go type. OpenAPI lists them at every field of the type. */
final class Enums {
    private final GoTypes go;
    private final Packages packages;
    private final Disagreements disagreements;
    private final Map<String, List<String>> values = new TreeMap<>();

    Enums(GoTypes go, Packages packages, Properties properties, Disagreements disagreements, Collection<String> types) {
        this.go = go;
        this.packages = packages;
        this.disagreements = disagreements;
        for (String type : types) {
            for (GoTypes.Field field : go.fieldsOf(type)) {
                Properties.Property property = field.json() == null ? null : properties.of(type, field.json());
                if (property != null) {
                    collect(packages.nameOf(type) + "." + field.json(), field.type(), property.node());
                }
            }
        }
        values.values().removeIf(List::isEmpty);
    }

    private void collect(String place, String type, JsonNode property) {
        String element = GoType.element(type);
        String value = GoType.value(type);
        List<String> found =
                JsonFile.texts(property.path("enum")).stream().sorted().toList();
        if (element != null) {
            collect(place, element, property.path("items"));
        } else if (value != null) {
            collect(place, value, property.path("additionalProperties"));
        } else if ("string".equals(go.named().get(type))) {
            List<String> before = values.putIfAbsent(type, found);
            if (before != null) {
                disagreements.compare("enum", place, "this field", found, "another of its type", before);
            }
        } else if (!found.isEmpty()) {
            disagreements.add("enum", place, "OpenAPI lists values, but in Go it is a " + type);
        }
    }

    boolean contains(String goType) {
        return values.containsKey(goType);
    }

    /** The enums of one API, sorted by name. */
    List<EnumSchema> of(Api api) {
        return values.entrySet().stream()
                .filter(e -> packages.apiOf(e.getKey()).equals(api))
                .map(e -> new EnumSchema(GoType.nameOf(e.getKey()), e.getValue()))
                .toList();
    }
}
