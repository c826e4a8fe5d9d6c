package io.coxswain.codegen;

import io.coxswain.codegen.schema.ApiSchema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a module and its packages say of themselves. */
final class ModuleInfo {
    private static final List<String> HAND_WRITTEN =
            List.of("fields", "jackson", "patch", "path", "schema", "tree", "yaml");

    private ModuleInfo() {}

    static String text(Set<String> generatedPackages) {
        Set<String> packages = new TreeSet<>(generatedPackages);
        packages.add(RuntimeTypes.MODEL_PACKAGE);
        packages.add(RuntimeTypes.CODEC.packageName());
        HAND_WRITTEN.forEach(name -> packages.add(RuntimeTypes.MODEL_PACKAGE + "." + name));
        StringBuilder text = new StringBuilder("""
            /** Kubernetes' objects as immutable classes, and their JSON. */
            module io.coxswain.model {
                requires tools.jackson.core;
                requires transitive tools.jackson.databind;
                requires org.yaml.snakeyaml;
                requires static transitive org.jspecify;

            """);
        packages.forEach(name -> text.append("    exports ").append(name).append(";\n"));
        return text.append("""

                provides tools.jackson.databind.JacksonModule with
                        io.coxswain.model.jackson.KubeModule;
            }
            """).toString();
    }

    static String packageInfo(ApiSchema api) {
        String title = api.group().isEmpty() ? "core/" + api.version() : api.group() + "/" + api.version();
        return """
            /** The types of Kubernetes' API {@code %s}. */
            @NullMarked
            package %s;

            import org.jspecify.annotations.NullMarked;
            """.formatted(title, JavaNames.packageOf(api.id()));
    }
}
