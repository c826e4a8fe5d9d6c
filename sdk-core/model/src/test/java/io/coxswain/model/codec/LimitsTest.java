package io.coxswain.model.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.coxswain.model.apiextensions.v1.JSONSchemaProps;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.model.yaml.Yaml;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every limit holds at its number, with path and place; and what is made to be large stays in proportion. */
@Timeout(60)
class LimitsTest {
    private static final int LENGTH = 1_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void limitsDepth() {
        String json = "{\"not\":{\"allOf\":[{\"default\":[[1]]}]}}";
        assertTaken(JSONSchemaProps.CODEC, json, o -> o.maxDepth(6));
        assertRefused(
                JSONSchemaProps.CODEC, json, o -> o.maxDepth(5), "/not/allOf/0/default/0", "deeper than 5 levels");
        assertRefused(JSONSchemaProps.CODEC, json, o -> o.maxDepth(3), "/not/allOf/0", "deeper than 3 levels");
        assertTaken(JSONSchemaProps.CODEC, nested(499), o -> {});
        assertRefused(JSONSchemaProps.CODEC, nested(500), o -> {}, "/not".repeat(500), "deeper than 500 levels");
        assertThatThrownBy(() -> JsonTree.read("[[1]]".getBytes(UTF_8), DecodeOptions.of(o -> o.maxDepth(1))))
                .isInstanceOf(DecodingException.class);
    }

    private static String nested(int levels) {
        return "{\"not\":".repeat(levels) + "{}" + "}".repeat(levels);
    }

    /** What is deep in JSON is so in protobuf, where lists are no level: what is read from protobuf can be read from JSON. */
    @Test
    void limitsDepthOfProtobufAsOfJson() {
        for (String open : new String[] {"{\"not\":", "{\"allOf\":[", "{\"properties\":{\"a\":"}) {
            String close = open.replaceAll("[^\\[{]", "").replace('[', ']').replace('{', '}');
            String closing = new StringBuilder(close).reverse().toString();
            int levels = 500 / close.length() - 1;
            JSONSchemaProps deep = JSONSchemaProps.CODEC.fromJson(
                    (open.repeat(levels) + "{}" + closing.repeat(levels)).getBytes(UTF_8));
            byte[] proto = ProtoEnvelope.write(new ProtoWriter(), JSONSchemaProps.CODEC, deep, new TypeMeta("v1", "X"));
            assertThat(JSONSchemaProps.CODEC.fromProtobuf(proto)).isEqualTo(deep);
            JSONSchemaProps deeper = JSONSchemaProps.of(p -> p.addAllOf(a -> a.addAllOf(deep)));
            byte[] tooDeep =
                    ProtoEnvelope.write(new ProtoWriter(), JSONSchemaProps.CODEC, deeper, new TypeMeta("v1", "X"));
            assertThatThrownBy(() -> JSONSchemaProps.CODEC.fromProtobuf(tooDeep))
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining("deeper than 500 levels");
        }
    }

    @Test
    void limitsStrings() {
        String json = "{\"data\":{\"key\":\"12345678\"}}";
        assertTaken(ConfigMap.CODEC, json, o -> o.maxStringBytes(8));
        assertRefused(ConfigMap.CODEC, json, o -> o.maxStringBytes(7), "/data/key", "longer than 7 bytes");
        assertRefused(ConfigMap.CODEC, json, o -> o.maxStringBytes(2), "/data", "longer than 2 bytes");
        assertRefused(
                ConfigMap.CODEC, "{\"x\":[\"12345678\"]}", o -> o.maxStringBytes(7), "/x/0", "longer than 7 bytes");
        assertRefused(
                ConfigMap.CODEC,
                "{\"data\":{\"k\":\"\\u00e912\"}}",
                o -> o.maxStringBytes(7),
                "/data/k",
                "longer than 7");
        byte[] proto = ConfigMap.CODEC.toProtobuf(ConfigMap.CODEC.fromJson(json.getBytes(UTF_8)));
        assertThatThrownBy(() -> ConfigMap.CODEC.fromProtobuf(
                        proto, 0, proto.length, DecodeOptions.of(o -> o.maxStringBytes(7))))
                .isInstanceOfSatisfying(
                        DecodingException.class, e -> assertThat(e.path()).isEqualTo("/2/2"))
                .hasMessageContaining("longer than 7 bytes");
    }

