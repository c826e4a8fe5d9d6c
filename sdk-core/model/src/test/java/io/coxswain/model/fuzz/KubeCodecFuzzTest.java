package io.coxswain.model.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.Bytes;
import io.coxswain.model.KubeList;
import io.coxswain.model.KubeObject;
import io.coxswain.model.Quantity;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.KubeCodec;
import io.coxswain.model.codec.MediaType;
import io.coxswain.model.codec.Scalars;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.Secret;
import io.coxswain.model.jackson.KubeModule;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.meta.v1.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Objects of any kind, in any form: what is read is written in every form that it has, and each of those is read again. */
class KubeCodecFuzzTest {
    record Own(ObjectMeta metadata, Map<String, String> spec) {}

    record Report(ObjectMeta about, List<Pod> pods, Map<String, Quantity> used, KubeObject any, KubeList<Pod> list) {}

    private static final KubeCodec BUILT_IN = KubeCodec.builtIn();
    private static final KubeCodec ALL = KubeCodec.builder()
            .register(ResourceType.builder(Own.class, "x/v1", "Own", "owns").build())
            .otherwise(Scalars.JSON)
            .build();
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new KubeModule(ALL)).build();

    private static final Pod POD =
            Pod.of(p -> p.metadata(m -> m.name("a").putLabels("x", "y").addManagedFields(f -> f.manager("kubectl")))
                    .spec(s -> s.addContainers(c -> c.name("n").image("i").addPorts(o -> o.containerPort(80)))));
    private static final Secret SECRET = Secret.of(s -> s.putData("a", Bytes.of(new byte[] {1, 2, 3})));
    private static final KubeList<Pod> PODS = KubeList.of(Pod.TYPE, ListMeta.EMPTY, List.of(POD, POD));
    private static final Object MIXED = KubeList.withoutItems("v1", "List", null, null)
            .withItems(List.<Object>of(POD, SECRET, new Own(POD.metadata(), Map.of("a", "b"))));

    private static final List<byte[]> SEEDS = List.of(
            ALL.toJson(POD),
            ALL.toJson(PODS),
            ALL.toJson(MIXED),
            ALL.toProtobuf(POD),
            ALL.toProtobuf(PODS),
            ALL.toProtobuf(MIXED),
            ALL.encode(ContentType.YAML, MIXED),
            utf8(
                    "{'apiVersion':'x/v1','kind':'OwnList','metadata':{},'items':[{'metadata':{'name':'a'},'spec':{'a':'b'}}]}"),
            utf8("{'apiVersion':'z/v1','kind':'ZList','items':[{'a':1}]}"),
            utf8(
                    "{'apiVersion':'z/v1','kind':'List','kind':'PodList','items':[{'a':1}],'apiVersion':'v1','kind':'Pod'}"));

    private record Input(byte[] bytes, KubeCodec codec, DecodeOptions options) {
        static Input of(Random random) {
            byte[] seed = one(random, SEEDS);
            byte[] other = one(random, SEEDS);
            byte[] bytes = switch (ContentType.ofDocument(seed)) {
                case JSON -> new Mutations(random).json(seed, other);
                case PROTOBUF -> new ProtoMutations(random).proto(seed, other, 4);
                case YAML -> new Mutations(random).anyBytes(seed, other);
            };
            DecodeOptions options = one(
                    random,
                    List.of(
                            DecodeOptions.DEFAULT,
                            DecodeOptions.STRICT,
                            DecodeOptions.WITHOUT_MANAGED_FIELDS,
                            DecodeOptions.of(o -> o.maxDepth(6)
                                    .maxStringBytes(20)
                                    .maxNumberLength(4)
                                    .maxDocumentBytes(600))));
            return new Input(bytes, random.nextBoolean() ? ALL : BUILT_IN, options);
        }

        private static <E> E one(Random random, List<E> of) {
            return of.get(random.nextInt(of.size()));
        }

        @Override
        public String toString() {
            return new String(bytes, ISO_8859_1);
        }
    }

    @Test
    void objectsOfAnyKind() {
        Fuzz.run("objects of any kind", DecodingException.class, Input::of, KubeCodecFuzzTest::readAndWrite);
    }

    private static void readAndWrite(Input input) {
        KubeCodec codec = input.codec;
        Object value =
                codec.decode(ContentType.ofDocument(input.bytes), input.bytes, 0, input.bytes.length, input.options);
        assertThat(value.hashCode()).isEqualTo(value.hashCode());
        assertThat(codec.toText(value)).isNotEmpty();
        byte[] json = codec.toJson(value);
        Object again = codec.fromJson(json);
        assertThat(codec.toJson(again)).isEqualTo(json);
        assertThat(codec.fromJson(codec.toJson(again, json))).isEqualTo(again);
        assertThat(codec.toJson(codec.decode(ContentType.YAML, codec.encode(ContentType.YAML, again))))
                .isNotEmpty();
        try {
            byte[] protobuf = codec.toProtobuf(value);
            Object fromProtobuf = codec.fromProtobuf(protobuf);
            assertThat(codec.toProtobuf(fromProtobuf)).isNotEmpty();
        } catch (UnsupportedOperationException e) {
            assertThat(e).hasMessageContaining("protobuf");
        }
    }

    @Test
    void objectsWithinJacksonsJson() {
        byte[] pod = ALL.toJson(POD);
        byte[] report = MAPPER.writeValueAsBytes(
                new Report(POD.metadata(), List.of(POD), Map.of("cpu", Quantity.parse("100m")), SECRET, PODS));
        Fuzz.run(
                "objects within Jackson's JSON",
                JacksonException.class,
                random -> new Mutations(random).json(random.nextInt(4) == 0 ? pod : report, report),
                json -> {
                    Class<?> type = json.length % 4 == 0 ? KubeObject.class : Report.class;
                    Object value = MAPPER.readValue(json, type);
                    if (value != null) {
                        byte[] written = MAPPER.writeValueAsBytes(value);
                        assertThat(MAPPER.writeValueAsBytes(MAPPER.readValue(written, type)))
                                .isEqualTo(written);
                    }
                });
    }

    @Test
    void mediaTypes() {
        Pieces pieces = new Pieces(
                List.of(
                        "application/json",
                        "application/vnd.kubernetes.protobuf;stream=watch",
                        "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;q=0.9, */*;q=0",
                        "text/yaml; charset=\"utf-8\""),
                "application/",
                "*/*",
                ";",
                ",",
                "=",
                "q=",
                "q=0.5",
                "q=1.001",
                "\"",
                "\\",
                "\\\"",
                "charset=utf-8",
                " ",
                "\t",
                "\0",
                "/",
                "a",
                "\u00e9");
        Fuzz.run("media types", IllegalArgumentException.class, pieces::text, text -> {
            for (MediaType type : MediaType.parseAccept(text)) {
                assertThat(MediaType.parse(type.toString())).isEqualTo(type).hasSameHashCodeAs(type);
            }
            assertThat(MediaType.choose(text, Set.of())).isNull();
            MediaType one = MediaType.parse(text);
            assertThat(MediaType.parse(one.toString())).isEqualTo(one);
        });
    }

    private static byte[] utf8(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }
}
