package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** Kubernetes' own golden objects: each is read from JSON and from protobuf to equal objects, and
 * written back to the same tree and the same bytes. */
class GoldenObjectsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> readsAndWritesBack() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(type(file), () -> readsAndWritesBack(file)));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Shared.folder("golden"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** A file's name tells group, version and kind; what belongs to every group lies with the first that has it. */
    static String type(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        return name.equals("core.v1.DeleteOptions") || name.equals("core.v1.Status")
                ? name.replace("core.v1", "meta.v1")
                : name;
    }

    static byte[] protobuf(Path file) throws IOException {
        return Files.readAllBytes(
                file.resolveSibling(file.getFileName().toString().replace(".json", ".pb")));
    }

    private static void readsAndWritesBack(Path file) throws Exception {
        Codec<Object> codec = Kinds.codec(type(file));
        byte[] json = Files.readAllBytes(file);

        Object object = codec.fromJson(json);
        byte[] written = codec.toJson(object);

        assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(json));
        assertThat(codec.fromJson(written)).isEqualTo(object).hasSameHashCodeAs(object);
        Object fromProtobuf = codec.fromProtobuf(protobuf(file));
        assertThat(fromProtobuf).isEqualTo(object).hasSameHashCodeAs(object);
        assertThat(codec.toProtobuf(fromProtobuf)).isEqualTo(protobuf(file));
        // What is kept raw stays as it came, so it has to come compact.
        Object compact = codec.fromJson(MAPPER.writeValueAsBytes(MAPPER.readTree(json)));
        assertThat(codec.toProtobuf(compact)).isEqualTo(protobuf(file));
        assertThat(MAPPER.readTree(codec.toJson(fromProtobuf))).isEqualTo(MAPPER.readTree(json));

        Object copy =
                object.getClass().getMethod("with", Consumer.class).invoke(object, (Consumer<Object>) builder -> {});
        assertThat(copy).isEqualTo(object);
    }
}
