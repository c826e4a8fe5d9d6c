package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.codec.DecodingException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** YAML is written as kubectl prints it. */
class WritingTest {

    @Test
    void agreesWithRecordedAnswers() throws IOException {
        List<JsonNode> answers = Answers.recorded("writing.jsonl");
        assertThat(answers).hasSizeGreaterThan(500);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(yaml(answer.get("json").asString()))
                        .isEqualTo(answer.get("yaml").asString()));
    }

    @Test
    void sortsFieldsAndLeavesListsUnindented() {
        assertThat(yaml("{\"spec\":{\"b\":[{\"y\":1,\"x\":[]}],\"a\":{}},\"kind\":\"Pod\"}"))
                .isEqualTo("""
                        kind: Pod
                        spec:
                          a: {}
                          b:
                          - x: []
                            "y": 1
                        """);
    }

    @Test
    void writesLinesAsBlocks() {
        assertThat(yaml("{\"a\":\"x\\ny\",\"b\":\"x\\n\",\"c\":\"x\\n\\n\",\"d\":\" x\\n\",\"e\":\"x \\n\"}"))
                .isEqualTo("""
                        a: |-
                          x
                          y
                        b: |
                          x
                        c: |+
                          x

                        d: |2
                           x
                        e: "x \\n"
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "0x1F", "1e3", ".5", "", "~", "null", "2001-01-01", "1:20", "y", "OFF", ".inf"})
    void quotesWhatWouldNotReadBackAsAString(String text) {
        assertThat(yaml("[\"" + text + "\"]")).isEqualTo("- \"" + text + "\"\n");
    }

    /** Kubernetes' library would write it without quotes, and merge it when it is read. */
    @Test
    void quotesAFieldNamedAsAMerge() {
        String yaml = yaml("{\"<<\":{\"a\":1}}");
        assertThat(yaml).isEqualTo("\"<<\":\n  a: 1\n");
        assertThat(Answers.json(yaml)).isEqualTo("{\"<<\":{\"a\":1}}");
    }

    /** Kubernetes' library writes these names in another order every time. */
    @Test
    void writesOneOrderWhereTheOrderIsACircle() {
        String yaml = yaml("{\"a10\":1,\"a1b\":2,\"a2\":3}");
        assertThat(yaml("{\"a2\":3,\"a1b\":2,\"a10\":1}")).isEqualTo(yaml);
        assertThat(yaml.lines()).containsExactlyInAnyOrder("a10: 1", "a1b: 2", "a2: 3");
    }

    @Test
    void keepsTheSeparatorsOfLinesThatJsonHolds() {
        assertThat(yaml("[\"a\u0085b\"]")).isEqualTo("- \"a\\Nb\"\n");
    }

    @Test
    void putsDashesBetweenDocuments() {
        assertThat(Yaml.fromJson(List.of("{\"a\":1}".getBytes(UTF_8), "[]".getBytes(UTF_8))))
                .isEqualTo("a: 1\n---\n[]\n");
        assertThat(Yaml.fromJson(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"a\":}", "[1,]", "{} {}", "nul", "'a'", "[\"\\ud800\"]", "[01]", "\u0000", "[\"\n\"]"
            })
    void refusesWhatIsNotJson(String json) {
        assertThatThrownBy(() -> yaml(json)).isInstanceOf(DecodingException.class);
    }

    @Test
    void refusesBytesThatAreNotText() {
        assertThatThrownBy(() -> Yaml.fromJson(new byte[] {'"', (byte) 0xC3, '"'}))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesJsonOfAnyDepth() {
        assertThatThrownBy(() -> yaml("[".repeat(100_000))).isInstanceOf(DecodingException.class);
    }

    private static String yaml(String json) {
        return Yaml.fromJson(json.getBytes(UTF_8));
    }
}
