package io.coxswain.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import java.util.List;
import java.util.Map;

/**
 * One field of a generated class: its types, and the expressions that read and write it.
 *
 * @param name its Java name
 * @param index its place among the names of its type
 * @param nullBit its bit in {@code nulls}; 0 where Kubernetes never writes it as null
 * @param unique whether its strings hardly repeat from object to object
 */
record JavaField(FieldSchema schema, String name, int index, int nullBit, boolean unique) {

    /** How a field is held. */
    enum Shape {
        /** A reference, null when absent. */
        VALUE,
        /** Seconds or microseconds. */
        TIME,
        /** A nested object; its type's EMPTY stands in when absent. */
        OBJECT,
        /** An array. */
        LIST,
        /** Bytes until looked at. */
        LAZY_LIST,
        MAP
    }

    private static final ClassName LIST = ClassName.get(List.class);
    private static final ClassName MAP = ClassName.get(Map.class);
    private static final TypeName STRING = ClassName.get(String.class);

    Shape shape() {
        TypeRef type = schema.type();
        if (type instanceof ObjectRef) {
            return Shape.OBJECT;
        }
        if (type instanceof ListOf list) {
            return Facts.isLazy(list) ? Shape.LAZY_LIST : Shape.LIST;
        }
        if (type instanceof MapOf) {
            return Shape.MAP;
        }
        return type == Scalar.TIME || type == Scalar.MICRO_TIME ? Shape.TIME : Shape.VALUE;
    }

    /** Whether the accessor gives null for what is not set, and not something empty. */
    boolean mayBeNull() {
        return shape() == Shape.VALUE || shape() == Shape.TIME;
    }

    /** What follows {@code has}, {@code add} and the like: Java forbids none of those names. */
    String capital() {
        return JavaNames.capitalized(name.endsWith("_") ? name.substring(0, name.length() - 1) : name);
    }

    /** What the accessor gives and the setter takes. */
    TypeName apiType() {
        return JavaTypes.of(schema.type());
    }

    /** Of a list's elements or a map's values. */
    TypeRef element() {
        return schema.type() instanceof ListOf list ? list.element() : ((MapOf) schema.type()).value();
    }

    TypeName elementType() {
        return JavaTypes.of(element());
    }

    /** How the finished object holds it. */
    TypeName storedType() {
        return switch (shape()) {
            case TIME -> TypeName.LONG;
            case LIST -> nullable(ArrayTypeName.of(elementType()));
            case LAZY_LIST -> nullable(ParameterizedTypeName.get(RuntimeTypes.LAZY_LIST, elementType()));
            default -> nullable(apiType());
        };
    }

    /** How its builder holds it. */
    TypeName builderType() {
        return switch (shape()) {
            case TIME -> TypeName.LONG;
            case LAZY_LIST -> storedType();
            default -> nullable(apiType());
        };
    }

    static TypeName nullable(TypeName type) {
        return type.annotated(AnnotationSpec.builder(RuntimeTypes.NULLABLE).build());
    }

    boolean isEnum() {
        return schema.type() instanceof EnumRef;
    }

    /** The expression that reads it. */
    CodeBlock read() {
        return switch (shape()) {
            case OBJECT -> CodeBlock.of("in.object($T.CODEC)", apiType());
            case LIST ->
                isString(element())
                        ? CodeBlock.of("in.strings()")
                        : CodeBlock.of("in.list($L)", JavaTypes.codec(element()));
            case LAZY_LIST -> CodeBlock.of("in.lazyList($L)", JavaTypes.codec(element()));
            case MAP ->
                isString(element())
                        ? CodeBlock.of(unique ? "in.uniqueStringMap()" : "in.stringMap()")
                        : CodeBlock.of("in.map($L)", JavaTypes.codec(element()));
            default ->
                JavaTypes.isUnion(schema.type())
                        ? CodeBlock.of("in.object($T.CODEC)", apiType())
                        : CodeBlock.of("in.$L()", method());
        };
    }

    /** The method of a reader that reads it. */
    String method() {
        String method = JavaTypes.method(schema.type());
        return unique && method.equals("string") ? "uniqueString" : method;
    }

    /** The statement that writes it. */
    CodeBlock write() {
        return switch (shape()) {
            case LIST -> CodeBlock.of("out.list(NAMES, $L, value.$N, $L)", index, name, JavaTypes.codec(element()));
            case LAZY_LIST ->
                CodeBlock.of("out.lazyList(NAMES, $L, value.$N, $L)", index, name, JavaTypes.codec(element()));
            case MAP -> CodeBlock.of("out.map(NAMES, $L, value.$N, $L)", index, name, JavaTypes.codec(element()));
            case OBJECT -> CodeBlock.of("out.object(NAMES, $L, value.$N, $T.CODEC)", index, name, apiType());
            default ->
                JavaTypes.isUnion(schema.type())
                        ? CodeBlock.of("out.object(NAMES, $L, value.$N, $T.CODEC)", index, name, apiType())
                        : CodeBlock.of("out.$L(NAMES, $L, value.$N)", JavaTypes.method(schema.type()), index, name);
        };
    }

    /** The codec that reads its elements. */
    CodeBlock elementCodec() {
        return unique && isString(element())
                ? CodeBlock.of("$T.UNIQUE_STRING", RuntimeTypes.SCALARS)
                : JavaTypes.codec(element());
    }

    /** What a method calls it: it may be named as the method's own. */
    static String local(String name) {
        return name.equals("in") || name.equals("field") || name.equals("outer") ? name + "_" : name;
    }

    private static boolean isString(TypeRef type) {
        return JavaTypes.of(type).equals(STRING);
    }

    static TypeName listOf(TypeName element) {
        return ParameterizedTypeName.get(LIST, element);
    }

    static TypeName mapOf(TypeName value) {
        return ParameterizedTypeName.get(MAP, STRING, value);
    }
}
