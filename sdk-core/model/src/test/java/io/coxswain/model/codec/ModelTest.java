package io.coxswain.model.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.Bytes;
import io.coxswain.model.KubeList;
import io.coxswain.model.apiextensions.v1.JSONSchemaProps;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.authentication.v1.TokenRequest;
import io.coxswain.model.coordination.v1.LeaseSpec;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Container;
import io.coxswain.model.core.v1.Node;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.PodPhase;
import io.coxswain.model.core.v1.PodSpec;
import io.coxswain.model.core.v1.Secret;
import io.coxswain.model.meta.v1.ListMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users may rely on in every generated class, shown on a few. */
class ModelTest {
    private static final Deployment WEB =
            Deployment.of(d -> d.metadata(m -> m.name("web").putLabels("app", "web"))
                    .spec(s -> s.replicas(3)
                            .selector(l -> l.putMatchLabels("app", "web"))
                            .template(t -> t.metadata(m -> m.putLabels("app", "web"))
                                    .spec(p -> p.terminationGracePeriodSeconds(30)
                                            .addContainers(c -> c.name("web").image("nginx:1.29"))
                                            .addContainers(c -> c.name("log"))))));

    @Test
    void nestedObjectsAndCollectionsAreNeverNull() {
        Pod pod = Pod.EMPTY;
        assertThat(pod.spec().securityContext().seLinuxOptions().level()).isNull();
        assertThat(pod.spec().containers()).isEmpty();
        assertThat(pod.metadata().labels()).isEmpty();
        assertThat(pod.hasSpec()).isFalse();
        assertThat(pod.status().phase()).isNull();
        assertThat(JSONSchemaProps.EMPTY.not().not().not()).isSameAs(JSONSchemaProps.EMPTY);
    }

    @Test
    void lambdaSetterEditsWhatIsThereAndValueSetterReplacesIt() {
        Deployment edited = WEB.with(d -> d.metadata(m -> m.putLabels("tier", "front")));
        assertThat(edited.metadata().name()).isEqualTo("web");
        assertThat(edited.metadata().labels()).containsOnlyKeys("app", "tier");
        assertThat(edited.withMetadata(WEB.metadata())).isEqualTo(WEB);
        assertThat(WEB.with(d -> d.spec(s -> s.template(t -> t.spec(PodSpec.EMPTY))))
                        .spec()
                        .template()
                        .spec())
                .isEqualTo(PodSpec.EMPTY);
    }

