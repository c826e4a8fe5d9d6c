package io.coxswain.codegen;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.coxswain.codegen.JavaField.Shape;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.FieldSchema.Presence;
import io.coxswain.codegen.schema.FieldSchema.Wire;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import io.coxswain.codegen.schema.TypeSchema.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a type's codec reads and writes protobuf: like JSON, but that what a type inlines is a message of its own. */
final class ProtoMethods {
    private final JavaClass type;
    private final List<Part> parts;

    /** A field, or the message of an inlined type. */
    private record Part(int tag, @Nullable JavaField field, List<Part> inlined) {}

    ProtoMethods(JavaClass type, Schemas schemas) {
        this.type = type;
        this.parts = parts(type.schema(), schemas, type.fields().iterator());
    }

    /** The fields were flattened in this very order. */
    private static List<Part> parts(TypeSchema type, Schemas schemas, Iterator<JavaField> fields) {
        List<Part> parts = new ArrayList<>();
        for (Member member : type.members()) {
            if (member instanceof Inline inline) {
                parts.add(new Part(inline.tag(), null, parts(schemas.type(inline.type()), schemas, fields)));
            } else {
                parts.add(new Part(((FieldSchema) member).tag(), fields.next(), List.of()));
            }
        }
        return parts;
    }

    /** Whether protobuf carries every part of the type. */
    boolean exist() {
        return exist(parts);
    }

    private static boolean exist(List<Part> parts) {
        return parts.stream().allMatch(part -> part.tag() != 0 && exist(part.inlined()));
    }

