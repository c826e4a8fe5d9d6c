package io.coxswain.codegen;

import static io.coxswain.codegen.JavaField.nullable;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.coxswain.codegen.JavaField.Shape;
import io.coxswain.codegen.schema.ResourceSchema;
import io.coxswain.codegen.schema.ResourceSchema.SubresourceSchema;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The immutable class of a type. */
final class ModelClass {
    private final JavaClass type;

    ModelClass(JavaClass type) {
        this.type = type;
    }

    TypeSpec build() {
        TypeSpec.Builder spec = TypeSpec.classBuilder(type.name())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc(Javadocs.type(type))
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(RuntimeTypes.CODEC, type.name()),
                                "CODEC",
                                PUBLIC,
                                STATIC,
                                FINAL)
                        .addJavadoc("Reads and writes it: {@code $T.CODEC.fromJson(bytes)}.\n", type.name())
                        .initializer("new $T()", type.codec())
                        .build());
        if (type.isKubeObject()) {
            spec.addSuperinterface(RuntimeTypes.KUBE_OBJECT);
        }
        if (type.resource() != null) {
            spec.addField(resourceType(type.resource()));
        }
        spec.addField(empty());
        // The codec, a neighbour in the package, reads the fields.
        storedFields().forEach(field -> spec.addField(field.type(), field.name(), FINAL));
        spec.addMethod(constructor());
        factories(spec);
        if (type.isKind()) {
            spec.addMethod(typeMeta("apiVersion", type.apiVersion()))
                    .addMethod(typeMeta("kind", type.schema().name()));
        }
        for (JavaField field : type.fields()) {
            spec.addMethod(accessor(field)).addMethod(presence(field));
        }
        if (type.isKubeObject()) {
            kubeObject(spec);
        }
        return spec.addMethod(unknownFields())
                .addMethod(equalsMethod())
                .addMethod(hashCodeMethod())
                .addMethod(toStringMethod())
                .addType(new BuilderClass(type).build())
                .build();
    }

    /** Everything the class holds, in the constructor's order. */
    static List<ParameterSpec> storedFields(JavaClass type) {
        List<ParameterSpec> stored = new ArrayList<>();
        if (type.isKind()) {
            stored.add(ParameterSpec.builder(nullable(RuntimeTypes.TYPE_META), "typeMeta")
                    .build());
        }
        for (JavaField field : type.fields()) {
            stored.add(ParameterSpec.builder(field.storedType(), field.name()).build());
        }
        if (type.hasNulls()) {
            stored.add(ParameterSpec.builder(TypeName.INT, "nulls").build());
        }
        stored.add(ParameterSpec.builder(nullable(RuntimeTypes.UNKNOWN_FIELDS), "unknown")
                .build());
        return stored;
    }

    private List<ParameterSpec> storedFields() {
        return storedFields(type);
    }

    private FieldSpec resourceType(ResourceSchema resource) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.builder(CODEC, $S, $S, $S)$>$>\n.singular($S)\n",
                        RuntimeTypes.RESOURCE_TYPE,
                        type.apiVersion(),
                        resource.kind(),
                        resource.plural(),
                        resource.singular());
        if (!resource.namespaced()) {
            code.add(".clusterScoped()\n");
        }
        strings(code, "shortNames", resource.shortNames());
        strings(code, "categories", resource.categories());
        strings(code, "verbs", resource.verbs());
        for (SubresourceSchema sub : resource.subresources()) {
            String api = sub.type().substring(0, sub.type().lastIndexOf('.'));
            String kind = sub.type().substring(api.length() + 1);
            String version = api.substring(api.lastIndexOf('.') + 1);
            String stem = api.substring(0, api.length() - version.length() - 1);
            String group = stem.equals("core") ? "" : stem.equals("meta") ? "meta.k8s.io" : stem;
            code.add(
                    ".subresource($S, $S, $S, $L)\n",
                    sub.name(),
                    Facts.apiVersion(group, version, kind),
                    kind,
                    quoted(sub.verbs()));
        }
        return FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.RESOURCE_TYPE, type.name()),
                        "TYPE",
                        PUBLIC,
                        STATIC,
                        FINAL)
                .addJavadoc(
                        "How servers serve it; what a client is asked for: {@code client.api($T.TYPE)}.\n", type.name())
                .initializer(code.add(".build()$<$<").build())
                .build();
    }

    private static void strings(CodeBlock.Builder code, String method, List<String> values) {
        if (!values.isEmpty()) {
            code.add(".$L($L)\n", method, quoted(values));
        }
    }

    private static CodeBlock quoted(List<String> values) {
        return values.stream().map(v -> CodeBlock.of("$S", v)).collect(CodeBlock.joining(", "));
    }

    private FieldSpec empty() {
        return FieldSpec.builder(type.name(), "EMPTY", PUBLIC, STATIC, FINAL)
                .addJavadoc("The one with nothing set; what is absent reads as this.\n")
                .initializer(
                        "new $T($L)",
                        type.name(),
                        storedFields().stream().map(ModelClass::nothing).collect(CodeBlock.joining(",$W")))
                .build();
    }

    private static CodeBlock nothing(ParameterSpec field) {
        if (field.type().equals(TypeName.LONG)) {
            return CodeBlock.of("$T.NO_TIME", RuntimeTypes.VALUES);
        }
        return CodeBlock.of(field.type().equals(TypeName.INT) ? "0" : "null");
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameters(storedFields());
        storedFields().forEach(field -> constructor.addStatement("this.$1N = $1N", field.name()));
        return constructor.build();
    }

    private void factories(TypeSpec.Builder spec) {
        TypeName consumer = consumerOf(type.builder());
        spec.addMethod(MethodSpec.methodBuilder("builder")
                .addJavadoc("A builder with nothing set.\n")
                .addModifiers(PUBLIC, STATIC)
                .returns(type.builder())
                .addStatement("return new $T()", type.builder())
                .build());
        spec.addMethod(MethodSpec.methodBuilder("of")
                .addJavadoc("Makes one that holds what {@code build} sets.\n")
                .addModifiers(PUBLIC, STATIC)
                .returns(type.name())
                .addParameter(consumer, "build")
                .addStatement("$T builder = builder()", type.builder())
                .addStatement("build.accept(builder)")
                .addStatement("return builder.build()")
                .build());
        spec.addMethod(MethodSpec.methodBuilder("toBuilder")
                .addJavadoc("A builder that begins with what is set here.\n")
                .addModifiers(PUBLIC)
                .returns(type.builder())
                .addStatement("return new $T(this)", type.builder())
                .build());
        spec.addMethod(MethodSpec.methodBuilder("with")
                .addJavadoc("A copy, with what {@code change} does to it.\n")
                .addModifiers(PUBLIC)
                .returns(type.name())
                .addParameter(consumer, "change")
                .addStatement("$T builder = toBuilder()", type.builder())
                .addStatement("change.accept(builder)")
                .addStatement("return builder.build()")
                .build());
    }

    static TypeName consumerOf(TypeName builder) {
        return ParameterizedTypeName.get(ClassName.get(Consumer.class), builder);
    }

    private MethodSpec typeMeta(String name, String own) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(PUBLIC).returns(String.class);
        if (type.isKubeObject()) {
            method.addAnnotation(Override.class);
        } else {
            method.addJavadoc("{@code $L}, unless the document said otherwise.\n", own);
        }
        return method.addStatement(
                        "return typeMeta == null || typeMeta.$1N() == null ? $2S : typeMeta.$1N()", name, own)
                .build();
    }

    private MethodSpec accessor(JavaField field) {
        boolean override = type.isKubeObject() && JavaClass.isObjectMeta(field);
        MethodSpec.Builder method = MethodSpec.methodBuilder(field.name())
                .addModifiers(PUBLIC)
                .returns(field.mayBeNull() ? nullable(field.apiType()) : field.apiType());
        if (override) {
            method.addAnnotation(Override.class);
        } else {
            method.addJavadoc(Javadocs.accessor(field));
        }
        return method.addStatement(
                        switch (field.shape()) {
                            case VALUE -> CodeBlock.of("return $N", field.name());
                            case TIME ->
                                CodeBlock.of(
                                        "return $T.$L($N)",
                                        RuntimeTypes.VALUES,
                                        field.schema().type() == Scalar.TIME ? "ofSeconds" : "ofMicros",
                                        field.name());
                            case OBJECT ->
                                CodeBlock.of("return $1N == null ? $2T.EMPTY : $1N", field.name(), field.apiType());
                            case LIST -> CodeBlock.of("return $T.list($N)", RuntimeTypes.VALUES, field.name());
                            case LAZY_LIST ->
                                CodeBlock.of(
                                        "return $1N == null ? $2T.of() : $1N.elements()", field.name(), List.class);
                            case MAP -> CodeBlock.of("return $T.map($N)", RuntimeTypes.VALUES, field.name());
                        })
                .build();
    }

    private static MethodSpec presence(JavaField field) {
        return MethodSpec.methodBuilder("has" + field.capital())
                .addJavadoc(Javadocs.presence(field))
                .addModifiers(PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addStatement(
                        field.shape() == Shape.TIME
                                ? CodeBlock.of("return $N != $T.NO_TIME", field.name(), RuntimeTypes.VALUES)
                                : CodeBlock.of("return $N != null", field.name()))
                .build();
    }

    private void kubeObject(TypeSpec.Builder spec) {
        ClassName metadata = JavaNames.classOf("meta.v1", "ObjectMeta");
        spec.addMethod(MethodSpec.methodBuilder("withMetadata")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(type.name())
                .addParameter(metadata, "metadata")
                .addStatement("return toBuilder().metadata(metadata).build()")
                .build());
        spec.addMethod(MethodSpec.methodBuilder("resourceType")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.RESOURCE_TYPE, type.name()))
                .addStatement("return TYPE")
                .build());
    }

    private MethodSpec unknownFields() {
        return MethodSpec.methodBuilder("unknownFields")
                .addJavadoc(
                        "What a document held that this class does not know; null if it held nothing of that kind.\n")
                .addModifiers(PUBLIC)
                .returns(nullable(RuntimeTypes.UNKNOWN_FIELDS))
                .addStatement("return unknown")
                .build();
    }

    private MethodSpec equalsMethod() {
        List<CodeBlock> parts = new ArrayList<>();
        if (type.isKind()) {
            parts.add(CodeBlock.of("apiVersion().equals(that.apiVersion())"));
            parts.add(CodeBlock.of("kind().equals(that.kind())"));
        }
        for (ParameterSpec field : storedFields()) {
            if (field.name().equals("typeMeta") && type.isKind()) {
                continue;
            }
            parts.add(equal(field));
        }
        return MethodSpec.methodBuilder("equals")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(nullable(ClassName.get(Object.class)), "other")
                .beginControlFlow("if (!(other instanceof $T that))", type.name())
                .addStatement("return false")
                .endControlFlow()
                .addStatement("return $L", parts.stream().collect(CodeBlock.joining("\n&& ")))
                .build();
    }

    private CodeBlock equal(ParameterSpec field) {
        if (field.type().isPrimitive()) {
            return CodeBlock.of("$1N == that.$1N", field.name());
        }
        return CodeBlock.of("$1T.equals($2N, that.$2N)", isArray(field) ? Arrays.class : Objects.class, field.name());
    }

    private static boolean isArray(ParameterSpec field) {
        return field.type() instanceof ArrayTypeName;
    }

    private MethodSpec hashCodeMethod() {
        CodeBlock hashed = storedFields().stream()
                .filter(field -> !(field.name().equals("typeMeta") && type.isKind()))
                .map(field -> isArray(field)
                        ? CodeBlock.of("$T.hashCode($N)", Arrays.class, field.name())
                        : CodeBlock.of("$N", field.name()))
                .collect(CodeBlock.joining(",$W"));
        return MethodSpec.methodBuilder("hashCode")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return $T.hash($L)", Objects.class, hashed)
                .build();
    }

    private MethodSpec toStringMethod() {
        return MethodSpec.methodBuilder("toString")
                .addJavadoc("One line for people, in the manner of YAML; long values are cut, and secrets left out.\n")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(String.class)
                .addStatement("return $S + CODEC.toText(this)", type.schema().name())
                .build();
    }

    /** A codec's arguments for the constructor: its local variables, but for the first and the last. */
    static CodeBlock constructorArguments(JavaClass type, CodeBlock typeMeta, CodeBlock unknown) {
        List<CodeBlock> arguments = new ArrayList<>();
        if (type.isKind()) {
            arguments.add(typeMeta);
        }
        type.fields().forEach(field -> arguments.add(CodeBlock.of("$N", JavaField.local(field.name()))));
        if (type.hasNulls()) {
            arguments.add(CodeBlock.of("nulls"));
        }
        arguments.add(unknown);
        return arguments.stream().collect(CodeBlock.joining(",\n"));
    }
}
