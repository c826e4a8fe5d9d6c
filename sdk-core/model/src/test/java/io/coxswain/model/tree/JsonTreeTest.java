package io.coxswain.model.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.model.Utf8Order;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonTreeTest {

    @ParameterizedTest
    @CsvSource({"2e23, 2e+23", "-0.0, -0", "5e-324, 5e-324", "1, 1", "0.5, 0.5"})
    void writesDoublesAsGoDoes(double number, String json) {
        assertThat(new String(JsonTree.write(JsonNodeFactory.instance.numberNode(number)), UTF_8))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "0",
                "-1",
                "1.10",
                "12345678901234567890123",
                "9223372036854775807",
                "{\"a\":[1,{\"b\":null}],\"\":\"é😀\\n\"}"
            })
    void writesWhatItReads(String json) {
        assertThat(new String(JsonTree.write(JsonTree.read(json)), UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":}",
                "nul",
                "1 2",
                "{} {}",
                "\"\\x\"",
                "[1}",
                "NaN",
                "1e99999999999",
                "1e400",
                "-1e309",
                "1e-20000",
                "1e2147483648",
                "'a'"
            })
    void refusesWhatIsNotOneDocument(String json) {
        assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> JsonTree.read(json));
    }

    @Test
    void everyCutIsAnError() {
        byte[] json = "{\"a\":[1.5,{\"b\":\"c\\u00e9\"}],\"d\":true}".getBytes(UTF_8);
        for (int length = 0; length < json.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(json, length);
            assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> JsonTree.read(cut));
        }
    }

    @Test
    void errorsTellTheirPlaceAndNoValue() {
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> JsonTree.read("{\"data\":{\"password\":hunter2}}"))
                .satisfies(e -> assertThat(e.path()).isEqualTo("/data/password"))
                .satisfies(e -> assertThat(e.offset()).isPositive())
                .withMessageNotContaining("hunter2");
    }

    @Test
    void ofDuplicateFieldsTheLastCounts() {
        assertThat(JsonTree.read("{\"a\":1,\"a\":2}").path("a").intValue()).isEqualTo(2);
    }

    @Test
    void refusesDeepDocumentsOfAnySize() {
        assertThat(JsonTree.read("[".repeat(500) + "]".repeat(500)).isArray()).isTrue();
        for (int depth : List.of(501, 1_000_000)) {
            assertThatExceptionOfType(DecodingException.class)
                    .isThrownBy(() -> JsonTree.read("[".repeat(depth) + "]".repeat(depth)));
            assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> JsonTree.read("{\"a\":".repeat(depth)));
        }
    }

    @Test
    void refusesDeepTrees() {
        JsonNode deep = deep(100_000);
        assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.write(deep));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.copy(deep));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.hash(deep));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.requireDepth(deep));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.equal(deep, deep(100_000)));
    }

    private static JsonNode deep(int levels) {
        ArrayNode top = JsonNodeFactory.instance.arrayNode();
        ArrayNode at = top;
        for (int i = 0; i < levels; i++) {
            at = at.addArray();
        }
        return top;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1.0",
                "100 | 1E+2",
                "0.5 | 5e-1",
                "12345678901234567890 | 12345678901234567890.0",
                "-0 | 0",
                "[1,2] | [1.0,2]",
                "{\"a\":1,\"b\":[]} | {\"b\":[],\"a\":1}",
                "null | null",
                "true | true",
                "\"a\" | \"\\u0061\""
            })
    void comparesByValue(String a, String b) {
        assertThat(JsonTree.equal(JsonTree.read(a), JsonTree.read(b))).isTrue();
        assertThat(JsonTree.hash(JsonTree.read(a))).isEqualTo(JsonTree.hash(JsonTree.read(b)));
    }

    @Test
    void tellsAllOthersApart() {
        List<JsonNode> values = new ArrayList<>();
        for (String json : List.of(
                "null",
                "true",
                "false",
                "0",
                "1",
                "\"1\"",
                "\"\"",
                "1.5",
                "[]",
                "[0]",
                "[0,0]",
                "{}",
                "{\"a\":0}",
                "{\"a\":null}",
                "{\"b\":0}",
                "\"null\"",
                "9007199254740993",
                "9007199254740992")) {
            values.add(JsonTree.read(json));
        }
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.size(); j++) {
                assertThat(JsonTree.equal(values.get(i), values.get(j)))
                        .as("%s and %s", values.get(i), values.get(j))
                        .isEqualTo(i == j);
            }
        }
    }

    @Test
    void copiesShareNothingMutable() {
        ObjectNode original = (ObjectNode) JsonTree.read("{\"a\":{\"b\":[1]}}");
        JsonNode copy = JsonTree.copy(original);
        ((ObjectNode) original.get("a")).putArray("b").add(2);
        assertThat(copy).hasToString("{\"a\":{\"b\":[1]}}");
    }

    @Test
    void convertsTypedObjects() {
        Pod pod = Pod.of(p -> p.metadata(m -> m.name("web"))
                .spec(s -> s.addContainers(c -> c.name("c").image("i"))));
        JsonNode tree = JsonTree.of(Pod.CODEC, pod);
        assertThat(tree.at("/spec/containers/0/image").asString()).isEqualTo("i");
        assertThat(JsonTree.to(Pod.CODEC, tree)).isEqualTo(pod);
    }

    @Test
    void hasNoFormForWhatIsNotJson() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        for (JsonNode node : List.of(nodes.missingNode(), nodes.numberNode(Double.NaN), nodes.pojoNode(new Object()))) {
            assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.write(node));
        }
    }

    @Test
    void sortsByBytesOfUtf8() {
        List<String> strings =
                new ArrayList<>(List.of("\uD83D\uDE00", "\uFFEE", "é", "b", "", "ab", "a", "\uD83D\uDE01", "\uE000"));
        strings.sort(Utf8Order.INSTANCE);
        List<String> expected = new ArrayList<>(strings);
        expected.sort((a, b) -> java.util.Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)));
        assertThat(strings).isEqualTo(expected).startsWith("", "a", "ab", "b");
    }
}
