package io.coxswain.codegen;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.DEFAULT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.coxswain.codegen.schema.ResourceSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The classes that give every resource a method: one for each group and version, and an interface that gives these. Each method
 * names one kind, so that none is loaded before it is asked for.
 */
final class ClientClasses {
    static final String PACKAGE = "io.coxswain.client.apis";

    private static final ClassName APIS = ClassName.get(PACKAGE, "Apis");
    private static final ClassName API = ClassName.get("io.coxswain.client", "Api");

    private final Map<String, List<JavaClass>> groups = new TreeMap<>();

    ClientClasses(List<JavaClass> types) {
        types.stream()
                .filter(type -> type.resource() != null)
                .forEach(type -> groups.computeIfAbsent(className(type), name -> new ArrayList<>())
                        .add(type));
    }

    /** Such as {@code AppsV1}: the model's package tells the short name of the group. */
    private static String className(JavaClass type) {
        String[] parts = type.name().packageName().split("\\.");
        return JavaNames.capitalized(parts[parts.length - 2]) + JavaNames.capitalized(parts[parts.length - 1]);
    }

    List<TypeSpec> build() {
        List<TypeSpec> classes = new ArrayList<>();
        classes.add(apis());
        groups.forEach((name, types) -> classes.add(group(ClassName.get(PACKAGE, name), types)));
        return classes;
    }

    private TypeSpec apis() {
        TypeSpec.Builder apis = TypeSpec.interfaceBuilder(APIS)
                .addModifiers(PUBLIC)
                .addJavadoc("""
                        The built-in kinds by group, version and resource. {@link io.coxswain.client.KubeClient} is one.

                        <pre>{@code
                        client.appsV1().deployments("shop").get("web");
                        client.coreV1().nodes().list();
                        client.coreV1().pods().allNamespaces().watch();
                        }</pre>
                        """)
                .addMethod(api());
        groups.forEach((name, types) ->
                apis.addMethod(MethodSpec.methodBuilder(Character.toLowerCase(name.charAt(0)) + name.substring(1))
                        .addModifiers(PUBLIC, DEFAULT)
                        .addJavadoc("The kinds of {@code $L}.\n", types.get(0).apiTitle())
                        .returns(ClassName.get(PACKAGE, name))
                        .addStatement("return new $T(this)", ClassName.get(PACKAGE, name))
                        .build()));
        return apis.build();
    }

    private static MethodSpec api() {
        TypeVariableName object = TypeVariableName.get("T");
        return MethodSpec.methodBuilder("api")
                .addModifiers(PUBLIC, ABSTRACT)
                .addJavadoc("The verbs of a kind, in the configuration's namespace.\n")
                .addTypeVariable(object)
                .returns(ParameterizedTypeName.get(API, object))
                .addParameter(ParameterizedTypeName.get(RuntimeTypes.RESOURCE_TYPE, object), "type")
                .build();
    }

    private static TypeSpec group(ClassName name, List<JavaClass> types) {
        TypeSpec.Builder group = TypeSpec.classBuilder(name)
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("The kinds of {@code $L}.\n", types.get(0).apiTitle())
                .addField(APIS, "apis", PRIVATE, FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(APIS, "apis")
                        .addStatement("this.apis = apis")
                        .build());
        types.forEach(type -> methods(type, group));
        return group.build();
    }

    private static void methods(JavaClass type, TypeSpec.Builder group) {
        ResourceSchema resource = Objects.requireNonNull(type.resource());
        String method = methodName(type.schema().name(), resource.plural());
        group.addMethod(method(type, method)
                .addJavadoc(
                        resource.namespaced()
                                ? "{@code $L}, in the configuration's namespace.\n"
                                : "{@code $L}, which live in no namespace.\n",
                        resource.plural())
                .addStatement("return apis.api($T.TYPE)", type.name())
                .build());
        if (resource.namespaced()) {
            group.addMethod(method(type, method)
                    .addJavadoc("{@code $L}, in a namespace.\n", resource.plural())
                    .addParameter(String.class, "namespace")
                    .addStatement("return apis.api($T.TYPE).namespace(namespace)", type.name())
                    .build());
        }
    }

    private static MethodSpec.Builder method(JavaClass type, String name) {
        return MethodSpec.methodBuilder(name).addModifiers(PUBLIC).returns(ParameterizedTypeName.get(API, type.name()));
    }

    /** The plural with the capitals of the kind: {@code networkPolicies}, {@code csiDrivers}. */
    static String methodName(String kind, String plural) {
        int same = 0;
        while (same < Math.min(kind.length(), plural.length())
                && Character.toLowerCase(kind.charAt(same)) == plural.charAt(same)) {
            same++;
        }
        String words = kind.substring(0, same) + plural.substring(same);
        int capitals = 0;
        while (capitals < words.length() && Character.isUpperCase(words.charAt(capitals))) {
            capitals++;
        }
        // The last of several capitals begins the next word.
        int lower = capitals > 1 ? capitals - 1 : capitals;
        return words.substring(0, lower).toLowerCase(Locale.ROOT) + words.substring(lower);
    }
}
