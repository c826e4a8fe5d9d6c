package io.coxswain.codegen;

import static io.coxswain.codegen.JavaField.nullable;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.coxswain.codegen.JavaField.Shape;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The builder of a type, nested in its class. */
final class BuilderClass {
    private final JavaClass type;
    private final ClassName self;

    BuilderClass(JavaClass type) {
        this.type = type;
        this.self = type.builder();
    }

    TypeSpec build() {
        TypeSpec.Builder spec = TypeSpec.classBuilder(self)
                .addModifiers(PUBLIC, STATIC, FINAL)
                .addJavadoc(
                        "Builds a {@link $T}; setters refuse null; what is not to be set is cleared.\n", type.name());
        if (type.isKind()) {
            spec.addField(nullable(RuntimeTypes.TYPE_META), "typeMeta", PRIVATE);
        }
        for (JavaField field : type.fields()) {
            spec.addField(held(field));
        }
        if (type.hasNulls()) {
            spec.addField(TypeName.INT, "nulls", PRIVATE);
        }
        spec.addField(nullable(RuntimeTypes.UNKNOWN_FIELDS), "unknown", PRIVATE)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(copyConstructor());
        for (JavaField field : type.fields()) {
            setters(spec, field);
        }
        return spec.addMethod(buildMethod()).build();
    }

    private static FieldSpec held(JavaField field) {
        FieldSpec.Builder held = FieldSpec.builder(field.builderType(), field.name(), PRIVATE);
        return field.shape() == Shape.TIME
                ? held.initializer("$T.NO_TIME", RuntimeTypes.VALUES).build()
                : held.build();
    }

    private MethodSpec copyConstructor() {
        MethodSpec.Builder method =
                MethodSpec.constructorBuilder().addModifiers(PRIVATE).addParameter(type.name(), "from");
        if (type.isKind()) {
            method.addStatement("this.typeMeta = from.typeMeta");
        }
        for (JavaField field : type.fields()) {
            boolean copied = field.shape() == Shape.LIST || field.shape() == Shape.MAP;
            if (copied) {
                method.addStatement("this.$1N = $2T.mutable(from.$1N)", field.name(), RuntimeTypes.VALUES);
            } else {
                method.addStatement("this.$1N = from.$1N", field.name());
            }
        }
        if (type.hasNulls()) {
            method.addStatement("this.nulls = from.nulls");
        }
        return method.addStatement("this.unknown = from.unknown").build();
    }

    private void setters(TypeSpec.Builder spec, JavaField field) {
        spec.addMethod(valueSetter(field));
        switch (field.shape()) {
            case OBJECT -> spec.addMethod(lambdaSetter(field));
            case LIST -> listSetters(spec, field);
            case LAZY_LIST -> addToLazyList(spec, field);
            case MAP -> mapSetters(spec, field);
            default -> {
                // One value has one setter.
            }
        }
        spec.addMethod(clear(field));
    }

    private MethodSpec.Builder setter(String name, JavaField field, String javadoc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(PUBLIC)
                .returns(self)
                .addJavadoc(javadoc + "\n", field.schema().name());
        return method;
    }

    private MethodSpec done(MethodSpec.Builder method, JavaField field) {
        if (field.nullBit() != 0) {
            method.addStatement("nulls &= ~$L", field.nullBit());
        }
        return method.addStatement("return this").build();
    }

    private MethodSpec valueSetter(JavaField field) {
        String name = field.name();
        MethodSpec.Builder method = setter(name, field, "Sets {@code $L}, in place of what was there.");
        switch (field.shape()) {
            case TIME ->
                method.addParameter(field.apiType(), name)
                        .addStatement(
                                "this.$1N = $2T.$3L($1N, $1S)",
                                name,
                                RuntimeTypes.VALUES,
                                field.schema().type() == Scalar.TIME ? "seconds" : "micros");
            case LIST ->
                method.addParameter(collectionOf(field), name)
                        .addStatement("this.$1N = $2T.copy($1N, $1S)", name, RuntimeTypes.VALUES);
            case LAZY_LIST ->
                method.addParameter(field.apiType(), name)
                        .addStatement(
                                "this.$1N = $2T.of($3L, $1N)",
                                name,
                                RuntimeTypes.LAZY_LIST,
                                JavaTypes.codec(field.element()));
            case MAP ->
                method.addParameter(field.apiType(), name)
                        .addStatement("this.$1N = $2T.copy($1N, $1S)", name, RuntimeTypes.VALUES);
            default -> oneValue(method, field);
        }
        return done(method, field);
    }

    /** Numbers and booleans are taken as primitives: an int then serves where a long is wanted. */
    private static void oneValue(MethodSpec.Builder method, JavaField field) {
        TypeName given = field.apiType();
        if (given.isBoxedPrimitive()) {
            method.addParameter(given.unbox(), field.name()).addStatement("this.$1N = $1N", field.name());
        } else {
            method.addParameter(given, field.name())
                    .addStatement("this.$1N = $2T.requireNonNull($1N, $1S)", field.name(), Objects.class);
        }
    }

    private static TypeName collectionOf(JavaField field) {
        return ParameterizedTypeName.get(ClassName.get(Collection.class), field.elementType());
    }

    private MethodSpec lambdaSetter(JavaField field) {
        ClassName builder = ((ClassName) field.apiType()).nestedClass("Builder");
        String name = field.name();
        return done(
                setter(name, field, "Edits {@code $L}, beginning with what is there.")
                        .addParameter(ModelClass.consumerOf(builder), "edit")
                        .addStatement(
                                "$1T builder = $2N == null ? $3T.builder() : $2N.toBuilder()",
                                builder,
                                name,
                                field.apiType())
                        .addStatement("edit.accept(builder)")
                        .addStatement("this.$N = builder.build()", name),
                field);
    }

