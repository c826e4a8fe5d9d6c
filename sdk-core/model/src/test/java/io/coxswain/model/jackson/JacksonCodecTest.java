package io.coxswain.model.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.coxswain.model.KubeList;
import io.coxswain.model.KubeResource;
import io.coxswain.model.Quantity;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.PodSpec;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.meta.v1.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class JacksonCodecTest {
    private static final JacksonCodec<CronTab> CODEC =
            JacksonCodec.of(CronTab.class, "stable.example.com/v1", "CronTab");
    private static final String HEAD = "{\"apiVersion\":\"stable.example.com/v1\",\"kind\":\"CronTab\"";

    @KubeResource(
            apiVersion = "stable.example.com/v1",
            plural = "crontabs",
            shortNames = {"ct", "cts"},
            categories = "all",
            subresources = {"status", "scale"})
    record CronTab(ObjectMeta metadata, CronTabSpec spec) {}

    record CronTabSpec(
            @Nullable String cronSpec,
            int replicas,
            @Nullable Duration timeout,
            @Nullable Instant since,
            @Nullable Quantity memory,
            @Nullable List<Step> steps,
            @Nullable PodSpec pod) {
        CronTabSpec {
            if (replicas < 0) {
                throw new IllegalArgumentException("replicas must not be negative");
            }
        }
    }

    record Step(String name, int weight) {}

    /** An ordinary class of people who keep what they do not know. */
    public static final class Bean {
        private String size = "";
        private byte @Nullable [] blob;
        private final Map<String, Object> others = new LinkedHashMap<>();

        public String getSize() {
            return size;
        }

        public void setSize(String size) {
            this.size = size;
        }

        public byte @Nullable [] getBlob() {
            return blob;
        }

        public void setBlob(byte[] blob) {
            this.blob = blob;
        }

        @JsonAnyGetter
        public Map<String, Object> others() {
            return others;
        }

        @JsonAnySetter
        public void other(String name, Object value) {
            others.put(name, value);
        }
    }

    @Test
    void aRecordIsEnough() {
        String json = HEAD + ",\"metadata\":{\"name\":\"a\",\"zz\":1},\"spec\":{\"cronSpec\":\"* *\",\"replicas\":3,"
                + "\"timeout\":\"1h30m0s\",\"since\":\"2026-11-21T05:28:11Z\",\"memory\":\"1500Mi\","
                + "\"steps\":[{\"name\":\"x\",\"weight\":1}],\"pod\":{\"containers\":[{\"name\":\"c\",\"yy\":[]}]}}}";

        CronTab tab = CODEC.fromJson(utf8(json));

        assertThat(tab.metadata().name()).isEqualTo("a");
        assertThat(tab.spec().timeout()).isEqualTo(Duration.ofMinutes(90));
        assertThat(tab.spec().memory()).isEqualTo(Quantity.parse("1500Mi"));
        assertThat(tab.spec().pod().containers().get(0).name()).isEqualTo("c");
        assertThat(text(CODEC.toJson(tab))).isEqualTo(json);
    }

    @Test
    void absentAndNullAreTheSame() {
        CronTab tab = CODEC.fromJson(utf8("{\"spec\":{\"replicas\":null,\"cronSpec\":null}}"));
        assertThat(tab.metadata()).isNull();
        assertThat(tab.spec().replicas()).isZero();
        assertThat(text(CODEC.toJson(tab))).isEqualTo(HEAD + ",\"spec\":{\"replicas\":0}}");
    }

    @Test
    void itsOwnApiVersionAndKindAreKept() {
        record Full(@Nullable String apiVersion, @Nullable String kind, int a) {}
        Codec<Full> codec = JacksonCodec.of(Full.class, "x/v1", "Full");
        assertThat(codec.fromJson(utf8("{\"kind\":\"Full\",\"apiVersion\":\"x/v1\",\"a\":1}")))
                .isEqualTo(new Full("x/v1", "Full", 1));
        assertThat(text(codec.toJson(new Full(null, null, 1))))
                .isEqualTo("{\"apiVersion\":\"x/v1\",\"kind\":\"Full\",\"a\":1}");
    }

    @Test
    void anotherKindIsRefused() {
        assertThatThrownBy(() -> CODEC.fromJson(utf8("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\"}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageStartingWith(
                        "expected stable.example.com/v1 CronTab, but this says that it is apps/v1 Deployment");
    }

    @Test
    void listsHoldThem() {
        Codec<KubeList<CronTab>> codec = KubeList.codec(CODEC);
        CronTab a = new CronTab(ObjectMeta.of(m -> m.name("a")), spec(1));
        ResourceType<CronTab> type = ResourceType.of(CronTab.class);
        KubeList<CronTab> list = KubeList.of(type, ListMeta.of(m -> m.continue_("more")), List.of(a, a));
        assertThat(codec.fromJson(codec.toJson(list))).isEqualTo(list);
        assertThat(codec.fromJson(utf8("{\"items\":[{\"spec\":{\"replicas\":7}}]}"))
                        .items())
                .containsExactly(new CronTab(null, spec(7)));
        assertThatThrownBy(() -> codec.fromJson(
                        utf8("{\"metadata\":{},\"items\":[{},{\"spec\":{\"steps\":[{\"weight\":\"x\"}]}}]}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("cannot be read as int at /items/1/spec/steps/0/weight (byte 5");
        assertThatThrownBy(() -> codec.fromJson(utf8("{\"items\":[{},{\"kind\":\"Pod\"}]}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("/items/1");
        assertThatThrownBy(() -> codec.fromJson(utf8("{\"items\":[null]}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected an object at /items/0");
    }

    @Test
    void aPartOfAnArrayIsRead() {
        byte[] json = utf8("xx" + HEAD + "}yy");
        assertThat(CODEC.fromJson(json, 2, json.length - 2, DecodeOptions.DEFAULT))
                .isEqualTo(new CronTab(null, null));
    }

    @Test
    void whatCannotBeMappedIsToldWithItsPlaceAndNotQuoted() {
        assertThatThrownBy(() -> CODEC.fromJson(utf8("{\"spec\":{\"replicas\":\"hunter2\"}}")))
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.path()).isEqualTo("/spec/replicas");
                    assertThat(e.offset()).isBetween(8L, 30L);
                    assertThat(e)
                            .hasMessageStartingWith("cannot be read as int at /spec/replicas")
                            .hasNoCause();
                });
        assertThatThrownBy(() -> CODEC.fromJson(utf8("{\"spec\":{\"since\":\"hunter2\"}}")))
                .isInstanceOf(DecodingException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
        assertThatThrownBy(() -> CODEC.fromJson(utf8("{\"spec\":{\"timeout\":\"hunter2\"}}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("/spec/timeout")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
        assertThatThrownBy(() -> CODEC.fromJson(utf8("{\"spec\":{\"pod\":{\"containers\":[{\"name\":[]}]}}}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected a string at /spec/pod/containers/0/name");
    }

    @Test
    void aConstructorThatRefusesIsHeard() {
        assertThatThrownBy(() -> CODEC.fromJson(utf8("{\"spec\":{\"replicas\":-1}}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageStartingWith("CronTabSpec refuses it at /spec")
                .hasRootCauseMessage("replicas must not be negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"x\"", "{", "{\"spec\":}", "{}{}", "{\"spec\":{\"a\":01}}"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> CODEC.fromJson(utf8(json))).isInstanceOf(DecodingException.class);
    }

    @Test
    void deepDocumentsAreRefused() {
        String deep = "{\"x\":".repeat(5_000) + "1" + "}".repeat(5_000);
        assertThatThrownBy(() -> CODEC.fromJson(utf8(deep)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void damagedDocumentsGiveNoOtherError() {
        byte[] json = CODEC.toJson(new CronTab(
                ObjectMeta.of(m -> m.name("a").putLabels("b", "c")),
                new CronTabSpec(
                        "1",
                        2,
                        Duration.ofHours(1),
                        Instant.EPOCH,
                        Quantity.of(3),
                        List.of(new Step("s", 1)),
                        PodSpec.EMPTY)));
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = json.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(32, 127);
            }
            try {
                CODEC.fromJson(damaged);
            } catch (DecodingException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(5_000, 20_000);
        IntStream.range(0, json.length)
                .forEach(to -> assertThatThrownBy(() -> CODEC.fromJson(json, 0, to, DecodeOptions.DEFAULT))
                        .isInstanceOf(DecodingException.class));
    }

    @Test
    void aMapperOfOnesOwnIsObeyed() {
        JsonMapper snake = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        JacksonCodec<CronTab> codec = CODEC.mapper(snake);
        String json = HEAD
                + ",\"metadata\":{\"resourceVersion\":\"1\",\"zz\":2},\"spec\":{\"cron_spec\":\"*\",\"replicas\":1}}";
        CronTab tab = codec.fromJson(utf8(json));
        assertThat(tab.spec().cronSpec()).isEqualTo("*");
        assertThat(tab.metadata().resourceVersion()).isEqualTo("1");
        assertThat(text(codec.toJson(tab))).contains("\"resourceVersion\":\"1\",\"zz\":2", "\"cron_spec\":\"*\"");
        assertThatThrownBy(() -> codec.fromJson(utf8("{\"spec\":{\"replicas\":1,\"kind\":1}}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("unknown field at /spec/kind");
        assertThat(CODEC.mapper(JsonMapper.builder().addModule(new KubeModule()).build())
                        .fromJson(utf8(HEAD + "}")))
                .isEqualTo(new CronTab(null, null));
    }

    @Test
    void aBeanKeepsWhatItsAnySetterTakesAndBytesAreBase64() {
        Codec<Bean> codec = JacksonCodec.of(Bean.class, "x/v1", "Bean");
        String json =
                "{\"apiVersion\":\"x/v1\",\"kind\":\"Bean\",\"blob\":\"AQID\",\"size\":\"L\",\"other\":{\"a\":[1]}}";
        Bean bean = codec.fromJson(utf8(json));
        assertThat(bean.getBlob()).containsExactly(1, 2, 3);
        bean.setSize("XL");
        assertThat(text(codec.toJson(bean))).contains("\"size\":\"XL\"", "\"other\":{\"a\":[1]}", "\"blob\":\"AQID\"");
    }

    @Test
    void thereIsNoProtobuf() {
        assertThatThrownBy(() -> CODEC.toProtobuf(new CronTab(null, null)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("CronTab is mapped by Jackson and has no protobuf form: write it as JSON");
    }

    @Test
    void whatIsMappedToNoObjectIsRefused() {
        record Bare(
                @com.fasterxml.jackson.annotation.JsonValue String text) {}
        Codec<Bare> codec = JacksonCodec.of(Bare.class, "x/v1", "Bare");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.toJson(new Bare("hunter2")))
                .withMessageContaining("not mapped to a JSON object")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void anAnnotationDescribesTheKind() {
        ResourceType<CronTab> type = ResourceType.of(CronTab.class);
        assertThat(type).hasToString("crontabs.v1.stable.example.com");
        assertThat(type.kind()).isEqualTo("CronTab");
        assertThat(type.singular()).isEqualTo("crontab");
        assertThat(type.namespaced()).isTrue();
        assertThat(type.shortNames()).containsExactly("ct", "cts");
        assertThat(type.categories()).containsExactly("all");
        assertThat(type.subresources())
                .extracting(ResourceType.Subresource::name)
                .containsExactly("status", "scale");
        assertThat(type.subresources())
                .extracting(ResourceType.Subresource::kind)
                .containsExactly("CronTab", "Scale");
        assertThat(type.codec().fromJson(utf8(HEAD + "}"))).isEqualTo(new CronTab(null, null));
        assertThat(type)
                .isEqualTo(ResourceType.builder(CronTab.class, "stable.example.com/v1", "CronTab", "crontabs")
                        .build());
    }

    @Test
    void anAnnotationMayNameTheKindAndItsScope() {
        @KubeResource(apiVersion = "x/v1", kind = "Ingot", plural = "ingots", singular = "bar", namespaced = false)
        record Thing(int a) {}
        ResourceType<Thing> type = ResourceType.of(Thing.class);
        assertThat(type.kind()).isEqualTo("Ingot");
        assertThat(type.singular()).isEqualTo("bar");
        assertThat(type.namespaced()).isFalse();
        assertThat(text(type.codec().toJson(new Thing(1))))
                .isEqualTo("{\"apiVersion\":\"x/v1\",\"kind\":\"Ingot\",\"a\":1}");
    }

    @Test
    void aKindMayCallItsListsAsItLikes() {
        @KubeResource(apiVersion = "x/v1", plural = "ingots", listKind = "Hoard")
        record Ingot(int a) {}
        ResourceType<Ingot> type = ResourceType.of(Ingot.class);
        assertThat(type.listKind()).isEqualTo("Hoard");
        assertThat(KubeList.of(type, ListMeta.EMPTY, List.of()).kind()).isEqualTo("Hoard");
        assertThat(ResourceType.builder(Ingot.class, "x/v1", "Ingot", "ingots")
                        .listKind("Pile")
                        .build()
                        .listKind())
                .isEqualTo("Pile");
        assertThat(Pod.TYPE.listKind()).isEqualTo("PodList");
    }

    @Test
    void aClassThatSaysNothingIsNoKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourceType.of(Step.class))
                .withMessageContainingAll("Step", "@KubeResource", "ResourceType.builder()");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ResourceType.builder(Pod.CODEC, "v1", "Pod", "pods").subresource("exec"))
                .withMessageContaining("neither status nor scale");
    }

    private static CronTabSpec spec(int replicas) {
        return new CronTabSpec(null, replicas, null, null, null, null, null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
