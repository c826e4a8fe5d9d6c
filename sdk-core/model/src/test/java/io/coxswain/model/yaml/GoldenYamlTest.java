package io.coxswain.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.core.v1.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Kubernetes' own golden objects, which lie there as JSON and as YAML. */
class GoldenYamlTest {

    @TestFactory
    Stream<DynamicTest> writesAndReadsThem() throws IOException {
        try (Stream<Path> files = Files.list(Answers.shared("golden"))) {
            List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(yaml).hasSizeGreaterThan(30);
            return yaml.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> writesAndReads(file)));
        }
    }

    private static void writesAndReads(Path file) throws IOException {
        byte[] json = Files.readAllBytes(Path.of(file.toString().replace(".yaml", ".json")));
        String yaml = Files.readString(file);
        assertThat(Yaml.fromJson(json)).isEqualTo(yaml);
        assertThat(Answers.MAPPER.readTree(Yaml.toJson(yaml))).isEqualTo(Answers.MAPPER.readTree(json));
    }

    @Test
    void readsAndWritesObjects() throws IOException {
        readsAndWrites(Pod.CODEC, "core.v1.Pod");
        readsAndWrites(Deployment.CODEC, "apps.v1.Deployment");
    }

    private static <T> void readsAndWrites(Codec<T> codec, String name) throws IOException {
        Path golden = Answers.shared("golden");
        String yaml = Files.readString(golden.resolve(name + ".yaml"));
        T object = Yaml.read(codec, yaml);
        assertThat(object).isEqualTo(codec.fromJson(Files.readAllBytes(golden.resolve(name + ".json"))));
        assertThat(Yaml.write(codec, object)).isEqualTo(yaml);
        assertThat(Yaml.writeAll(codec, List.of(object, object))).isEqualTo(yaml + "---\n" + yaml);
    }
}
