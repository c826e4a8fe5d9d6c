package io.coxswain.codegen.importer;

import io.coxswain.codegen.schema.FieldSchema.ListKind;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAPI adds to a field, and Go's patch tag, which OpenAPI must confirm.
 *
 * @param defaultValue as JSON; null where it is only the zero of Go's type
 */
record OpenApiFacts(
        boolean required,
        @Nullable String defaultValue,
        @Nullable ListKind list,
        List<String> mapKeys,
        boolean atomic,
        List<String> patchStrategies,
        @Nullable String patchMergeKey) {
    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final String LIST_MAP_KEYS = "x-kubernetes-list-map-keys";
    private static final String MAP_TYPE = "x-kubernetes-map-type";
    private static final String PATCH_STRATEGY = "x-kubernetes-patch-strategy";
    private static final String PATCH_MERGE_KEY = "x-kubernetes-patch-merge-key";
    private static final Set<String> KNOWN_OF_ELEMENTS =
            Set.of("type", "format", "default", "enum", "items", "additionalProperties", "allOf", "$ref");
    private static final Set<String> KNOWN = Stream.concat(
                    KNOWN_OF_ELEMENTS.stream(),
                    Stream.of(LIST_TYPE, LIST_MAP_KEYS, MAP_TYPE, PATCH_STRATEGY, PATCH_MERGE_KEY))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ZEROS = Set.of("{}", "\"\"", "0", "false");

    /** Of a field that OpenAPI does not know. */
    static OpenApiFacts unknown(GoTypes.Field field) {
        String[] patch = patch(field);
        return new OpenApiFacts(false, null, null, List.of(), false, strategies(patch[0]), emptyToNull(patch[1]));
    }

    static OpenApiFacts of(
            String place,
            GoTypes.Field field,
            TypeRef type,
            Properties.Property property,
            boolean atomicStruct,
            Disagreements disagreements) {
        JsonNode node = property.node();
        unknownFacts(place, node, KNOWN, disagreements);
        elementFacts(place, node.path("items"), disagreements);
        elementFacts(place, node.path("additionalProperties"), disagreements);
        String[] patch = patch(field);
        String openApiPatch = node.path(PATCH_STRATEGY).asString("") + ":"
                + node.path(PATCH_MERGE_KEY).asString("");
        disagreements.compare("patch", place, "Go", patch[0] + ":" + patch[1], "OpenAPI", openApiPatch);
        return new OpenApiFacts(
                property.required(),
                defaultValue(place, field, type, node.path("default"), disagreements),
                listKind(place, node.path(LIST_TYPE).asString(""), disagreements),
                JsonFile.texts(node.path(LIST_MAP_KEYS)),
                atomicStruct || node.path(MAP_TYPE).asString("").equals("atomic"),
                strategies(patch[0]),
                emptyToNull(patch[1]));
    }

    private static void elementFacts(String place, JsonNode element, Disagreements disagreements) {
        unknownFacts(place, element, KNOWN_OF_ELEMENTS, disagreements);
        JsonNode value = element.path("default");
        if (!value.isMissingNode() && !ZEROS.contains(value.toString())) {
            disagreements.add(
                    "default", place, "its elements have the default " + value + ", which the schema cannot hold");
        }
    }

    private static void unknownFacts(String place, JsonNode node, Set<String> known, Disagreements disagreements) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                disagreements.add("openapi-fact", place, "the importer does not know " + name);
            }
        }
    }

    private static @Nullable ListKind listKind(String place, String text, Disagreements disagreements) {
        return switch (text) {
            case "atomic" -> ListKind.ATOMIC;
            case "set" -> ListKind.SET;
            case "map" -> ListKind.MAP;
            case "" -> null;
            default -> {
                disagreements.add("openapi-fact", place, "the importer does not know the list type " + text);
                yield null;
            }
        };
    }

    private static @Nullable String defaultValue(
            String place, GoTypes.Field field, TypeRef type, JsonNode value, Disagreements disagreements) {
        boolean written = type instanceof ObjectRef || (Presences.scalar(type) && !field.omitEmpty());
        boolean zeroImplied = written && !field.pointer();
        if (value.isMissingNode()) {
            if (zeroImplied) {
                disagreements.add("default", place, "Go's type implies a zero, OpenAPI has no default");
            }
            return null;
        }
        String text = value.toString();
        return zeroImplied && ZEROS.contains(text) ? null : text;
    }

    private static String[] patch(GoTypes.Field field) {
        String patch = field.patch() == null ? "" : field.patch();
        return Arrays.copyOf((patch + ":").split(":", -1), 2);
    }

    private static List<String> strategies(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
