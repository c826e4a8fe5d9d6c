package io.coxswain.codegen.importer;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.SchemaReader;
import io.coxswain.codegen.schema.SchemaWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Imports Kubernetes' API description: {@code Import <inputs, such as k8s-api/v1.36> <schema folder> [--all-versions]}.
 *
 * <p>Replaces the schema files of the folder, unless the inputs disagree: then it writes nothing and says what about.
 */
public final class Import {
    private static final String ALL_VERSIONS = "--all-versions";

    private Import() {}

    /** Runs the import. */
    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean allVersions = words.remove(ALL_VERSIONS);
        if (words.size() != 2) {
            throw new ImportException("usage: Import <inputs> <schema folder> [" + ALL_VERSIONS + "]");
        }
        Inputs inputs = Inputs.read(Path.of(words.get(0)));
        List<ApiSchema> schemas = schemas(inputs, allVersions);
        write(schemas, inputs.release(), Path.of(words.get(1)));
        System.out.println(summary(schemas));
    }

    /**
     * The schemas of one Kubernetes version.
     *
     * @param allVersions whether also of what no server serves any more, such as apps/v1beta2
     */
    static List<ApiSchema> schemas(Inputs inputs, boolean allVersions) {
        Map<Api, List<Discovery.Resource>> further = new TreeMap<>();
        if (allVersions) {
            new Kinds(inputs.go()).apis().forEach(api -> further.put(api, List.of()));
        }
        further.putAll(Exceptions.FURTHER_APIS);
        Disagreements disagreements = new Disagreements(Exceptions.LISTED);
        Exceptions.FURTHER_APIS.keySet().stream()
                .filter(inputs.discovery().resources()::containsKey)
                .forEach(api -> disagreements.add("further-api", api.id(), "the API server serves it now"));
        return new Importer(inputs, further, disagreements).schemas();
    }

    private static void write(List<ApiSchema> schemas, String release, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.filter(f -> f.toString().endsWith(SchemaReader.SUFFIX))
                    .toList()) {
                Files.delete(old);
            }
        }
        for (ApiSchema schema : schemas) {
            Files.writeString(folder.resolve(schema.id() + SchemaReader.SUFFIX), SchemaWriter.write(schema, release));
        }
    }

    private static String summary(List<ApiSchema> schemas) {
        return "%d schemas, %d resources, %d types, %d enums, %d fields"
                .formatted(
                        schemas.size(),
                        schemas.stream()
                                .mapToInt(schema -> schema.resources().size())
                                .sum(),
                        schemas.stream()
                                .mapToInt(schema -> schema.types().size())
                                .sum(),
                        schemas.stream()
                                .mapToInt(schema -> schema.enums().size())
                                .sum(),
                        schemas.stream()
                                .flatMap(schema -> schema.types().stream())
                                .mapToInt(t -> t.members().size())
                                .sum());
    }
}
