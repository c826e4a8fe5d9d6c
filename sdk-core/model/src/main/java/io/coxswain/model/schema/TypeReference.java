package io.coxswain.model.schema;

import org.jspecify.annotations.Nullable;

/** A type as the schema files write it, which may lie in another API: it is looked for when it is asked for. */
final class TypeReference {
    private static final String LIST = "[]";
    private static final String MAP = "map[string]";
    private static final String ENUM = "string(";

    private final String api;
    private final String text;
    private @Nullable ValueType resolved;

    TypeReference(String api, String text) {
        this.api = api;
        this.text = text;
    }

    /** Threads that ask at once may each find the same, immutable answer. */
    ValueType resolve() {
        ValueType known = resolved;
        if (known == null) {
            known = resolve(text);
            resolved = known;
        }
        return known;
    }

    private ValueType resolve(String type) {
        if (type.startsWith(LIST)) {
            return new ListType(resolve(type.substring(LIST.length())));
        }
        if (type.startsWith(MAP)) {
            return new MapType(resolve(type.substring(MAP.length())));
        }
        if (type.startsWith(ENUM)) {
            return KubeSchema.enumType(lengthen(api, type.substring(ENUM.length(), type.length() - 1)));
        }
        ScalarType scalar = SchemaText.scalar(type);
        return scalar == null ? KubeSchema.required(lengthen(api, type)) : scalar;
    }

    /** The full name of what may be of the file's own API. */
    static String lengthen(String api, String name) {
        return name.indexOf('.') < 0 ? api + "." + name : name;
    }

    @Override
    public String toString() {
        return text;
    }
}