    private void listSetters(TypeSpec.Builder spec, JavaField field) {
        String name = field.name();
        String capital = field.capital();
        MethodSpec.Builder add = setter("add" + capital, field, "Appends to {@code $L}.");
        if (field.element() instanceof ListOf) {
            add.addParameter(field.elementType(), "element")
                    .addStatement(
                            "this.$1N = $2T.append($1N, $3T.of(element), $1S)", name, RuntimeTypes.VALUES, List.class);
        } else {
            add.addParameter(ArrayTypeName.of(field.elementType()), "elements")
                    .varargs()
                    .addStatement(
                            "this.$1N = $2T.append($1N, $3T.of(elements), $1S)", name, RuntimeTypes.VALUES, List.class);
        }
        spec.addMethod(done(add, field));
        if (field.element() instanceof ObjectRef) {
            ClassName element = (ClassName) field.elementType();
            TypeName consumer = ModelClass.consumerOf(element.nestedClass("Builder"));
            spec.addMethod(setter("add" + capital, field, "Appends to {@code $L} what {@code build} makes.")
                    .addParameter(consumer, "build")
                    .addStatement("return add$L($T.of(build))", capital, element)
                    .build());
            spec.addMethod(done(
                    setter("edit" + capital, field, "Edits each of {@code $L} that {@code which} accepts.")
                            .addParameter(predicateOf(field), "which")
                            .addParameter(consumer, "edit")
                            .beginControlFlow("if ($N != null)", name)
                            .addStatement("$N.replaceAll(e -> which.test(e) ? e.with(edit) : e)", name)
                            .endControlFlow(),
                    field));
        }
        spec.addMethod(done(
                setter("remove" + capital, field, "Removes each of {@code $L} that {@code which} accepts.")
                        .addParameter(predicateOf(field), "which")
                        .beginControlFlow("if ($N != null)", name)
                        .addStatement("$N.removeIf(which)", name)
                        .endControlFlow(),
                field));
    }

    private void addToLazyList(TypeSpec.Builder spec, JavaField field) {
        String add = "add" + field.capital();
        ClassName element = (ClassName) field.elementType();
        spec.addMethod(done(
                setter(add, field, "Appends to {@code $L}.")
                        .addParameter(ArrayTypeName.of(element), "elements")
                        .varargs()
                        .addStatement(
                                "this.$1N = $2T.append($1N, $3L, $4T.of(elements))",
                                field.name(),
                                RuntimeTypes.LAZY_LIST,
                                JavaTypes.codec(field.element()),
                                List.class),
                field));
        spec.addMethod(setter(add, field, "Appends to {@code $L} what {@code build} makes.")
                .addParameter(ModelClass.consumerOf(element.nestedClass("Builder")), "build")
                .addStatement("return $N($T.of(build))", add, element)
                .build());
    }

    private static TypeName predicateOf(JavaField field) {
        return ParameterizedTypeName.get(ClassName.get(Predicate.class), field.elementType());
    }

    private void mapSetters(TypeSpec.Builder spec, JavaField field) {
        String name = field.name();
        String capital = field.capital();
        spec.addMethod(done(
                setter(
                                "put" + capital,
                                field,
                                "Puts a value into {@code $L}, in place of what was there under its key.")
                        .addParameter(String.class, "key")
                        .addParameter(field.elementType(), "value")
                        .addStatement("this.$1N = $2T.put($1N, key, value, $1S)", name, RuntimeTypes.VALUES),
                field));
        spec.addMethod(done(
                setter("remove" + capital, field, "Removes a key of {@code $L}, if it is there.")
                        .addParameter(String.class, "key")
                        .beginControlFlow("if ($N != null)", name)
                        .addStatement("$N.remove(key)", name)
                        .endControlFlow(),
                field));
    }

    private MethodSpec clear(JavaField field) {
        MethodSpec.Builder method = setter("clear" + field.capital(), field, "Unsets {@code $L}: it is absent then.");
        if (field.shape() == Shape.TIME) {
            method.addStatement("this.$N = $T.NO_TIME", field.name(), RuntimeTypes.VALUES);
        } else {
            method.addStatement("this.$N = null", field.name());
        }
        return done(method, field);
    }

    private MethodSpec buildMethod() {
        List<CodeBlock> arguments = new ArrayList<>();
        if (type.isKind()) {
            arguments.add(CodeBlock.of("typeMeta"));
        }
        for (JavaField field : type.fields()) {
            arguments.add(
                    switch (field.shape()) {
                        case LIST -> array(field);
                        case MAP -> CodeBlock.of("$T.frozen($N)", RuntimeTypes.VALUES, field.name());
                        default -> CodeBlock.of("$N", field.name());
                    });
        }
        if (type.hasNulls()) {
            arguments.add(CodeBlock.of("nulls"));
        }
        arguments.add(CodeBlock.of("unknown"));
        return MethodSpec.methodBuilder("build")
                .addJavadoc("What is set by now; the builder can be used further.\n")
                .addModifiers(PUBLIC)
                .returns(type.name())
                .addStatement(
                        "return new $T(\n$L)", type.name(), arguments.stream().collect(CodeBlock.joining(",\n")))
                .build();
    }

    private static CodeBlock array(JavaField field) {
        return field.element() instanceof ListOf
                ? CodeBlock.of("$T.array($N, $L)", RuntimeTypes.VALUES, field.name(), JavaTypes.codec(field.element()))
                : CodeBlock.of("$1N == null ? null : $1N.toArray(new $2T[0])", field.name(), field.elementType());
    }
}
