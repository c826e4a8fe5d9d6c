package io.coxswain.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.SchemaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed schema against what it was made from, where that is at hand. */
class KubernetesImportTest {
    private static final Path SCHEMA = Path.of("..", "model", "schema");
    // DeleteOptions and Status are of meta/v1, whatever API Go registers them in.
    private static final Set<String> OF_META = Set.of("core.v1.DeleteOptions", "core.v1.Status");

    @TempDir
    Path folder;

    @Test
    void committedSchemaIsWhatTheImportGives() throws IOException {
        Import.main(new String[] {inputs().toString(), folder.toString()});

        assertThat(texts(folder)).isEqualTo(texts(SCHEMA));
    }

    @Test
    void allVersionsAreThoseOfTheCommittedSchemaAndMore() {
        List<ApiSchema> all = Import.schemas(Inputs.read(inputs()), true);
        List<ApiSchema> served = Import.schemas(Inputs.read(inputs()), false);

        assertThat(all).extracting(ApiSchema::id).contains("apps.v1beta1", "apps.v1beta2", "extensions.v1beta1");
        assertThat(served)
                .extracting(ApiSchema::id)
                .doesNotContain("apps.v1beta1", "apps.v1beta2", "extensions.v1beta1");
        assertThat(all).containsAll(served);
    }

    @Test
    void goldenObjectsAreOfKindsInTheSchema() throws IOException {
        Set<String> kinds = SchemaReader.readAll(SCHEMA).stream()
                .flatMap(api ->
                        api.types().stream().filter(type -> type.kind()).map(type -> api.id() + "." + type.name()))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(shared("golden"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .map(name -> name.substring(0, name.length() - ".json".length()))
                            .filter(name -> !OF_META.contains(name)))
                    .isNotEmpty()
                    .isSubsetOf(kinds);
        }
        assertThat(kinds).contains("meta.v1.DeleteOptions", "meta.v1.Status");
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static Path inputs() {
        return shared("k8s-api").resolve("v1.36");
    }

    private static Path shared(String name) {
        String root = System.getProperty("coxswain.shared");
        assumeTrue(root != null, "SKIPPED: set coxswain.shared to the folder that holds k8s-api and golden");
        Path shared = Path.of(root, name);
        assumeTrue(Files.isDirectory(shared), "SKIPPED: there is no " + shared);
        return shared;
    }
}