    @Test
    void elementsOfListsAreAddedEditedAndRemoved() {
        Deployment changed = WEB.with(d -> d.spec(s -> s.template(t -> t.spec(p -> p.editContainers(
                        c -> "web".equals(c.name()), c -> c.image("nginx:1.30").addArgs("-g", "daemon off;"))
                .removeContainers(c -> "log".equals(c.name()))))));
        assertThat(changed.spec().template().spec().containers())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.image()).isEqualTo("nginx:1.30");
                    assertThat(c.args()).containsExactly("-g", "daemon off;");
                });
        assertThat(WEB.spec().template().spec().containers())
                .extracting(Container::name)
                .containsExactly("web", "log");
    }

    @Test
    void valuesAreImmutableWhateverBecomesOfWhatTheyWereMadeFrom() {
        List<Container> containers = new ArrayList<>(List.of(Container.of(c -> c.name("a"))));
        Map<String, String> selector = new LinkedHashMap<>(Map.of("a", "b"));
        PodSpec.Builder builder = PodSpec.builder().containers(containers).nodeSelector(selector);
        PodSpec spec = builder.build();
        containers.clear();
        selector.clear();
        builder.addContainers(c -> c.name("b")).putNodeSelector("c", "d");

        assertThat(spec.containers()).hasSize(1);
        assertThat(spec.nodeSelector()).containsOnlyKeys("a");
        assertThat(builder.build().containers()).hasSize(2);
        assertThatThrownBy(() -> spec.containers().add(Container.EMPTY))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.containers().set(0, Container.EMPTY))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.nodeSelector().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> spec.nodeSelector().entrySet().iterator().next().setValue("y"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.nodeSelector().clear()).isInstanceOf(UnsupportedOperationException.class);
        Object[] array = spec.containers().toArray();
        array[0] = "other";
        assertThat(spec.containers().get(0).name()).isEqualTo("a");
    }

    @Test
    @SuppressWarnings("NullAway")
    void settersRefuseNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Pod.of(p -> p.spec((PodSpec) null)))
                .withMessage("spec");
        assertThatNullPointerException()
                .isThrownBy(() -> PodSpec.of(p -> p.nodeName(null)))
                .withMessage("nodeName");
        assertThatNullPointerException()
                .isThrownBy(() -> PodSpec.of(p -> p.containers(Collections.singleton(null))))
                .withMessage("containers");
        assertThatNullPointerException()
                .isThrownBy(() -> PodSpec.of(p -> p.putNodeSelector("a", null)))
                .withMessage("nodeSelector");
    }

    @Test
    void clearRemoves() {
        Deployment cleared = WEB.with(d -> d.spec(s -> s.clearReplicas().selector(l -> l.clearMatchLabels())));
        assertThat(cleared.spec().replicas()).isNull();
        assertThat(cleared.spec().hasReplicas()).isFalse();
        assertThat(cleared.spec().hasSelector()).isTrue();
        assertThat(cleared.spec().selector().hasMatchLabels()).isFalse();
    }

    @Test
    void timesAreCutToWhatKubernetesKeeps() {
        Instant now = Instant.parse("2026-11-21T05:28:00.123456789Z");
        assertThat(Pod.of(p -> p.metadata(m -> m.creationTimestamp(now)))
                        .metadata()
                        .creationTimestamp())
                .isEqualTo(Instant.parse("2026-11-21T05:28:00Z"));
        assertThat(LeaseSpec.of(l -> l.renewTime(now)).renewTime())
                .isEqualTo(Instant.parse("2026-11-21T05:28:00.123456Z"));
    }

    @ParameterizedTest
    @CsvSource({"2e23, 2e+23", "-0.0, -0", "5e-324, 5e-324", "65535, 65535", "0.5, 0.5"})
    void numbersAreWrittenAsGoDoes(double number, String json) {
        JSONSchemaProps schema = JSONSchemaProps.of(s -> s.maximum(number));
        assertThat(new String(JSONSchemaProps.CODEC.toJson(schema), UTF_8)).isEqualTo("{\"maximum\":" + json + "}");
    }

    @Test
    void knownValuesHaveNamesAndOthersPassThrough() {
        Pod running = Pod.of(p -> p.status(s -> s.phase(PodPhase.RUNNING)));
        Pod odd = Pod.of(p -> p.status(s -> s.phase("Hibernating")));
        assertThat(running.status().phase()).isEqualTo("Running");
        assertThat(Pod.CODEC.fromJson(Pod.CODEC.toJson(odd))).isEqualTo(odd);
    }

    @Test
    void textShowsWhatAPersonWantsAndNoSecret() {
        Secret secret = Secret.of(s -> s.metadata(m -> m.name("db")
                        .putAnnotations(
                                "kubectl.kubernetes.io/last-applied-configuration", "{\"data\":{\"k\":\"hunter2\"}}"))
                .putData("password", Bytes.ofUtf8("hunter2"))
                .putStringData("user", "admin-hunter2")
                .type("Opaque"));
        String base64 = Bytes.ofUtf8("hunter2").base64();
        assertThat(secret.toString())
                .isEqualTo("Secret{kind: Secret, apiVersion: v1, metadata: {name: db, annotations: "
                        + "{kubectl.kubernetes.io/last-applied-configuration: <redacted>}}, data: <redacted>, "
                        + "stringData: <redacted>, type: Opaque}");
        assertThat(KubeList.of(Secret.TYPE, ListMeta.EMPTY, List.of(secret)).toString())
                .doesNotContain("hunter2", base64);
        assertThat(TokenRequest.of(t -> t.status(s -> s.token("hunter2"))).toString())
                .doesNotContain("hunter2")
                .contains("token: <redacted>");
        assertThat(WEB.toString())
                .startsWith(
                        "Deployment{kind: Deployment, apiVersion: apps/v1, metadata: {name: web, labels: {app: web}}, spec: {replicas: 3,");
        assertThat(Pod.of(p -> p.status(s -> s.message("x".repeat(100_000)))).toString())
                .hasSizeLessThan(300);
    }

    @Test
    void everyKindSaysHowItIsServed() {
        assertThat(Deployment.TYPE.plural()).isEqualTo("deployments");
        assertThat(Deployment.TYPE.group()).isEqualTo("apps");
        assertThat(Deployment.TYPE.version()).isEqualTo("v1");
        assertThat(Deployment.TYPE.namespaced()).isTrue();
        assertThat(Deployment.TYPE.shortNames()).containsExactly("deploy");
        assertThat(Deployment.TYPE.categories()).containsExactly("all");
        assertThat(Deployment.TYPE).hasToString("deployments.v1.apps");
        assertThat(Deployment.TYPE.subresources()).anySatisfy(s -> {
            assertThat(s.name()).isEqualTo("scale");
            assertThat(s.apiVersion()).isEqualTo("autoscaling/v1");
            assertThat(s.kind()).isEqualTo("Scale");
        });
        assertThat(Node.TYPE.namespaced()).isFalse();
        assertThat(WEB.resourceType()).isSameAs(Deployment.TYPE);
        assertThat(WEB.apiVersion()).isEqualTo("apps/v1");
        assertThat(WEB.kind()).isEqualTo("Deployment");
    }

    @Test
    void listsOfEveryKindAreOneType() {
        KubeList<Deployment> list =
                KubeList.of(Deployment.TYPE, ListMeta.of(m -> m.resourceVersion("7")), List.of(WEB));
        assertThat(list.kind()).isEqualTo("DeploymentList");
        assertThat(list.apiVersion()).isEqualTo("apps/v1");
        Codec<KubeList<Deployment>> codec = KubeList.codec(Deployment.CODEC);
        assertThat(codec.fromJson(codec.toJson(list))).isEqualTo(list).hasSameHashCodeAs(list);
    }

    @Test
    void largeMapsKeepTheirOrder() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put("key-" + (i * 7919) % 1_000, "v" + i);
        }
        var map = ConfigMap.of(c -> c.data(many));
        var back = ConfigMap.CODEC.fromJson(ConfigMap.CODEC.toJson(map));
        assertThat(back).isEqualTo(map);
        assertThat(back.data().keySet()).containsExactlyElementsOf(many.keySet());
    }
}
