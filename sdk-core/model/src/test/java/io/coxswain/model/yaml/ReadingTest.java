package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.codec.DecodingException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** YAML is taken for what Kubernetes' own library takes it for. */
class ReadingTest {

    @Test
    void agreesWithRecordedAnswers() throws IOException {
        List<JsonNode> answers = Answers.recorded("reading.jsonl");
        assertThat(answers).hasSizeGreaterThan(700);
        assertThat(disagreements(answers)).isEmpty();
    }

    @Test
    void agreesWithVectors() throws IOException {
        List<JsonNode> vectors = new ArrayList<>();
        byte[] file = Files.readAllBytes(Answers.shared("vectors").resolve("yaml.json"));
        Answers.MAPPER.readTree(file).forEach(vectors::add);
        assertThat(vectors).hasSizeGreaterThan(10);
        assertThat(disagreements(vectors)).isEmpty();
    }

    private static List<String> disagreements(List<JsonNode> answers) {
        return answers.stream()
                .flatMap(answer -> Stream.of(
                        disagreement(answer, "json", "error", YamlOptions.DEFAULT),
                        disagreement(answer, "strictJson", "strictError", YamlOptions.STRICT)))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String disagreement(JsonNode answer, String json, String error, YamlOptions options) {
        String theirs =
                answer.get(error).asBoolean() ? "an error" : answer.get(json).asString();
        String ours = read(answer.get("yaml").asString(), options);
        return ours.equals(theirs) || (theirs.equals("an error") && ours.startsWith("refused: "))
                ? ""
                : answer.get("yaml") + " is " + ours + " here, " + theirs + " to Kubernetes";
    }

    private static String read(String yaml, YamlOptions options) {
        try {
            return Answers.json(yaml.getBytes(UTF_8), options);
        } catch (DecodingException e) {
            return "refused: " + e.getMessage();
        }
    }
}
