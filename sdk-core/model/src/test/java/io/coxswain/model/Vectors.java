package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Kubernetes' own libraries answer, where that lies beside the project. */
final class Vectors {
    private final List<String> disagreements = new ArrayList<>();
    private int agreed;

    /** Of one file; without it the test counts as skipped. */
    static List<JsonNode> read(String name) {
        String given = System.getProperty("coxswain.shared");
        Path shared = given == null ? Path.of("../../../shared") : Path.of(given);
        Path file = shared.resolve("vectors").resolve(name);
        assumeTrue(
                Files.exists(file),
                "SKIPPED: there is no " + file.toAbsolutePath().normalize());
        List<JsonNode> vectors = new ArrayList<>();
        new JsonMapper().readTree(file.toFile()).forEach(vectors::add);
        assertThat(vectors).hasSizeGreaterThan(100);
        return vectors;
    }

    void compare(JsonNode vector, String field, Object ours) {
        compare(vector, field, vector.path(field), ours);
    }

    void compare(JsonNode vector, String what, JsonNode answer, Object ours) {
        String theirs = answer.isMissingNode() ? "<nothing>" : answer.asString();
        if (theirs.equals(String.valueOf(ours))) {
            agreed++;
        } else {
            disagreements.add(vector + ": " + what + " is " + ours + " here");
        }
    }

    /** There were that many answers at least, and all are the same. */
    void assertAgreement(int atLeast) {
        assertThat(disagreements).isEmpty();
        assertThat(agreed).isGreaterThanOrEqualTo(atLeast);
    }
}
