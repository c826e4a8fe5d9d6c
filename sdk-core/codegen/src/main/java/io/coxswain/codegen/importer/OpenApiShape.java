package io.coxswain.codegen.importer;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A field's form in OpenAPI's words, from its schema and from its Go type, to be compared. */
final class OpenApiShape {
    private static final Map<String, String> SCALARS = Map.of(
            "string", "string",
            "bool", "boolean",
            "int32", "integer/int32",
            "int64", "integer/int64",
            "float64", "number/double",
            "bytes", "string/byte");

    private OpenApiShape() {}

    static String of(JsonNode property) {
        String reference = OpenApi.reference(property);
        if (reference != null) {
            return reference;
        }
        if (property.has("items")) {
            return "array of " + of(property.path("items"));
        }
        if (property.has("additionalProperties")) {
            return "map of " + of(property.path("additionalProperties"));
        }
        String format = property.path("format").asString("");
        return property.path("type").asString("untyped") + (format.isEmpty() ? "" : "/" + format);
    }

    static String of(String goType, GoTypes go) {
        String scalar = SCALARS.get(goType);
        String element = GoType.element(goType);
        String value = GoType.value(goType);
        if (scalar != null) {
            return scalar;
        }
        if (element != null) {
            return "array of " + of(element, go);
        }
        if (value != null) {
            return "map of " + of(value, go);
        }
        return go.named().containsKey(goType) ? of(go.underlying(goType), go) : OpenApi.nameOf(goType);
    }
}
