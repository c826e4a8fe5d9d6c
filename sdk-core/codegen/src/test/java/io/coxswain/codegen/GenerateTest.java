package io.coxswain.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.SchemaReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generated sources of a small schema, compared with the ones that were read and found good. With {@code -Dgolden.write} they
 * are written anew, to be read in the diff.
 */
class GenerateTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String PACKAGE = "io/coxswain/model/example/v1/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ship.java",
                "ShipCodec.java",
                "ShipSpec.java",
                "ShipSpecCodec.java",
                "ShipPhase.java",
                "Cargo.java",
                "CargoCodec.java",
                "Harbour.java",
                "Hold.java",
                "Report.java",
                "ReportCodec.java",
                "package-info.java"
            })
    void writesWhatWasFoundGood(String name) throws IOException {
        String source = sources().get(PACKAGE + name);
        Path golden = GOLDEN.resolve(name + ".txt");
        if (System.getProperty("golden.write") != null) {
            Files.writeString(golden, source);
        }
        assertThat(source).isEqualTo(Files.readString(golden));
    }

    @Test
    void exportsEveryPackage() {
        assertThat(sources().get("module-info.java"))
                .contains("exports io.coxswain.model;", "exports io.coxswain.model.example.v1;");
    }

    @Test
    void findsKindsAndApisByNameWithoutARegistry() {
        assertThat(sources().get("io/coxswain/model/Kinds.java"))
                .contains(
                        "case \"example.k8s.io/v1 Ship\" -> Ship.CODEC;",
                        "case \"example.k8s.io/v1 Ship\" -> Ship.TYPE;",
                        "case \"example.k8s.io/v1 Report\" -> Report.CODEC;",
                        "new GroupVersionKind(\"example.k8s.io\", \"v1\", \"Ship\")");
        assertThat(sources().get("io/coxswain/model/schema/Apis.java"))
                .contains("new ApiVersion(\"example.k8s.io\", \"v1\")");
    }

    @Test
    void leavesOutWhatIsOnlyInlined() {
        assertThat(sources()).doesNotContainKey(PACKAGE + "Rigging.java");
    }

    @Test
    void namesTheTypeThatNobodyDescribes() {
        ApiSchema api = SchemaReader.read("a.schema", "api a/v1\n\ntype T\n  ...Missing 1\n");
        assertThatThrownBy(() -> Generate.sources(List.of(api))).hasMessageContaining("a.v1.Missing");
    }

    @Test
    void writesOnlyWhatChangedAndDeletesWhatIsGone(@TempDir Path folder) throws IOException {
        Path schema = Files.createDirectory(folder.resolve("schema"));
        Path out = folder.resolve("out");
        Files.copy(GOLDEN.resolve("example.k8s.io.v1.schema"), schema.resolve("example.k8s.io.v1.schema"));
        Generate.main(new String[] {schema.toString(), out.toString()});
        Path ship = out.resolve(PACKAGE + "Ship.java");
        Path stale = Files.writeString(out.resolve(PACKAGE + "Stale.java"), "class Stale {}");
        Path changed = Files.writeString(out.resolve(PACKAGE + "Cargo.java"), "");
        var before = Files.getLastModifiedTime(ship);

        Generate.main(new String[] {schema.toString(), out.toString()});

        assertThat(Files.getLastModifiedTime(ship)).isEqualTo(before);
        assertThat(stale).doesNotExist();
        assertThat(changed).isNotEmptyFile();
    }

    private static Map<String, String> sources() {
        try {
            return Generate.sources(List.of(SchemaReader.read(GOLDEN.resolve("example.k8s.io.v1.schema"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