    @Test
    void limitsNumbers() {
        assertTaken(JSONSchemaProps.CODEC, "{\"maximum\":12345678}", o -> o.maxNumberLength(8));
        assertRefused(
                JSONSchemaProps.CODEC,
                "{\"maximum\":12345678}",
                o -> o.maxNumberLength(7),
                "/maximum",
                "longer than 7");
        assertRefused(
                JSONSchemaProps.CODEC,
                "{\"default\":[1.345678]}",
                o -> o.maxNumberLength(7),
                "/default/0",
                "longer than 7");
        String digits = "1".repeat(1_000_000);
        assertRefused(JSONSchemaProps.CODEC, "{\"maximum\":" + digits + "}", o -> {}, "/maximum", "longer than 1000");
        assertRefused(JSONSchemaProps.CODEC, "{\"maxLength\":" + digits + "}", o -> {}, "/maxLength", "out of range");
    }

    @Test
    void limitsDocuments() {
        assertTaken(Pod.CODEC, "{\"a\":1}", o -> o.maxDocumentBytes(7));
        assertRefused(Pod.CODEC, "{\"a\":1}", o -> o.maxDocumentBytes(6), "", "larger than 6 bytes");
        byte[] proto = Pod.CODEC.toProtobuf(Pod.EMPTY);
        assertThatThrownBy(() -> Pod.CODEC.fromProtobuf(
                        proto, 0, proto.length, DecodeOptions.of(o -> o.maxDocumentBytes(proto.length - 1))))
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> JsonTree.read(new byte[7], DecodeOptions.of(o -> o.maxDocumentBytes(6))))
                .hasMessageContaining("larger than 6 bytes");
    }

    @Test
    void refusesImpossibleLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> DecodeOptions.of(o -> o.maxDepth(501)));
        assertThatIllegalArgumentException().isThrownBy(() -> DecodeOptions.of(o -> o.maxStringBytes(0)));
    }

    @Test
    void tellsWhereAProtobufDocumentIsWrong() {
        byte[] proto = {'k', '8', 's', 0, 0x12, 6, 0x12, 4, 0x12, 2, 0x08, 1};
        assertThatThrownBy(() -> Pod.CODEC.fromProtobuf(proto)).isInstanceOfSatisfying(DecodingException.class, e -> {
            assertThat(e.path()).isEqualTo("/2/2/1");
            assertThat(e.offset()).isEqualTo(11);
        });
    }

    /** Bytes of the heap, garbage included, for each byte of the worst documents that we know. */
    @Test
    void takesHeapInProportion() {
        assertRatio(10, LENGTH, json("{\"allOf\":[", "{},", "{}]}"));
        assertRatio(60, LENGTH, json("{\"allOf\":[", "{ },", "{}]}"));
        assertRatio(30, LENGTH, json("{\"allOf\":[", "{\"id\":\"\"},", "{}]}"));
        assertRatio(60, LENGTH, json("{\"allOf\":[", "{\"x\":1},", "{}]}"));
        assertRatio(60, LENGTH, json("{\"enum\":[", "1,", "1]}"));
        assertRatio(30, LENGTH, json("{", "\"x\":1,", "\"x\":1}"));
        assertRatio(10, LENGTH, json("{\"required\":[", "\"\",", "\"\"]}"));
        assertRatio(10, LENGTH, json("{\"properties\":{", "\"a\":{},", "\"a\":{}}}"));
        assertRatio(10, LENGTH, proto(new byte[] {(byte) 0xca, 1, 0}));
        assertRatio(60, LENGTH, proto(new byte[] {(byte) 0xca, 1, 2, 10, 0}));
        assertRatio(20, LENGTH, proto(new byte[] {(byte) 0xea, 1, 0}));
        assertRatio(10, LENGTH, proto(new byte[] {(byte) 0xea, 1, 4, 10, 2, 0x20, 0x41}));
        assertRatio(30, LENGTH, proto(new byte[] {(byte) 0xf8, 0x7f, 0}));
    }

    @Test
    void takesHeapInProportionForTreesAndYaml() {
        for (String unit : new String[] {"{},", "[],", "1,", "\"\",", "{\"a\":1},"}) {
            byte[] json = ("[" + unit.repeat(LENGTH / unit.length()) + "1]").getBytes(UTF_8);
            assertRatio(40, LENGTH, () -> assertThat(JsonTree.read(json)).isNotNull());
            byte[] yaml = Arrays.copyOf(json, LENGTH / 10);
            yaml[LENGTH / 10 - 1] = ']';
            assertRatio(900, LENGTH / 10, () -> {
                try {
                    assertThat(Yaml.toJson(yaml)).isNotNull();
                } catch (DecodingException e) {
                    assertThat(e).hasMessageContaining("line 1");
                }
            });
        }
    }

    private static Runnable json(String begin, String unit, String end) {
        byte[] json = (begin + unit.repeat(LENGTH / unit.length()) + end).getBytes(UTF_8);
        return () -> assertThat(JSONSchemaProps.CODEC.fromJson(json)).isNotNull();
    }

    private static Runnable proto(byte[] unit) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (int i = 0; i < LENGTH / unit.length; i++) {
            fields.writeBytes(unit);
        }
        byte[] message = fields.toByteArray();
        return () -> {
            ProtoReader in = new ProtoReader(message, 0, message.length, DecodeOptions.DEFAULT);
            assertThat(JSONSchemaProps.CODEC.read(in)).isNotNull();
        };
    }

    private static void assertRatio(int most, int length, Runnable read) {
        read.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        read.run();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(bytes / length).isLessThanOrEqualTo(most);
    }

    private static void assertTaken(Codec<?> codec, String json, Consumer<DecodeOptions.Builder> options) {
        byte[] bytes = json.getBytes(UTF_8);
        assertThat((Object) codec.fromJson(bytes, 0, bytes.length, DecodeOptions.of(options)))
                .isNotNull();
    }

    private static void assertRefused(
            Codec<?> codec, String json, Consumer<DecodeOptions.Builder> options, String path, String message) {
        byte[] bytes = json.getBytes(UTF_8);
        assertThatThrownBy(() -> codec.fromJson(bytes, 0, bytes.length, DecodeOptions.of(options)))
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.path()).isEqualTo(path);
                    assertThat(e.offset()).isBetween(0L, (long) bytes.length);
                })
                .hasMessageContaining(message);
    }

    @Test
    void whateverTheNamesInADocumentAreAnErrorIsShort() {
        String name = "k".repeat(7 << 20);
        for (String json : new String[] {
            "{\"metadata\":{\"labels\":{\"" + name + "\":1}}}",
            "{\"spec\":{\"" + name + "\":{\"" + name + "\":nul}}}",
            "{\"kind\":\"" + name + "\",\"apiVersion\":\"v1\"}"
        }) {
            byte[] bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThatThrownBy(() -> Pod.CODEC.fromJson(bytes)).isInstanceOfSatisfying(DecodingException.class, e -> {
                assertThat(e.getMessage()).hasSizeLessThan(10_000);
                assertThat(e.path()).hasSizeLessThan(4_100);
                assertThat(e.problem()).hasSizeLessThan(4_100);
            });
        }
        byte[] unknown = ("{\"spec\":{\"" + name + "\":1}}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Pod.CODEC.fromJson(unknown, 0, unknown.length, DecodeOptions.STRICT))
                .isInstanceOf(StrictDecodingException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(10_000));
    }
}
