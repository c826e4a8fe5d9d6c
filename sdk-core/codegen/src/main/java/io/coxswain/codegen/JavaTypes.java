package io.coxswain.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import java.time.Duration;
import java.time.Instant;

/** What the schema's types are in Java. */
final class JavaTypes {
    private static final String APIEXTENSIONS = "apiextensions.k8s.io.v1";

    private JavaTypes() {}

    static TypeName of(TypeRef type) {
        if (type instanceof ListOf list) {
            return JavaField.listOf(of(list.element()));
        }
        if (type instanceof MapOf map) {
            return JavaField.mapOf(of(map.value()));
        }
        if (type instanceof ObjectRef object) {
            return JavaNames.classOf(object.api(), object.name());
        }
        return type instanceof EnumRef ? ClassName.get(String.class) : scalar((Scalar) type);
    }

    private static ClassName scalar(Scalar scalar) {
        return switch (scalar) {
            case STRING -> ClassName.get(String.class);
            case BOOL -> ClassName.get(Boolean.class);
            case INT32 -> ClassName.get(Integer.class);
            case INT64 -> ClassName.get(Long.class);
            case DOUBLE -> ClassName.get(Double.class);
            case TIME, MICRO_TIME -> ClassName.get(Instant.class);
            case DURATION -> ClassName.get(Duration.class);
            case BYTES -> ClassName.get(RuntimeTypes.MODEL_PACKAGE, "Bytes");
            case QUANTITY -> ClassName.get(RuntimeTypes.MODEL_PACKAGE, "Quantity");
            case INT_OR_STRING -> ClassName.get(RuntimeTypes.MODEL_PACKAGE, "IntOrString");
            case RAW_EXTENSION -> ClassName.get(RuntimeTypes.MODEL_PACKAGE, "RawExtension");
            case FIELDS_V1 -> ClassName.get(RuntimeTypes.MODEL_PACKAGE, "FieldsV1");
            case JSON -> ClassName.get(RuntimeTypes.MODEL_PACKAGE, "Json");
            case SCHEMA_OR_BOOL -> JavaNames.classOf(APIEXTENSIONS, "JSONSchemaPropsOrBool");
            case SCHEMA_OR_ARRAY -> JavaNames.classOf(APIEXTENSIONS, "JSONSchemaPropsOrArray");
            case SCHEMA_OR_STRINGS -> JavaNames.classOf(APIEXTENSIONS, "JSONSchemaPropsOrStringArray");
        };
    }

    /** Whether a hand-written class with a codec of its own holds it: one of several shapes. */
    static boolean isUnion(TypeRef type) {
        return type == Scalar.SCHEMA_OR_BOOL || type == Scalar.SCHEMA_OR_ARRAY || type == Scalar.SCHEMA_OR_STRINGS;
    }

    /** The method of reader and writer for a scalar. */
    static String method(TypeRef type) {
        if (type instanceof EnumRef) {
            return "string";
        }
        return switch ((Scalar) type) {
            case STRING -> "string";
            case BOOL -> "bool";
            case INT32 -> "int32";
            case INT64 -> "int64";
            case DOUBLE -> "number";
            case BYTES -> "bytes";
            case TIME -> "time";
            case MICRO_TIME -> "microTime";
            case DURATION -> "duration";
            case QUANTITY -> "quantity";
            case INT_OR_STRING -> "intOrString";
            case RAW_EXTENSION -> "rawExtension";
            case FIELDS_V1 -> "fieldsV1";
            case JSON -> "json";
            case SCHEMA_OR_BOOL, SCHEMA_OR_ARRAY, SCHEMA_OR_STRINGS ->
                throw new IllegalArgumentException(type.toString());
        };
    }

    /** The codec of a list's element or a map's value. */
    static CodeBlock codec(TypeRef type) {
        if (type instanceof ObjectRef || isUnion(type)) {
            return CodeBlock.of("$T.CODEC", of(type));
        }
        if (type instanceof ListOf list) {
            return codec(list.element()).toString().endsWith("Scalars.STRING")
                    ? CodeBlock.of("$T.STRINGS", RuntimeTypes.SCALARS)
                    : CodeBlock.of("$T.listOf($L)", RuntimeTypes.SCALARS, codec(list.element()));
        }
        if (type instanceof EnumRef) {
            return CodeBlock.of("$T.STRING", RuntimeTypes.SCALARS);
        }
        return switch ((Scalar) type) {
            case STRING, BOOL, INT32, INT64, BYTES, TIME, QUANTITY, INT_OR_STRING, RAW_EXTENSION, JSON ->
                CodeBlock.of("$T.$L", RuntimeTypes.SCALARS, ((Scalar) type).name());
            case DOUBLE -> CodeBlock.of("$T.NUMBER", RuntimeTypes.SCALARS);
            default -> throw new IllegalArgumentException("no list or map of " + type + " is known");
        };
    }
}
