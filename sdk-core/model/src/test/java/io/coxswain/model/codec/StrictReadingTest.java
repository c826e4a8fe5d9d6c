package io.coxswain.model.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.model.yaml.Yaml;
import io.coxswain.model.yaml.YamlOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Unknown and duplicate fields, told as the API server tells them: strict.jsonl holds what one of version 1.36 answered with
 * {@code fieldValidation=Strict}.
 */
class StrictReadingTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> saysWhatTheServerSays() throws IOException {
        return answers().stream()
                .map(answer -> DynamicTest.dynamicTest(document(answer), () -> {
                    String said = answer.get("message").asString();
                    List<String> problems = new ArrayList<>(problems(answer));
                    // Names that are one in JSON, which the server's YAML library takes for two, and then keeps any.
                    answer.path("alsoTold")
                            .forEach(more ->
                                    assertThat(problems.remove(more.asString())).isTrue());
                    assertThat(problems).isEqualTo(said.isEmpty() ? List.of() : words(said));
                }));
    }

    private static List<JsonNode> answers() throws IOException {
        try (InputStream in = StrictReadingTest.class.getResourceAsStream("strict.jsonl")) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(MAPPER::readTree)
                    .toList();
        }
    }

    private static String document(JsonNode answer) {
        return answer.has("json")
                ? answer.get("json").asString()
                : answer.get("yaml").asString();
    }

    private static List<String> problems(JsonNode answer) throws ReflectiveOperationException {
        Codec<Object> codec = Kinds.codec(answer.get("type").asString());
        byte[] bytes = document(answer).getBytes(UTF_8);
        Throwable failure = catchThrowable(() -> {
            if (answer.has("yaml")) {
                Yaml.read(codec, bytes, YamlOptions.STRICT);
            } else {
                codec.fromJson(bytes, 0, bytes.length, DecodeOptions.STRICT);
            }
        });
        if (failure instanceof StrictDecodingException strict) {
            assertThat(strict)
                    .hasMessage("strict decoding error: " + String.join(", ", messages(strict)))
                    .hasNoCause();
            return messages(strict);
        }
        // What the server refuses for another reason, this refuses for one too.
        return List.of();
    }

    private static List<String> messages(StrictDecodingException failure) {
        return failure.problems().stream().map(Problem::message).toList();
    }

    /** The server tells what its YAML library found on lines of their own, and several times where aliases repeat it. */
    private static List<String> words(String said) {
        assertThat(said).startsWith("strict decoding error: ");
        String problems = said.substring("strict decoding error: ".length())
                .replace("yaml: unmarshal errors:\n", "")
                .replace("\n", ", ");
        return Arrays.stream(problems.split(", +(?=line|unknown|duplicate)"))
                .map(String::strip)
                .distinct()
                .toList();
    }

    @Test
    void tellsFieldAndPlaceAndReason() {
        byte[] json = utf8("..{\"spec\":{\"containers\":[{\"a/~b\":1}],\"containers\":[]}}");
        StrictDecodingException failure = catchThrowableOfType(
                StrictDecodingException.class, () -> Pod.CODEC.fromJson(json, 2, json.length, DecodeOptions.STRICT));
        assertThat(failure.problems())
                .containsExactly(
                        new Problem(
                                Reason.UNKNOWN,
                                "/spec/containers/0/a~1~0b",
                                24,
                                "unknown field \"spec.containers[0].a/~b\""),
                        new Problem(Reason.DUPLICATE, "/spec/containers", 35, "duplicate field \"spec.containers\""));
        assertThat(failure.path()).isEqualTo("/spec/containers/0/a~1~0b");
        assertThat(failure.offset()).isEqualTo(24);
    }

    @Test
    void readsWhatIsRight() {
        String json =
                "{\"kind\":\"Pod\",\"spec\":{\"nodeName\":\"n\",\"containers\":[{},{},{\"name\":\"a\"}]},\"metadata\":"
                        + "{\"labels\":{\"b\":\"1\",\"a\":\"1\"},\"managedFields\":[{\"manager\":\"m\"}]},\"apiVersion\":\"v1\"}";
        Pod strict = read(Pod.CODEC, json, DecodeOptions.STRICT);
        assertThat(strict).isEqualTo(read(Pod.CODEC, json, DecodeOptions.DEFAULT));
        assertThat(strict.metadata().managedFields()).hasSize(1);
    }

    @Test
    void looksThroughManagedFieldsThatAreSkipped() {
        DecodeOptions options = DecodeOptions.of(o -> o.strict().withoutManagedFields());
        String json = "{\"managedFields\":[{\"manager\":\"m\",\"x\":1}]}";
        assertThatThrownBy(() -> read(ObjectMeta.CODEC, json, options))
                .hasMessage("strict decoding error: unknown field \"managedFields[0].x\"");
        assertThat(read(ObjectMeta.CODEC, "{\"managedFields\":[{\"manager\":\"m\"}]}", options)
                        .managedFields())
                .isEmpty();
    }

    @Test
    void otherErrorsComeFirst() {
        assertThatThrownBy(() -> read(Pod.CODEC, "{\"x\":1,\"spec\":[]}", DecodeOptions.STRICT))
                .isNotInstanceOf(StrictDecodingException.class)
                .hasMessageContaining("expected an object");
        assertThatThrownBy(() -> read(Pod.CODEC, "{\"x\":1}}", DecodeOptions.STRICT))
                .isNotInstanceOf(StrictDecodingException.class);
    }

    @Test
    void tellsTheItemsOfLists() {
        String json = "{\"items\":[{},{\"spec\":{\"x\":1}}],\"y\":1}";
        assertThatThrownBy(() -> read(KubeList.codec(Pod.CODEC), json, DecodeOptions.STRICT))
                .hasMessage("strict decoding error: unknown field \"items[1].spec.x\", unknown field \"y\"");
    }

    @Test
    void tellsTheItemsOfListsThatArriveAsTheyComeAndTheRestInTheEnd() {
        byte[] json = utf8(
                "{\"metadata\":{\"x\":1},\"items\":[{},{\"spec\":{\"x\":1}},{}],\"y\":1,\"kind\":\"\",\"kind\":\"\"}");
        ListReader<Pod> list = ListReader.of(ContentType.JSON, Pod.CODEC, DecodeOptions.STRICT, 1 << 16);
        List<String> found = take(list, json);
        assertThat(found).hasSize(3).containsSequence("read");
        assertThat(found.get(1)).endsWith("unknown field \"spec.x\"");
        assertThatThrownBy(list::end).isInstanceOfSatisfying(StrictDecodingException.class, e -> {
            assertThat(e)
                    .hasMessage(
                            "strict decoding error: unknown field \"metadata.x\", unknown field \"y\", duplicate field \"kind\"");
            for (Problem problem : e.problems()) {
                String name = problem.path().substring(problem.path().lastIndexOf('/') + 1);
                assertThat(new String(json, UTF_8).substring((int) problem.offset()))
                        .startsWith('"' + name + '"');
            }
        });
    }

    @Test
    void tellsNumbersOfListsThatArriveInProtobuf() {
        byte[] proto = {'k', '8', 's', 0, 0x12, 12, 0x0a, 2, 0x78, 1, 0x12, 0, 0x12, 2, 0x78, 1, 0x78, 1};
        ListReader<Pod> list = ListReader.of(ContentType.PROTOBUF, Pod.CODEC, DecodeOptions.STRICT, 1 << 16);
        List<String> found = take(list, proto);
        assertThat(found).hasSize(2).contains("read");
        assertThat(found.get(1)).endsWith("unknown field \"15\"");
        assertThatThrownBy(list::end).hasMessage("strict decoding error: unknown field \"1.15\", unknown field \"15\"");
    }

    private static List<String> take(ListReader<Pod> list, byte[] bytes) {
        List<String> found = new ArrayList<>();
        for (int from = 0; list.next(bytes, from, bytes.length); from = list.position()) {
            UndecodableObject undecodable = list.undecodable();
            found.add(undecodable == null ? "read" : undecodable.error().problem());
        }
        return found;
    }

    @Test
    void tellsDuplicateFieldsOfTrees() {
        byte[] json = utf8("{\"a\":[{\"b\":1,\"b\":2},[[{\"\":1,\"\":1}]]],\"a\":0,\"a\":0}");
        assertThatThrownBy(() -> JsonTree.read(json, DecodeOptions.STRICT))
                .isInstanceOf(StrictDecodingException.class)
                .hasMessage("strict decoding error: duplicate field \"a[0].b\", duplicate field \"a[1][0][0].\", "
                        + "duplicate field \"a\"");
        assertThat(JsonTree.read(json)).hasSize(1);
    }

    @Test
    void tellsUnknownFieldsOfProtobufByTheirNumbers() {
        // A pod whose metadata holds a field 99 twice and a managed field with a field 98.
        byte[] meta = {(byte) 0x98, 6, 1, (byte) 0x98, 6, 1, (byte) 0x8a, 1, 3, (byte) 0x90, 6, 1};
        byte[] pod = join(utf8("k8s\0\22\16\12\14"), meta);
        assertThatThrownBy(() -> Pod.CODEC.fromProtobuf(pod, 0, pod.length, DecodeOptions.STRICT))
                .isInstanceOfSatisfying(StrictDecodingException.class, e -> {
                    assertThat(e.path()).isEqualTo("/1/99");
                    assertThat(e.offset()).isEqualTo(8);
                })
                .hasMessage("strict decoding error: unknown field \"1.99\", unknown field \"1.17.98\"");
        assertThat(Pod.CODEC.fromProtobuf(pod).metadata().managedFields()).hasSize(1);
    }

    @Test
    void hostileDocumentsTakeNoLonger() {
        String many = "\"x\":1,".repeat(300_000);
        assertThatThrownBy(() -> read(Pod.CODEC, "{" + many + "\"y\":1}", DecodeOptions.STRICT))
                .hasMessage("strict decoding error: unknown field \"x\"");
        String keys = "\"x\":\"\",".repeat(300_000);
        assertThatThrownBy(() -> read(ConfigMap.CODEC, "{\"data\":{" + keys + "\"y\":\"\"}}", DecodeOptions.STRICT))
                .hasMessage("strict decoding error: duplicate field \"data.x\"");
        String name = "n".repeat(1_000_000);
        String long100 = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .map(i -> "{\"z" + i + "\":1}")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        String json = "{\"spec\":{\"containers\":[{\"resources\":{\"limits\":{\"" + name + "\":\"1\",\"" + name
                + "\":\"2\"}}}," + long100 + "]}}";
        StrictDecodingException failure =
                catchThrowableOfType(StrictDecodingException.class, () -> read(Pod.CODEC, json, DecodeOptions.STRICT));
        assertThat(failure.problems()).hasSize(1);
    }

    private static <T> T read(Codec<T> codec, String json, DecodeOptions options) {
        byte[] bytes = utf8(json);
        return codec.fromJson(bytes, 0, bytes.length, options);
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
