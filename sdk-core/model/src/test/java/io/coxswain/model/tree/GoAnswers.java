package io.coxswain.model.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What Kubernetes' own Go libraries answer: recorded in this module, or beside the project. */
public final class GoAnswers {
    private final List<String> disagreements = new ArrayList<>();
    private int agreed;

    /** The recorded lines of a file beside the test. */
    public static List<JsonNode> recorded(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            List<JsonNode> answers = new ArrayList<>();
            new String(in.readAllBytes(), UTF_8).lines().forEach(line -> answers.add(JsonTree.read(line)));
            return answers;
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    /** The elements of a file that lies beside the project; without it the test counts as skipped. */
    public static List<JsonNode> vectors(String file) throws IOException {
        String given = System.getProperty("coxswain.shared");
        Path shared = given == null ? Path.of("../../../shared") : Path.of(given);
        Path vectors = shared.resolve("vectors").resolve(file);
        assumeTrue(
                Files.exists(vectors),
                "SKIPPED: there is no " + vectors.toAbsolutePath().normalize());
        return List.copyOf(JsonTree.read(Files.readAllBytes(vectors)).values());
    }

    /** Compares trees, or their absence where both refuse. */
    public void compare(Object which, JsonNode theirs, JsonNode ours) {
        boolean refused = theirs == null || theirs.isNull() || theirs.isMissingNode();
        count(refused ? ours == null : ours != null && JsonTree.equal(theirs, ours), which, theirs, ours);
    }

    public void compare(Object which, String theirs, String ours) {
        count(theirs.equals(ours), which, theirs, ours);
    }

    private void count(boolean same, Object which, Object theirs, Object ours) {
        if (same) {
            agreed++;
        } else {
            disagreements.add(which + "\n  Go:   " + theirs + "\n  here: " + ours);
        }
    }

    /** There were that many answers at least, and all are the same. */
    public void assertAgreement(int atLeast) {
        assertThat(disagreements).isEmpty();
        assertThat(agreed).isGreaterThanOrEqualTo(atLeast);
    }
}
