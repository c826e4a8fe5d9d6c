package io.coxswain.codegen;

import com.palantir.javapoet.TypeSpec;
import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.SchemaReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the client's methods for every resource from the schema. */
public final class GenerateApis {
    private GenerateApis() {}

    /** Takes the schema's folder and the folder to write to. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "expected two arguments: the schema's folder and the folder to write to");
        }
        Generate.write(sources(SchemaReader.readAll(Path.of(args[0]))), Path.of(args[1]));
    }

    /** The sources by path. */
    static Map<String, String> sources(List<ApiSchema> apis) {
        Map<String, String> sources = new TreeMap<>();
        for (TypeSpec type : new ClientClasses(Generate.types(apis)).build()) {
            Generate.add(ClientClasses.PACKAGE, type, sources);
        }
        sources.put(
                ClientClasses.PACKAGE.replace('.', '/') + "/package-info.java", """
            /** The built-in kinds by group, version and resource: {@code client.appsV1().deployments("shop")}. */
            @NullMarked
            package %s;

            import org.jspecify.annotations.NullMarked;
            """.formatted(ClientClasses.PACKAGE));
        return sources;
    }
}
