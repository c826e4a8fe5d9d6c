package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Kubernetes' own YAML library answers: recorded here, and beside the project where there is more. */
final class Answers {
    static final JsonMapper MAPPER = new JsonMapper();

    private Answers() {}

    /** A file of this package, one answer in a line: what sigs.k8s.io/yaml v1.6.0 gives for texts made at random. */
    static List<JsonNode> recorded(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Answers.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(MAPPER::readTree)
                    .toList();
        }
    }

    /** A folder of test data beside the project; without it the test counts as skipped. */
    static Path shared(String folder) {
        String given = System.getProperty("coxswain.shared");
        Path shared = given == null ? Path.of("../../../shared") : Path.of(given);
        Path found = shared.resolve(folder);
        assumeTrue(
                Files.isDirectory(found),
                "SKIPPED: there is no " + found.toAbsolutePath().normalize());
        return found;
    }

    static String json(String yaml) {
        return new String(Yaml.toJson(yaml), UTF_8);
    }

    static String json(byte[] yaml, YamlOptions options) {
        return new String(Yaml.toJson(yaml, options), UTF_8);
    }
}
