package io.coxswain.codegen;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.coxswain.codegen.JavaField.Shape;
import java.util.ArrayList;
import java.util.List;

/** The reader and writer of a type, beside its class. */
final class CodecClass {
    private final JavaClass type;
    private final ProtoMethods protobuf;

    CodecClass(JavaClass type, Schemas schemas) {
        this.type = type;
        this.protobuf = new ProtoMethods(type, schemas);
    }

    TypeSpec build() {
        TypeSpec.Builder spec = TypeSpec.classBuilder(type.codec())
                .addModifiers(FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.CODEC, type.name()))
                .addField(names())
                .addMethod(read())
                .addMethod(write());
        if (protobuf.exist()) {
            spec.addMethod(protobuf.read()).addMethod(protobuf.write());
        }
        if (type.isKind()) {
            spec.addMethod(protobuf.ownTypeMeta()).addMethod(protobuf.typeMeta());
            if (protobuf.exist()) {
                spec.addMethod(protobuf.has());
            }
        }
        return spec.addMethod(newArray()).build();
    }

    private FieldSpec names() {
        List<String> names = new ArrayList<>(type.isKind() ? List.of("kind", "apiVersion") : List.of());
        type.fields().forEach(field -> names.add(field.schema().name()));
        CodeBlock.Builder code =
                CodeBlock.builder().add("$T.of(\n$>$>$L$<$<)", RuntimeTypes.FIELD_NAMES, quoted(names));
        List<String> sensitive = Facts.sensitive(type.api().id(), type.schema().name());
        if (!sensitive.isEmpty()) {
            code.add("\n$>$>.sensitive($L)$<$<", quoted(sensitive));
        }
        return FieldSpec.builder(RuntimeTypes.FIELD_NAMES, "NAMES", PRIVATE, STATIC, FINAL)
                .initializer(code.build())
                .build();
    }

    private static CodeBlock quoted(List<String> names) {
        return names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(",\n"));
    }

    private MethodSpec read() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("read")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(type.name())
                .addParameter(RuntimeTypes.JSON_READER, "in");
        if (type.isKind()) {
            method.addStatement("$T kind = null", String.class).addStatement("$T apiVersion = null", String.class);
        }
        for (JavaField field : type.fields()) {
            if (field.shape() == Shape.TIME) {
                method.addStatement("long $N = $T.NO_TIME", JavaField.local(field.name()), RuntimeTypes.VALUES);
            } else {
                method.addStatement(
                        "$T $N = null", field.storedType().withoutAnnotations(), JavaField.local(field.name()));
            }
        }
        if (type.hasNulls()) {
            method.addStatement("int nulls = 0");
        }
        method.beginControlFlow(
                "for (int field = in.beginObject(NAMES); field != $1T.END; field = in.nextField(NAMES))",
                RuntimeTypes.JSON_READER);
        if (!type.fields().isEmpty() || type.isKind()) {
            cases(method);
        }
        method.endControlFlow();
        return method.addStatement(
                        "return new $T(\n$L)",
                        type.name(),
                        ModelClass.constructorArguments(
                                type,
                                CodeBlock.of(
                                        "$T.$L, apiVersion, kind, $S, $S)",
                                        RuntimeTypes.TYPE_META,
                                        said(type),
                                        type.apiVersion(),
                                        type.schema().name()),
                                CodeBlock.of("in.endObject()")))
                .build();
    }

    /** A served kind is never meant where a document says that it is another; options and the like go by many apiVersions. */
    static String said(JavaClass type) {
        return type.resource() == null ? "of(in.isRoot()" : "ofServed(in";
    }

    private void cases(MethodSpec.Builder method) {
        method.beginControlFlow("switch (field)");
        if (type.isKind()) {
            method.addStatement("case 0 -> kind = in.string()").addStatement("case 1 -> apiVersion = in.string()");
        }
        for (JavaField field : type.fields()) {
            if (field.nullBit() == 0) {
                method.addStatement("case $L -> $N = $L", field.index(), JavaField.local(field.name()), field.read());
            } else {
                method.beginControlFlow("case $L ->", field.index())
                        .addStatement("$N = $L", JavaField.local(field.name()), field.read())
                        .addStatement("nulls = in.nulls(nulls, $L)", field.nullBit())
                        .endControlFlow();
            }
        }
        method.addStatement("default -> throw new $T(field)", IndexOutOfBoundsException.class)
                .endControlFlow();
    }

    private MethodSpec write() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("write")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .addParameter(RuntimeTypes.JSON_WRITER, "out")
                .addParameter(type.name(), "value")
                .addStatement("out.beginObject()");
        if (type.isKind()) {
            method.addStatement(
                    "out.kind(NAMES, value.typeMeta, $S, $S)", type.schema().name(), type.apiVersion());
        }
        for (JavaField field : type.fields()) {
            method.addStatement(field.write());
            if (field.nullBit() != 0) {
                method.addStatement("out.nullField(NAMES, $L, value.nulls, $L)", field.index(), field.nullBit());
            }
        }
        return method.addStatement("out.endObject(value.unknown)").build();
    }

    private MethodSpec newArray() {
        return MethodSpec.methodBuilder("newArray")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(ArrayTypeName.of(type.name()))
                .addParameter(TypeName.INT, "length")
                .addStatement("return new $T[length]", type.name())
                .build();
    }
}