    MethodSpec read() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("read")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(type.name())
                .addParameter(RuntimeTypes.PROTO_READER, "in");
        for (JavaField field : type.fields()) {
            if (field.shape() == Shape.TIME) {
                method.addStatement("long $N = $T.NO_TIME", JavaField.local(field.name()), RuntimeTypes.VALUES);
            } else {
                method.addStatement(
                        "$T $N = null", field.storedType().withoutAnnotations(), JavaField.local(field.name()));
            }
        }
        loop(method, parts, "field");
        if (type.hasNulls()) {
            method.addStatement("int nulls = 0");
        }
        for (JavaField field : type.fields()) {
            if (field.nullBit() != 0) {
                Object nothing = field.shape() == Shape.TIME ? CodeBlock.of("$T.NO_TIME", RuntimeTypes.VALUES) : "null";
                method.addStatement(
                        "nulls |= $N == $L ? $L : 0", JavaField.local(field.name()), nothing, field.nullBit());
            }
        }
        return method.addStatement(
                        "return new $T(\n$L)",
                        type.name(),
                        ModelClass.constructorArguments(
                                type,
                                CodeBlock.of(
                                        "$T.$L, in.apiVersion(), in.kind(), $S, $S)",
                                        RuntimeTypes.TYPE_META,
                                        CodecClass.said(type),
                                        type.apiVersion(),
                                        type.schema().name()),
                                CodeBlock.of("in.endMessage()")))
                .build();
    }

    private void loop(MethodSpec.Builder method, List<Part> among, String variable) {
        method.beginControlFlow(
                "for (int $1N = in.nextField(); $1N != $2T.END; $1N = in.nextField())",
                variable,
                RuntimeTypes.PROTO_READER);
        if (among.isEmpty()) {
            method.addStatement("in.keepUnknown()").endControlFlow();
            return;
        }
        method.beginControlFlow("switch ($N)", variable);
        for (Part part : among) {
            JavaField field = part.field();
            if (field != null) {
                method.addStatement("case $L -> $N = $L", part.tag(), JavaField.local(field.name()), value(field));
            } else {
                String outer = variable.replace("field", "outer") + part.tag();
                method.beginControlFlow("case $L ->", part.tag()).addStatement("int $N = in.enter()", outer);
                loop(method, part.inlined(), variable + part.tag());
                method.addStatement("in.leaveInline($L, $N)", part.tag(), outer).endControlFlow();
            }
        }
        method.addStatement("default -> in.keepUnknown()").endControlFlow().endControlFlow();
    }

    private static CodeBlock value(JavaField field) {
        String name = JavaField.local(field.name());
        return switch (field.shape()) {
            case OBJECT -> CodeBlock.of("in.object($T.CODEC)", field.apiType());
            case LIST ->
                field.schema().wire() == Wire.ITEMS
                        ? CodeBlock.of("in.wrappedList($L)", JavaTypes.codec(field.element()))
                        : CodeBlock.of("in.list($N, $L)", name, elementCodec(field));
            case LAZY_LIST -> CodeBlock.of("in.lazyList($N, $L)", name, elementCodec(field));
            case MAP -> CodeBlock.of("in.map($N, $L)", name, elementCodec(field));
            default -> scalar(field);
        };
    }

    private static CodeBlock elementCodec(JavaField field) {
        return field.elementCodec();
    }

    private static CodeBlock scalar(JavaField field) {
        if (JavaTypes.isUnion(field.schema().type())) {
            return CodeBlock.of("in.object($T.CODEC)", field.apiType());
        }
        CodeBlock read = CodeBlock.of("in.$L()", field.method());
        return field.schema().presence() == Presence.OMIT_ZERO && isPlain(field)
                ? CodeBlock.of("$T.nonZero($L)", RuntimeTypes.PROTO_READER, read)
                : read;
    }

    /** What Go holds as a plain scalar, whose zero protobuf writes. */
    private static boolean isPlain(JavaField field) {
        TypeName held = field.apiType();
        return held.isBoxedPrimitive() || held.equals(TypeName.get(String.class));
    }

    MethodSpec write() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("write")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .addParameter(RuntimeTypes.PROTO_WRITER, "out")
                .addParameter(type.name(), "value")
                .addStatement("out.unknown(value.unknown)");
        descending(method, parts, CodeBlock.of("value.unknown"), "begin");
        return method.build();
    }

    /** In descending order of tags, as they are written. */
    private void descending(MethodSpec.Builder method, List<Part> among, CodeBlock unknown, String variable) {
        List<Part> sorted = new ArrayList<>(among);
        sorted.sort(Comparator.comparingInt(Part::tag).reversed());
        for (Part part : sorted) {
            JavaField field = part.field();
            if (field != null) {
                method.addStatement(write(field, part.tag()));
            } else {
                String begin = variable + part.tag();
                CodeBlock inside = CodeBlock.of("$T.inline($L, $L)", RuntimeTypes.UNKNOWN_FIELDS, unknown, part.tag());
                method.addStatement("int $N = out.beginMessage()", begin).addStatement("out.unknown($L)", inside);
                descending(method, part.inlined(), inside, begin + "of");
                method.addStatement("out.endMessage($L, $N)", part.tag(), begin);
            }
        }
    }

    private static CodeBlock write(JavaField field, int tag) {
        String name = field.name();
        return switch (field.shape()) {
            case OBJECT ->
                isOptional(field)
                        ? CodeBlock.of("out.object($L, value.$N, $T.CODEC)", tag, name, field.apiType())
                        : CodeBlock.of("out.object($L, value.$N(), $T.CODEC)", tag, name, field.apiType());
            case LIST ->
                CodeBlock.of(
                        field.schema().wire() == Wire.ITEMS
                                ? "out.wrappedList($L, value.$N, $L)"
                                : "out.list($L, value.$N, $L)",
                        tag,
                        name,
                        JavaTypes.codec(field.element()));
            case LAZY_LIST ->
                CodeBlock.of("out.lazyList($L, value.$N, $L)", tag, name, JavaTypes.codec(field.element()));
            case MAP -> CodeBlock.of("out.map($L, value.$N, $L)", tag, name, JavaTypes.codec(field.element()));
            case TIME ->
                CodeBlock.of(
                        isOptional(field) ? "out.$L($L, value.$N)" : "out.$LOrNothing($L, value.$N)",
                        JavaTypes.method(field.schema().type()),
                        tag,
                        name);
            case VALUE -> writeScalar(field, tag);
        };
    }

    private static CodeBlock writeScalar(JavaField field, int tag) {
        String name = field.name();
        if (JavaTypes.isUnion(field.schema().type())) {
            return CodeBlock.of("out.object($L, value.$N, $T.CODEC)", tag, name, field.apiType());
        }
        String method = JavaTypes.method(field.schema().type());
        if (isOptional(field) || field.schema().type() == Scalar.BYTES) {
            return CodeBlock.of("out.$L($L, value.$N)", method, tag, name);
        }
        if (field.schema().type() == Scalar.RAW_EXTENSION) {
            return CodeBlock.of("out.rawExtensionOrNothing($L, value.$N)", tag, name);
        }
        return CodeBlock.of("out.$L($L, $T.orZero(value.$N))", method, tag, RuntimeTypes.PROTO_WRITER, name);
    }

    /** Whether Go leaves it out where it is not set, in protobuf too. */
    private static boolean isOptional(JavaField field) {
        return field.schema().presence() == Presence.OPTIONAL || field.schema().pointer();
    }

    MethodSpec has() {
        return MethodSpec.methodBuilder("hasProtobuf")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(boolean.class)
                .addStatement("return true")
                .build();
    }

    MethodSpec ownTypeMeta() {
        return MethodSpec.methodBuilder("typeMeta")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(RuntimeTypes.TYPE_META)
                .addStatement(
                        "return new $T($S, $S)",
                        RuntimeTypes.TYPE_META,
                        type.apiVersion(),
                        type.schema().name())
                .build();
    }

    MethodSpec typeMeta() {
        return MethodSpec.methodBuilder("typeMeta")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(RuntimeTypes.TYPE_META)
                .addParameter(type.name(), "value")
                .addStatement("return value.typeMeta == null ? typeMeta() : value.typeMeta")
                .build();
    }
}
