package io.coxswain.codegen.schema;

import io.coxswain.codegen.schema.FieldSchema.Wire;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Types as the schema files write them: {@code int32}, {@code []string}, {@code map[string]quantity}, {@code string(PodPhase)},
 * {@code meta.v1.ObjectMeta}. A name without an API is of the file's own.
 */
final class TypeText {
    private static final String LIST = "[]";
    private static final String MAP = "map[string]";
    private static final String ENUM = "string(";
    private static final Map<String, Scalar> SCALARS =
            Arrays.stream(Scalar.values()).collect(Collectors.toMap(TypeText::name, Function.identity()));

    private final String api;

    TypeText(String api) {
        this.api = api;
    }

    String write(TypeRef type) {
        if (type instanceof Scalar scalar) {
            return name(scalar);
        }
        if (type instanceof ListOf list) {
            return LIST + write(list.element());
        }
        if (type instanceof MapOf map) {
            return MAP + write(map.value());
        }
        if (type instanceof EnumRef ref) {
            return ENUM + shorten(ref.api() + "." + ref.name()) + ")";
        }
        ObjectRef ref = (ObjectRef) type;
        return shorten(ref.api() + "." + ref.name());
    }

    TypeRef read(String text) {
        if (text.startsWith(LIST)) {
            return new ListOf(read(text.substring(LIST.length())));
        }
        if (text.startsWith(MAP)) {
            return new MapOf(read(text.substring(MAP.length())));
        }
        if (text.startsWith(ENUM) && text.endsWith(")")) {
            String full = lengthen(text.substring(ENUM.length(), text.length() - 1));
            return new EnumRef(apiOf(full), nameOf(full));
        }
        Scalar scalar = SCALARS.get(text);
        if (scalar != null) {
            return scalar;
        }
        String full = lengthen(text);
        return new ObjectRef(apiOf(full), nameOf(full));
    }

    /** The full name without the API, where that is the file's own. */
    String shorten(String full) {
        return apiOf(full).equals(api) ? nameOf(full) : full;
    }

    String lengthen(String name) {
        String full = name.indexOf('.') < 0 ? api + "." + name : name;
        if (!nameOf(full).matches("[A-Z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("'" + name + "' is not a type");
        }
        return full;
    }

    /** How protobuf carries a type, unless the schema says otherwise. */
    static Wire wireOf(TypeRef type) {
        if (type instanceof ListOf list) {
            return wireOf(list.element());
        }
        if (type == Scalar.DOUBLE) {
            return Wire.FIXED64;
        }
        return type == Scalar.BOOL || type == Scalar.INT32 || type == Scalar.INT64 ? Wire.VARINT : Wire.BYTES;
    }

    private static String name(Scalar scalar) {
        return Names.camel(scalar.name());
    }

    private static String apiOf(String full) {
        return full.substring(0, full.lastIndexOf('.'));
    }

    private static String nameOf(String full) {
        return full.substring(full.lastIndexOf('.') + 1);
    }
}
