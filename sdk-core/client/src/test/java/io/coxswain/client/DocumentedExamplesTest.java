package io.coxswain.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.ExchangeFilter;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.rest.ObservationFilter;
import io.coxswain.client.rest.RetryPolicy;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.KubeList;
import io.coxswain.model.KubeObject;
import io.coxswain.model.Quantity;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.KubeCodec;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.jackson.KubeModule;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.yaml.Manifests;
import io.coxswain.model.yaml.Yaml;
import io.coxswain.model.yaml.YamlOptions;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/** The lines that Javadoc and README show: that they compile is the test, and that they do what they say. */
class DocumentedExamplesTest {
    private static final ConfigMap MAP =
            ConfigMap.of(c -> c.metadata(m -> m.name("a").resourceVersion("7")).putData("k", "v"));

    @Test
    void makesClientsWithOptions() {
        ObservationRegistry registry = ObservationRegistry.create();
        ExchangeFilter tenant = (request, next) -> next.exchange(request.withHeader("X-Tenant", "shop"));
        List<Consumer<ClientOptions.Builder>> examples = List.of(
                o -> o.userAgent("shop/1.2")
                        .rateLimit(50, 100)
                        .retry(RetryPolicy.of(r -> r.maxRetries(3)))
                        .filter(tenant),
                o -> o.filter((request, next) -> next.exchange(request.withHeader("X-Tenant", "shop"))),
                o -> o.filter(ObservationFilter.of(registry)));
        for (Consumer<ClientOptions.Builder> options : examples) {
            KubeClient.of(options).close();
        }
        KubeClient.of(o -> o.userAgent("shop/1.2").rateLimit(50, 100)).close();
        KubeClient.of(o -> o.filter(ObservationFilter.of(registry))).close();
        KubeClient.of(o -> o.filter((request, next) -> next.exchange(request))).close();
        KubeClient.create().close();
    }

    @Test
    void hasTheVerbsThatAreShown() {
        try (KubeClient client = KubeClient.create()) {
            Api<Pod> pods = client.api(Pod.TYPE).namespace("shop");
            Api<Deployment> deployments = client.appsV1().deployments("shop");
            Deployment desired = Deployment.of(d -> d.metadata(m -> m.name("web")));
            List<Publisher<?>> calls = List.of(
                    pods.get("web-1"),
                    pods.list(o -> o.labels("app=web")),
                    pods.edit("web-1", pod -> pod.with(p -> p.metadata(m -> m.putLabels("seen", "yes")))),
                    pods.waitFor("web-1", pod -> "Running".equals(pod.status().phase()), Duration.ofMinutes(1)),
                    deployments.apply(desired, o -> o.fieldManager("shop").force()),
                    deployments.patch("web", Patch.merge("{\"spec\": {\"paused\": true}}")),
                    deployments.waitFor("web", Conditions.isTrue("Available"), Duration.ofMinutes(2)),
                    deployments.waitFor(
                            "web",
                            Conditions.isTrue("Available").or(Conditions.isFalse("Progressing")),
                            Duration.ofMinutes(2)),
                    client.create(desired),
                    client.apply(desired),
                    client.update(desired),
                    client.delete(desired));
            assertThat(calls).doesNotContainNull();
        }
    }

    @Test
    void resumesAWatchThatEnds() {
        String stream = "{\"type\":\"ADDED\",\"object\":" + new String(ConfigMap.CODEC.toJson(MAP), UTF_8) + "}\n"
                + "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"9\"}}}\n";
        try (ScriptedServer server = ScriptedServer.answering(200, stream);
                KubeClient client = KubeClient.of(server.config().build())) {
            Api<ConfigMap> maps = client.coreV1().configMaps("shop");
            AtomicReference<String> version = new AtomicReference<>("");
            Flux<WatchEvent<ConfigMap>> forever = Flux.defer(() -> maps.watch(
                            o -> o.resourceVersion(version.get()).bookmarks().timeout(Duration.ofMinutes(5))))
                    .concatMap(
                            event -> Mono.empty()
                                    .doOnSuccess(done -> version.set(event.resourceVersion()))
                                    .thenReturn(event),
                            1)
                    .doOnError(GoneException.class, e -> version.set(""))
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                            .maxBackoff(Duration.ofSeconds(10))
                            .transientErrors(true))
                    .repeatWhen(ends -> ends.delayElements(Duration.ofMillis(200)));

            forever.take(3).as(StepVerifier::create).expectNextCount(3).verifyComplete();

            assertThat(server.requests().get(0).toString()).contains("resourceVersion=&");
            assertThat(server.requests().get(1).toString()).contains("resourceVersion=9&");
        }
    }

    @Test
    void appliesTheObjectsOfFiles() {
        String yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\n"
                + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n";
        try (ScriptedServer server = ScriptedServer.answering(200, new String(ConfigMap.CODEC.toJson(MAP), UTF_8));
                KubeClient client = KubeClient.of(server.config().build())) {
            Flux.fromIterable(Manifests.ofText(yaml).options(YamlOptions.STRICT))
                    .subscribeOn(Schedulers.boundedElastic())
                    .map(manifest -> (KubeObject) manifest.as(KubeCodec.builtIn()))
                    .concatMap(object -> client.apply(object))
                    .as(StepVerifier::create)
                    .expectNextCount(2)
                    .verifyComplete();
        }
    }

    @Test
    void readsAnyKind() {
        KubeCodec kinds = KubeCodec.builtIn();
        byte[] bytes = ConfigMap.CODEC.toJson(MAP);

        Object object = kinds.fromJson(bytes);
        byte[] yaml = kinds.encode(ContentType.YAML, object);
        Object first = Yaml.read(kinds, new String(yaml, UTF_8));

        assertThat(kinds.decode(ConfigMap.class, ContentType.JSON, bytes)).isEqualTo(MAP);
        assertThat(List.of(object, first)).containsExactly(MAP, MAP);
    }

    record Report(ObjectMeta about, List<Pod> pods, Map<String, Quantity> used) {}

    @Test
    void standsInJsonOfOnesOwn() {
        JsonMapper mapper = JsonMapper.builder().addModule(new KubeModule()).build();
        Report report = new Report(
                ObjectMeta.of(m -> m.name("r")),
                List.of(Pod.of(p -> p.metadata(m -> m.name("web")))),
                Map.of("cpu", Quantity.parse("100m")));

        assertThat(mapper.readValue(mapper.writeValueAsString(report), Report.class))
                .isEqualTo(report);
        KubeList<ConfigMap> list = KubeList.of(ConfigMap.TYPE, ListMeta.EMPTY, List.of(MAP));
        assertThat(mapper.writeValueAsString(list)).contains("\"ConfigMapList\"");
        assertThat(new JsonMapper().writeValueAsString(MAP)).isEqualTo("{}");
    }
}
