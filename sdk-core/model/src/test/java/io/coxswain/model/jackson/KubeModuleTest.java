package io.coxswain.model.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.coxswain.model.Bytes;
import io.coxswain.model.FieldsV1;
import io.coxswain.model.IntOrString;
import io.coxswain.model.Json;
import io.coxswain.model.KubeList;
import io.coxswain.model.KubeObject;
import io.coxswain.model.Quantity;
import io.coxswain.model.RawExtension;
import io.coxswain.model.ResourceType;
import io.coxswain.model.apiextensions.v1.JSONSchemaPropsOrBool;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.KubeCodec;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Container;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.PodSpec;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.meta.v1.ObjectMeta;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class KubeModuleTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new KubeModule()).build();
    private static final Pod POD = Pod.of(p -> p.metadata(m -> m.name("web").putLabels("app", "web"))
            .spec(s -> s.addContainers(c -> c.name("c").resources(r -> r.putLimits("cpu", Quantity.parse("500m"))))));

    record Report(
            @Nullable ObjectMeta about,
            @Nullable List<Pod> pods,
            @Nullable Map<String, Quantity> used,
            @Nullable Pod[] array,
            Optional<Pod> maybe) {}

    record Values(
            Quantity quantity,
            IntOrString port,
            IntOrString percent,
            Bytes bytes,
            Json json,
            RawExtension raw,
            FieldsV1 fields,
            JSONSchemaPropsOrBool orBool) {}

    record Mine(ObjectMeta metadata, int size) {}

    private static final ResourceType<Mine> MINE =
            ResourceType.builder(Mine.class, "x/v1", "Mine", "mines").build();

    @Test
    void modelTypesStandInOnesOwnRecords() {
        Report report = new Report(
                POD.metadata(),
                List.of(POD, POD),
                Map.of("cpu", Quantity.parse("1.5")),
                new Pod[] {POD},
                Optional.of(POD));

        String json = MAPPER.writeValueAsString(report);
        Report read = MAPPER.readValue(json, Report.class);

        assertThat(read).usingRecursiveComparison().isEqualTo(report);
        assertThat(json)
                .contains("\"cpu\":\"1.5\"", "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"web\"");
    }

    @Test
    void baseTypesHaveTheFormsThatKubernetesGivesThem() {
        String json =
                "{\"quantity\":\"2Gi\",\"port\":80,\"percent\":\"25%\",\"bytes\":\"AQID\",\"json\":[1.50,null],\"raw\":{\"a\":1},"
                        + "\"fields\":{\"f:spec\":{}},\"orBool\":false}";
        Values values = MAPPER.readValue(json, Values.class);
        assertThat(values.port()).isEqualTo(IntOrString.of(80));
        assertThat(values.json()).isEqualTo(Json.of("[1.50,null]"));
        assertThat(MAPPER.writeValueAsString(values)).isEqualTo(json);
        assertThat(MAPPER.readValue("12", Quantity.class)).isEqualTo(Quantity.of(12));
    }

    @Test
    void unknownFieldsAreKeptEvenWhereTheMapperRefusesThem() {
        JsonMapper strict = MAPPER.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        String json =
                "{\"about\":{\"name\":\"a\",\"zz\":{\"big\":12345678901234567890,\"exact\":1.50,\"huge\":1E+400}},\"pods\":null,\"used\":null,\"array\":null,\"maybe\":null}";
        Report read = strict.readValue(json, Report.class);
        assertThat(read.about().unknownFields().asMap()).containsKey("zz");
        assertThat(strict.writeValueAsString(read)).isEqualTo(json);
    }

    @Test
    void nullsAreJavasNullsButInJson() {
        Report report = MAPPER.readValue("{\"about\":null,\"pods\":[null],\"used\":{\"cpu\":null}}", Report.class);
        assertThat(report.about()).isNull();
        assertThat(report.pods()).containsExactly((Pod) null);
        assertThat(report.used()).containsEntry("cpu", null);
        record Any(@Nullable Json json) {}
        assertThat(MAPPER.readValue("{\"json\":null}", Any.class).json()).isEqualTo(Json.of("null"));
        assertThat(MAPPER.readValue("{}", Any.class).json()).isNull();
        assertThat(MAPPER.readValue("null", Pod.class)).isNull();
        assertThat(MAPPER.writeValueAsString(new Any(Json.of("null")))).isEqualTo("{\"json\":null}");
    }

    @Test
    void errorsCarryThePathInAndOutOfTheModel() {
        String json = "{\"pods\":[{},{\"spec\":{\"containers\":[{\"name\":\"a\"},{\"image\":7}]}}]}";
        assertThatThrownBy(() -> MAPPER.readValue(json, Report.class))
                .isInstanceOfSatisfying(MismatchedInputException.class, e -> {
                    assertThat(e.getPath().stream()
                                    .map(step ->
                                            step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                            .containsExactly("pods", 1, "spec", "containers", 1, "image");
                    assertThat(e.getOriginalMessage()).isEqualTo("Pod: expected a string");
                    assertThat(e.getLocation().getLineNr()).isEqualTo(1);
                    assertThat(e.getCause()).isInstanceOf(DecodingException.class);
                });
        assertThatThrownBy(() -> MAPPER.readValue("{\"used\":{\"cpu\":\"hunter2\"}}", Report.class))
                .isInstanceOf(DatabindException.class)
                .satisfies(e ->
                        assertThat(((JacksonException) e).getOriginalMessage()).doesNotContain("hunter2"));
        assertThatThrownBy(() -> MAPPER.readValue("{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\"}", Pod.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("expected v1 Pod, but this says that it is apps/v1 Deployment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"x\"", "[]", "true", "[{}]", "\"\"", "1.5"})
    void whatIsNoObjectIsRefusedAsJacksonRefuses(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Pod.class)).isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"metadata\":", "{\"metadata\":{\"name\":\"a", "{\"a\":1]"})
    void whatIsCutIsAnErrorOfJacksons(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Pod.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> MAPPER.readValue("[" + json, Pod[].class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void isIndentedAsAllAroundIt() {
        JsonMapper pretty =
                MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        record Holder(ObjectMeta about) {}
        assertThat(pretty.writeValueAsString(
                                new Holder(ObjectMeta.of(m -> m.name("a").putLabels("x", "y"))))
                        .lines())
                .containsExactly(
                        "{",
                        "  \"about\" : {",
                        "    \"name\" : \"a\",",
                        "    \"labels\" : {",
                        "      \"x\" : \"y\"",
                        "    }",
                        "  }",
                        "}");
    }

    @Test
    void becomesATreeAndComesBack() {
        JsonNode tree = MAPPER.valueToTree(POD);
        assertThat(tree.at("/spec/containers/0/resources/limits/cpu").stringValue())
                .isEqualTo("500m");
        assertThat(MAPPER.treeToValue(tree, Pod.class)).isEqualTo(POD);
        assertThat(MAPPER.convertValue(POD, JsonNode.class)).isEqualTo(tree);
        assertThat(MAPPER.convertValue(tree, Pod.class)).isEqualTo(POD);
        assertThat(MAPPER.convertValue(Map.of("metadata", Map.of("name", "a")), ConfigMap.class))
                .isEqualTo(ConfigMap.of(c -> c.metadata(m -> m.name("a"))));
        assertThat(MAPPER.convertValue(Map.of("binaryData", Map.of("a", new byte[] {1, 2, 3})), ConfigMap.class))
                .isEqualTo(ConfigMap.of(c -> c.putBinaryData("a", Bytes.of(new byte[] {1, 2, 3}))));
        Map<String, Object> map = MAPPER.convertValue(POD, new TypeReference<>() {});
        assertThat(map).containsEntry("kind", "Pod");
        assertThat(MAPPER.valueToTree(Json.of("null")).isNull()).isTrue();
        assertThat(MAPPER.convertValue(Map.of("pods", List.of(POD)), Report.class)
                        .pods())
                .containsExactly(POD);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROPERTY", "WRAPPER_OBJECT", "WRAPPER_ARRAY"})
    void standsWhereOnlyItsJavaClassTellsWhatItIs(JsonTypeInfo.As inclusion) {
        JsonMapper typed = MAPPER.rebuild()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Object.class)
                                .build(),
                        DefaultTyping.NON_FINAL,
                        inclusion)
                .build();
        record Any(Object value, Object quantity, Object list, Object empty) {}
        Any any =
                new Any(POD, Quantity.parse("1Gi"), KubeList.of(Pod.TYPE, ListMeta.EMPTY, List.of(POD)), PodSpec.EMPTY);
        String json = typed.writerFor(Any.class).writeValueAsString(any);
        assertThat(typed.readValue(json, Any.class)).isEqualTo(any);
    }

    @Test
    void anObjectOfAnyKindBecomesWhatItSays() {
        record Holder(KubeObject object, List<KubeObject> more) {}
        Deployment deployment = Deployment.of(d -> d.metadata(m -> m.name("web")));
        Holder holder = new Holder(POD, List.of(deployment, ConfigMap.of(c -> c.putData("a", "b"))));
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(holder), Holder.class))
                .isEqualTo(holder);
        assertThatThrownBy(
                        () -> MAPPER.readValue("{\"object\":{\"kind\":\"X\",\"apiVersion\":\"y/v1\"}}", Holder.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("the kind y/v1 X is not known here");
    }

    @Test
    void listsHoldWhatTheirTypeSays() {
        KubeList<Pod> pods = KubeList.of(Pod.TYPE, ListMeta.of(m -> m.resourceVersion("1")), List.of(POD));
        KubeList<Mine> mine =
                KubeList.of(MINE, ListMeta.of(m -> m.continue_("x")), List.of(new Mine(POD.metadata(), 1)));
        String podsJson = MAPPER.writeValueAsString(pods);
        String mineJson = MAPPER.writeValueAsString(mine);

        assertThat(MAPPER.readValue(podsJson, new TypeReference<KubeList<Pod>>() {}))
                .isEqualTo(pods);
        assertThat((Object) MAPPER.readValue(podsJson, KubeList.class)).isEqualTo(pods);
        assertThat(MAPPER.readValue(podsJson, new TypeReference<KubeList<?>>() {}))
                .isEqualTo(pods);
        assertThat(MAPPER.readValue(podsJson, new TypeReference<KubeList<KubeObject>>() {}))
                .isEqualTo(pods);
        assertThat(MAPPER.readValue(mineJson, new TypeReference<KubeList<Mine>>() {}))
                .isEqualTo(mine);
        assertThat(mineJson)
                .contains("\"items\":[{\"metadata\":{\"name\":\"web\"")
                .contains("\"kind\":\"MineList\"");
        String unknown = "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[],\"zz\":1}";
        assertThat(MAPPER.writeValueAsString(MAPPER.readValue(unknown, new TypeReference<KubeList<Pod>>() {})))
                .isEqualTo(unknown);
        assertThatThrownBy(() -> MAPPER.readValue(
                        "{\"items\":[{\"size\":1},{\"metadata\":{\"name\":1}}]}",
                        new TypeReference<KubeList<Mine>>() {}))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        e -> assertThat(e.getPathReference())
                                .contains("[\"items\"]", "[1]", "[\"metadata\"]", "[\"name\"]"));
    }

    @Test
    void aMapperThatKnowsMoreKindsReadsThem() {
        KubeCodec kinds = KubeCodec.builder().register(MINE).build();
        JsonMapper mapper =
                JsonMapper.builder().addModule(new KubeModule(kinds)).build();
        String json =
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{\"kind\":\"Mine\",\"apiVersion\":\"x/v1\",\"size\":3}]}";
        KubeList<?> list = mapper.readValue(json, KubeList.class);
        assertThat(list.items()).isEqualTo(List.of(new Mine(null, 3)));
    }

    @Test
    void namesAndInclusionOfTheMapperDoNotTouchTheModel() {
        JsonMapper other = MAPPER.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_DEFAULT))
                .build();
        record MyReport(PodSpec podSpec, boolean isFine) {}
        MyReport report = new MyReport(PodSpec.of(s -> s.restartPolicy("Never").hostNetwork(false)), true);
        String json = other.writeValueAsString(report);
        assertThat(json)
                .isEqualTo("{\"pod_spec\":{\"restartPolicy\":\"Never\",\"hostNetwork\":false},\"is_fine\":true}");
        assertThat(other.readValue(json, MyReport.class)).isEqualTo(report);
    }

    @Test
    void isFoundByItsService() {
        assertThat(ServiceLoader.load(JacksonModule.class)).hasAtLeastOneElementOfType(KubeModule.class);
        JsonMapper found = JsonMapper.builder().findAndAddModules().build();
        assertThat(found.readValue(found.writeValueAsString(POD), Pod.class)).isEqualTo(POD);
        assertThat(found.rebuild().addModule(new KubeModule()).build().writeValueAsString(POD))
                .isEqualTo(found.writeValueAsString(POD));
    }

    /** The codec constant of a class that Jackson maps must not send the mapper round in circles. */
    public static final class Constant {
        public static final Codec<Constant> CODEC = JacksonCodec.of(Constant.class, "x/v1", "Constant");
        public int size;
    }

    @Test
    void aClassWithAJacksonCodecIsStillMapped() {
        Constant constant = MAPPER.readValue("{\"size\":4}", Constant.class);
        assertThat(constant.size).isEqualTo(4);
        assertThat(MAPPER.writeValueAsString(constant)).isEqualTo("{\"size\":4}");
        assertThat(new String(Constant.CODEC.toJson(constant), UTF_8))
                .isEqualTo("{\"apiVersion\":\"x/v1\",\"kind\":\"Constant\",\"size\":4}");
    }

    @Test
    void deepAndLongValuesCostNoMoreThanTheirSize() {
        Container[] many = new Container[20_000];
        Arrays.setAll(many, i -> Container.of(c -> c.name("c").image("i")));
        PodSpec spec = PodSpec.of(s -> s.containers(List.of(many)));
        long begin = System.nanoTime();
        assertThat(MAPPER.readValue(MAPPER.writeValueAsBytes(spec), PodSpec.class))
                .isEqualTo(spec);
        assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
    }
}
