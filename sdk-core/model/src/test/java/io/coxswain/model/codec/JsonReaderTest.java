package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.coxswain.model.KubeList;
import io.coxswain.model.apiextensions.v1.ConversionResponse;
import io.coxswain.model.apiextensions.v1.JSONSchemaProps;
import io.coxswain.model.apps.v1.StatefulSet;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Container;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.PodCondition;
import io.coxswain.model.meta.v1.Status;
import io.coxswain.model.policy.v1.PodDisruptionBudget;
import io.coxswain.model.rbac.v1.ClusterRole;
import io.coxswain.model.scheduling.v1alpha2.PodGroupTemplateReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"spec\":[]}                                         | /spec                      | expected an object",
                "{\"spec\":{\"nodeName\":5}}                           | /spec/nodeName             | expected a string",
                "{\"spec\":{\"hostNetwork\":\"true\"}}                 | /spec/hostNetwork          | expected true or false",
                "{\"spec\":{\"priority\":1.5}}                         | /spec/priority             | expected an integer",
                "{\"spec\":{\"priority\":99999999999}}                 | /spec/priority             | number out of range",
                "{\"spec\":{\"containers\":{}}}                        | /spec/containers           | expected a list",
                "{\"spec\":{\"containers\":[1]}}                       | /spec/containers/0         | expected an object",
                "{\"spec\":{\"containers\":[{\"name\":{}}]}}           | /spec/containers/0/name    | expected a string",
                "{\"spec\":{\"nodeSelector\":{\"a\":1}}}               | /spec/nodeSelector/a       | expected a string",
                "{\"metadata\":{\"creationTimestamp\":\"today\"}}      | /metadata/creationTimestamp | expected a time",
                "{\"spec\":{\"overhead\":{\"cpu\":\"1x\"}}}            | /spec/overhead/cpu         | expected a quantity",
            })
    void namesWhatIsWrongAndWhere(String json, String path, String problem) {
        assertThatThrownBy(() -> Pod.CODEC.fromJson(utf8(json))).isInstanceOfSatisfying(DecodingException.class, e -> {
            assertThat(e.path()).isEqualTo(path);
            assertThat(e.offset()).isPositive();
            assertThat(e).hasMessageContaining(problem);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"",
                "[]",
                "null",
                "{}{}",
                "{} x",
                "\"\"",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"spec\":nul}"
            })
    void refusesWhatIsNotOneDocument(String json) {
        assertThatThrownBy(() -> Pod.CODEC.fromJson(utf8(json))).isInstanceOf(DecodingException.class);
    }

    @Test
    void refusesEveryPrefix() {
        byte[] json = utf8("{\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\",\"managedFields\":[{\"manager\":\"m\"}]},"
                + "\"spec\":{\"containers\":[{\"name\":\"c\",\"x\":[1,{\"y\":\"\\u00e9\"}]}]}}");
        for (int length = 0; length < json.length; length++) {
            int end = length;
            assertThat(catchThrowable(() -> Pod.CODEC.fromJson(json, 0, end, DecodeOptions.DEFAULT)))
                    .as("the first %s bytes", length)
                    .isInstanceOf(DecodingException.class);
        }
        assertThat(Pod.CODEC.fromJson(json).metadata().name()).isEqualTo("a");
    }

    @Test
    void readsThePartOfAnArray() {
        byte[] json = utf8("xx{\"metadata\":{\"managedFields\":[],\"name\":\"a\"},\"new\":[1]}yy");
        Pod pod = Pod.CODEC.fromJson(json, 2, json.length - 2, DecodeOptions.DEFAULT);
        assertThat(pod.metadata().name()).isEqualTo("a");
        assertThat(new String(Pod.CODEC.toJson(pod), StandardCharsets.UTF_8)).contains("\"new\":[1]");
    }

    @Test
    void neverQuotesAValue() {
        assertThatThrownBy(() -> ConfigMap.CODEC.fromJson(utf8("{\"data\":{\"k\":hunter2}}")))
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> Pod.CODEC.fromJson(utf8(deep))).isInstanceOf(DecodingException.class);
        String schema = "{\"not\":".repeat(2_000) + "{}" + "}".repeat(2_000);
        assertThatThrownBy(() -> JSONSchemaProps.CODEC.fromJson(utf8(schema))).isInstanceOf(DecodingException.class);
    }

    @Test
    void absentNullAndEmptyStayDistinctWhereKubernetesWritesNull() {
        assertThat(rewritten(ClusterRole.CODEC, "{}"))
                .isEqualTo("{\"kind\":\"ClusterRole\",\"apiVersion\":\"rbac.authorization.k8s.io/v1\"}");
        assertThat(rewritten(ClusterRole.CODEC, "{\"rules\":null}")).contains("\"rules\":null");
        assertThat(rewritten(ClusterRole.CODEC, "{\"rules\":[]}")).contains("\"rules\":[]");
        assertThat(rewritten(PodCondition.CODEC, "{\"lastProbeTime\":null}")).isEqualTo("{\"lastProbeTime\":null}");
        assertThat(rewritten(Pod.CODEC, "{\"spec\":{\"nodeName\":null}}")).contains("\"spec\":{}");
        assertThat(rewritten(ConfigMap.CODEC, "{\"data\":{}}")).contains("\"data\":{}");
    }

    @Test
    void anObjectIsNotNullForEndingWithNull() {
        String json = "{\"workload\":{\"workloadName\":\"w\",\"podGroupTemplateName\":null}}";
        assertThat(rewritten(PodGroupTemplateReference.CODEC, json))
                .isEqualTo("{\"workload\":{\"workloadName\":\"w\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "core.v1.ConfigMap     | 'data':{'a':null,'b':'x'}                         | 'data':{'a':'','b':'x'}",
                "core.v1.Secret        | 'data':{'a':null}                                 | 'data':{'a':''}",
                "core.v1.Pod           | 'metadata':{'labels':{'a':null}}                  | 'metadata':{'labels':{'a':''}}",
                "core.v1.Pod           | 'metadata':{'finalizers':[null,'x',null]}         | 'metadata':{'finalizers':['','x','']}",
                "core.v1.Pod           | 'spec':{'containers':[null,{'name':'c'}]}         | 'spec':{'containers':[{},{'name':'c'}]}",
                "core.v1.Pod           | 'spec':{'overhead':{'cpu':null}}                  | 'spec':{'overhead':{'cpu':'0'}}",
                "apps.v1.StatefulSet   | 'spec':{'volumeClaimTemplates':[null]}            | 'spec':{'volumeClaimTemplates':[{}]}",
                "policy.v1.PodDisruptionBudget | 'status':{'disruptedPods':{'p':null}}             | 'status':{'disruptedPods':{'p':null}}",
                "certificates.v1.CertificateSigningRequest | 'spec':{'extra':{'a':null,'b':[null]}}        | 'spec':{'extra':{'a':[],'b':['']}}",
            })
    void nullsInListsAndMapsAreTheZeroValueAsGoReadsThem(String kind, String body, String expected) throws Exception {
        Codec<Object> codec = Kinds.codec(kind);
        String written = rewritten(codec, "{" + body.replace('\'', '"') + "}");
        assertThat(written).endsWith("," + expected.replace('\'', '"') + "}");
        assertThat(rewritten(codec, written)).isEqualTo(written);
    }

    @Test
    void nullsInASchemaAreKeptOrTheZeroValue() {
        assertThat(rewritten(JSONSchemaProps.CODEC, "{\"enum\":[null,1],\"dependencies\":{\"a\":null}}"))
                .isEqualTo("{\"enum\":[null,1],\"dependencies\":{\"a\":[]}}");
        JSONSchemaProps nothing =
                JSONSchemaProps.CODEC.fromMessage(new byte[] {(byte) 0xa2, 1, 0}, 0, 3, DecodeOptions.DEFAULT);
        assertThat(text(JSONSchemaProps.CODEC.toJson(nothing))).isEqualTo("{\"enum\":[null]}");
    }

    @Test
    void nullsInListsOfRawObjectsAreKept() {
        String json = "{\"convertedObjects\":[null,{\"a\":1}]}";
        ConversionResponse response = ConversionResponse.CODEC.fromJson(utf8(json));
        assertThat(text(ConversionResponse.CODEC.toJson(response))).isEqualTo(json);
    }

    @Test
    void aTimeThatIsNotSetIsReadFromProtobufTooAndWrittenBack() {
        PodDisruptionBudget budget = PodDisruptionBudget.CODEC.fromJson(
                utf8("{\"status\":{\"disruptedPods\":{\"p\":null,\"q\":\"2026-11-21T05:28:11Z\"}}}"));
        byte[] protobuf = PodDisruptionBudget.CODEC.toProtobuf(budget);
        assertThat(PodDisruptionBudget.CODEC.fromProtobuf(protobuf).status().disruptedPods())
                .isEqualTo(budget.status().disruptedPods())
                .containsEntry("p", Instant.parse("0001-01-01T00:00:00Z"));
    }

    @Test
    void manyNullsAreOneObject() {
        List<Container> containers = Pod.CODEC
                .fromJson(utf8("{\"spec\":{\"containers\":[null,null]}}"))
                .spec()
                .containers();
        assertThat(containers.get(0)).isSameAs(containers.get(1)).isEqualTo(Container.EMPTY);
    }

    @Test
    void anItemThatIsNullIsNoObject() {
        assertThatThrownBy(() -> KubeList.codec(Pod.CODEC).fromJson(utf8("{\"items\":[{},null]}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected an object at /items/1");
    }

    @Test
    void settingWhatWasNullReplacesIt() {
        ClusterRole role = ClusterRole.CODEC.fromJson(utf8("{\"rules\":null}"));
        assertThat(role.hasRules()).isFalse();
        String changed = text(ClusterRole.CODEC.toJson(role.with(r -> r.addRules(p -> p.addVerbs("get")))));
        assertThat(changed).contains("\"rules\":[{").doesNotContain("null");
        assertThat(text(ClusterRole.CODEC.toJson(role.with(ClusterRole.Builder::clearRules))))
                .doesNotContain("rules");
    }

    @Test
    void lastOfRepeatedFieldsCounts() {
        assertThat(rewritten(ClusterRole.CODEC, "{\"rules\":null,\"rules\":[]}"))
                .contains("\"rules\":[]")
                .doesNotContain("null");
        assertThat(rewritten(ClusterRole.CODEC, "{\"rules\":[],\"rules\":null}"))
                .contains("\"rules\":null")
                .doesNotContain("[]");
        assertThat(ConfigMap.CODEC
                        .fromJson(utf8("{\"data\":{\"a\":\"1\",\"a\":\"2\"}}"))
                        .data())
                .containsExactly(Map.entry("a", "2"));
    }

    @Test
    void kindIsStampedOnDocumentsAndItemsButNotOnWhatLiesInside() {
        assertThat(rewritten(Pod.CODEC, "{}")).contains("\"kind\":\"Pod\",\"apiVersion\":\"v1\"");
        assertThat(rewritten(KubeList.codec(Pod.CODEC), "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{}]}"))
                .contains("[{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}]");
        assertThat(rewritten(StatefulSet.CODEC, "{\"spec\":{\"volumeClaimTemplates\":[{}]}}"))
                .contains("\"volumeClaimTemplates\":[{}]");
        assertThat(rewritten(Status.CODEC, "{\"kind\":\"Stat\",\"apiVersion\":\"v9\"}"))
                .contains("\"kind\":\"Stat\",\"apiVersion\":\"v9\"");
    }

    @Test
    void aServedKindIsNotReadFromADocumentOfAnother() {
        assertThatThrownBy(() -> Pod.CODEC.fromJson(utf8("{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\"}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageStartingWith("expected v1 Pod, but this says that it is apps/v1 Deployment");
        assertThatThrownBy(() -> KubeList.codec(Pod.CODEC)
                        .fromJson(
                                utf8("{\"items\":[{},{\"kind\":\"Pod\",\"apiVersion\":\"v1\"},{\"kind\":\"Node\"}]}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected v1 Pod, but this says that it is (no apiVersion) Node at /items/2");
        assertThatThrownBy(() -> Pod.CODEC.fromProtobuf(ConfigMap.CODEC.toProtobuf(ConfigMap.EMPTY)))
                .isInstanceOf(DecodingException.class)
                .hasMessageStartingWith("expected v1 Pod, but this says that it is v1 ConfigMap");
        assertThatThrownBy(() -> Pod.CODEC.fromJson(utf8("{\"kind\":\"" + "x".repeat(100_000) + "\"}")))
                .isInstanceOf(DecodingException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void whatIsInsideAnObjectMaySayWhatItWants() {
        assertThat(rewritten(
                        StatefulSet.CODEC,
                        "{\"spec\":{\"volumeClaimTemplates\":[{\"kind\":\"Claim\",\"apiVersion\":\"v9\"}]}}"))
                .contains("{\"kind\":\"Claim\",\"apiVersion\":\"v9\"}");
    }

    @Test
    void halfOfASurrogatePairIsReadAsGoReadsIt() {
        String json =
                "{\"data\":{\"a\":\"x\\ud83dy\",\"b\":\"\\ude00\",\"c\":\"\\ud83d\\ud83d\\ude00\",\"d\":\"\\ud83d\\n\"}}";
        assertThat(ConfigMap.CODEC.fromJson(utf8(json)).data())
                .containsEntry("a", "x\ufffdy")
                .containsEntry("b", "\ufffd")
                .containsEntry("c", "\ufffd\ud83d\ude00")
                .containsEntry("d", "\ufffd\n");
        ConfigMap halves = ConfigMap.of(
                c -> c.putData("a", "\ud83d").putData("b", "\ude00x").putData("c", "\ud83d\ude00"));
        assertThat(ConfigMap.CODEC.fromJson(ConfigMap.CODEC.toJson(halves)).data())
                .containsEntry("a", "\ufffd")
                .containsEntry("b", "\ufffdx")
                .containsEntry("c", "\ud83d\ude00");
    }

    @Test
    void numbersComeBackAsTheyWere() {
        String json = "{\"maximum\":100,\"minimum\":0.25,\"multipleOf\":1e+21,\"default\":1.50}";
        assertThat(rewritten(JSONSchemaProps.CODEC, json))
                .contains("\"maximum\":100,", "\"minimum\":0.25", "\"multipleOf\":1e+21", "\"default\":1.50");
        assertThatThrownBy(() -> JSONSchemaProps.CODEC.fromJson(utf8("{\"maximum\":1e999}")))
                .isInstanceOf(DecodingException.class);
    }

    private static <T> String rewritten(Codec<T> codec, String json) {
        return text(codec.toJson(codec.fromJson(utf8(json))));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
