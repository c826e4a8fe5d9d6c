package io.coxswain.codegen;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.EnumSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The constants of a string whose values are known. */
final class EnumClass {
    private final ApiSchema api;
    private final EnumSchema schema;

    EnumClass(ApiSchema api, EnumSchema schema) {
        this.api = api;
        this.schema = schema;
    }

    TypeSpec build() {
        TypeSpec.Builder spec = TypeSpec.classBuilder(JavaNames.classOf(api.id(), schema.name()))
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("Known values of {@code $L}; others pass through.\n", schema.name());
        constants()
                .forEach((name, value) -> spec.addField(FieldSpec.builder(String.class, name, PUBLIC, STATIC, FINAL)
                        .addJavadoc("{@code $L}.\n", value)
                        .initializer("$S", value)
                        .build()));
        return spec.addMethod(
                        MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .build();
    }

    private Map<String, String> constants() {
        Map<String, String> constants = new LinkedHashMap<>();
        for (String value : schema.values()) {
            String name = JavaNames.constant(value);
            if (name.isEmpty()) {
                // The empty string is how Kubernetes says that nothing was chosen.
                continue;
            }
            String other = constants.put(name, value);
            if (other != null) {
                throw new IllegalArgumentException(
                        schema.name() + ": " + other + " and " + value + " would both be " + name);
            }
        }
        return constants;
    }
}
