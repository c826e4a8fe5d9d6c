package io.coxswain.codegen;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The class that finds a kind by its name: a switch, so that only the kind that is asked for is ever loaded. */
final class KindsClass {
    static final ClassName NAME = ClassName.get(RuntimeTypes.MODEL_PACKAGE, "Kinds");

    private final List<JavaClass> kinds;

    KindsClass(List<JavaClass> types) {
        this.kinds = types.stream().filter(JavaClass::isKind).toList();
    }

    TypeSpec build() {
        return TypeSpec.classBuilder(NAME)
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("""
                        The built-in kinds by name. Looking one up loads that kind and no other.

                        <pre>{@code
                        Codec<?> deployments = Kinds.codec("apps/v1", "Deployment");
                        }</pre>
                        """)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(codec())
                .addMethod(type())
                .addMethod(names())
                .build();
    }

    private MethodSpec codec() {
        Map<String, CodeBlock> cases = new LinkedHashMap<>();
        kinds.forEach(kind -> cases.putIfAbsent(key(kind), CodeBlock.of("$T.CODEC", kind.name())));
        return lookup(
                "codec",
                "The codec of a built-in kind; null if there is none of that name.\n",
                RuntimeTypes.CODEC,
                cases);
    }

    private MethodSpec type() {
        Map<String, CodeBlock> cases = new LinkedHashMap<>();
        kinds.stream()
                .filter(kind -> kind.resource() != null)
                .forEach(kind -> cases.putIfAbsent(key(kind), CodeBlock.of("$T.TYPE", kind.name())));
        return lookup(
                "type",
                "How servers serve a built-in kind; null if there is none of that name.\n",
                RuntimeTypes.RESOURCE_TYPE,
                cases);
    }

    private static MethodSpec lookup(String name, String javadoc, ClassName type, Map<String, CodeBlock> cases) {
        TypeName found = ParameterizedTypeName.get(type, WildcardTypeName.subtypeOf(Object.class));
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc(javadoc)
                .returns(JavaField.nullable(found))
                .addParameter(String.class, "apiVersion")
                .addParameter(String.class, "kind")
                .addCode("return switch (apiVersion + ' ' + kind) {$>\n");
        cases.forEach((key, value) -> method.addCode("case $S -> $L;\n", key, value));
        return method.addCode("default -> null;$<\n};\n").build();
    }

    private static String key(JavaClass kind) {
        return kind.apiVersion() + " " + kind.schema().name();
    }

    private MethodSpec names() {
        CodeBlock names = kinds.stream()
                .filter(kind -> kind.resource() != null)
                .map(kind -> CodeBlock.of(
                        "new $T($S, $S, $S)",
                        ClassName.get(RuntimeTypes.MODEL_PACKAGE, "GroupVersionKind"),
                        kind.api().group(),
                        kind.api().version(),
                        kind.schema().name()))
                .collect(CodeBlock.joining(",\n"));
        return MethodSpec.methodBuilder("served")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("Every built-in kind that a server serves as a resource.\n")
                .returns(ParameterizedTypeName.get(
                        ClassName.get(List.class), ClassName.get(RuntimeTypes.MODEL_PACKAGE, "GroupVersionKind")))
                .addStatement("return $T.of(\n$L)", List.class, names)
                .build();
    }
}
