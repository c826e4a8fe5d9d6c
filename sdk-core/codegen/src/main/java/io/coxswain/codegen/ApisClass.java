package io.coxswain.codegen;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.coxswain.codegen.schema.ApiSchema;
import java.util.List;

/** The class that knows which schema files there are: nobody can list the files of a jar. */
final class ApisClass {
    static final ClassName NAME = ClassName.get(RuntimeTypes.MODEL_PACKAGE + ".schema", "Apis");

    private static final ClassName API_VERSION = ClassName.get(RuntimeTypes.MODEL_PACKAGE, "ApiVersion");

    private final List<ApiSchema> apis;

    ApisClass(List<ApiSchema> apis) {
        this.apis = apis;
    }

    TypeSpec build() {
        CodeBlock versions = apis.stream()
                .map(api -> CodeBlock.of("new $T($S, $S)", API_VERSION, api.group(), api.version()))
                .collect(CodeBlock.joining(",\n"));
        return TypeSpec.classBuilder(NAME)
                .addModifiers(FINAL)
                .addJavadoc("The APIs that the schema describes.\n")
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(List.class), API_VERSION), "ALL", STATIC, FINAL)
                        .initializer("$T.of($>$>\n$L)$<$<", List.class, versions)
                        .build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .build();
    }
}
