package io.coxswain.client.conformance;

import static io.coxswain.client.conformance.TestNamespace.await;
import static io.coxswain.client.conformance.TestNamespace.configMap;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.Api;
import io.coxswain.client.Health;
import io.coxswain.client.IncludeObject;
import io.coxswain.client.KubeClient;
import io.coxswain.client.WatchEvent;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.model.RawExtension;
import io.coxswain.model.authentication.v1.SelfSubjectReview;
import io.coxswain.model.authorization.v1.SelfSubjectAccessReview;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import io.coxswain.model.meta.v1.Table;
import io.coxswain.model.meta.v1.TableColumnDefinition;
import io.coxswain.model.patch.Patch;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Objects in other forms than their own, and what is no object. */
@Conformance
class RepresentationIT {
    private static TestNamespace namespace;

    private final KubeClient client = namespace.client();
    private final Api<ConfigMap> maps = client.coreV1().configMaps();

    @BeforeAll
    static void createMaps() {
        namespace = TestNamespace.create();
        Flux.range(0, 5)
                .concatMap(i -> namespace
                        .client()
                        .create(configMap("map-" + i, Map.of("a", "b".repeat(1000)))
                                .with(c -> c.metadata(m -> m.putLabels("set", "five")))))
                .blockLast(TestNamespace.PATIENCE);
    }

    @AfterAll
    static void deleteNamespace() {
        namespace.close();
    }

    @Test
    void readsNothingButMetadata() {
        Api<PartialObjectMetadata> metadata = maps.metadata();

        PartialObjectMetadata one = await(metadata.get("map-1"));
        assertThat(one.metadata().name()).isEqualTo("map-1");
        assertThat(one.unknownFields()).isNull();
        assertThat(one.kind()).isEqualTo("PartialObjectMetadata");
        metadata.list(o -> o.labels("set=five").limit(2))
                .doOnNext(map -> assertThat(map.unknownFields()).isNull())
                .map(map -> String.valueOf(map.metadata().name()))
                .as(StepVerifier::create)
                .expectNext("map-0", "map-1", "map-2", "map-3", "map-4")
                .verifyComplete();
        metadata.allNamespaces()
                .list(o -> o.labels("set=five").fields("metadata.namespace=" + namespace.name()))
                .as(StepVerifier::create)
                .expectNextCount(5)
                .verifyComplete();
        metadata.watch(o -> o.labels("set=five"))
                .take(5)
                .map(event -> event.object().unknownFields() == null)
                .as(StepVerifier::create)
                .expectNext(true, true, true, true, true)
                .verifyComplete();
        metadata.get("missing").as(StepVerifier::create).verifyError(NotFoundException.class);
    }

    @Test
    void writesNothingButMetadata() {
        await(maps.create(configMap("partial", Map.of("a", "1"))));
        Api<PartialObjectMetadata> metadata = maps.metadata();

        assertThat(await(metadata.patch("partial", Patch.merge("{\"metadata\":{\"labels\":{\"x\":\"y\"}}}")))
                        .metadata()
                        .labels())
                .containsEntry("x", "y");
        assertThat(await(maps.get("partial")).data()).containsEntry("a", "1");
        assertThat(await(metadata.delete("partial")).isGone()).isTrue();
    }

    @Test
    void readsTables() {
        Table one = await(maps.tables().get("map-1"));
        assertThat(one.columnDefinitions())
                .extracting(TableColumnDefinition::name)
                .containsExactly("Name", "Data", "Age");
        assertThat(one.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cells().get(0)).hasToString("\"map-1\""));

        maps.tables()
                .include(IncludeObject.NONE)
                .list(o -> o.labels("set=five").limit(2))
                .map(table -> table.rows().size())
                .as(StepVerifier::create)
                .expectNext(2, 2, 1)
                .verifyComplete();
        maps.tables()
                .allNamespaces()
                .list(o -> o.labels("set=five").fields("metadata.namespace=" + namespace.name()))
                .map(table -> table.rows().size())
                .as(StepVerifier::create)
                .expectNext(5)
                .verifyComplete();
    }

    @Test
    void includesWhatIsWantedInARow() {
        String whole = object(maps.tables().include(IncludeObject.OBJECT).get("map-1"));
        String metadata = object(maps.tables().get("map-1"));
        String nothing = object(maps.tables().include(IncludeObject.NONE).get("map-1"));

        assertThat(whole).contains("bbbb");
        assertThat(metadata).contains("map-1").doesNotContain("bbbb");
        assertThat(nothing).doesNotContain("map-1");
    }

    /** The object in the only row, as JSON. */
    private static String object(Mono<Table> table) {
        RawExtension object = await(table).rows().get(0).object();
        return object == null ? "" : new String(object.json(), UTF_8);
    }

    @Test
    void watchesTables() {
        maps.tables()
                .include(IncludeObject.NONE)
                .watch(o -> o.fields("metadata.name=map-2"))
                .take(1)
                .as(StepVerifier::create)
                .assertNext(event -> {
                    assertThat(event.type()).isEqualTo(WatchEvent.Type.ADDED);
                    assertThat(event.object().columnDefinitions()).isNotEmpty();
                    assertThat(event.object().rows()).hasSize(1);
                })
                .verifyComplete();
    }

    @Test
    void asksForTheVersion() {
        assertThat(await(client.version())).satisfies(version -> {
            assertThat(version.major()).isEqualTo("1");
            assertThat(version.toString()).matches("v1\\.\\d+\\..*");
            assertThat(version.platform()).contains("/");
        });
    }

    @Test
    void asksHowTheServerIs() {
        assertThat(await(client.livez())).satisfies(health -> {
            assertThat(health.isOk()).isTrue();
            assertThat(health.checks()).extracting(Health.Check::name).contains("ping", "etcd");
            assertThat(health.checks()).allMatch(Health.Check::ok);
            assertThat(health.text()).contains("livez check passed");
        });
        assertThat(await(client.readyz("etcd")).checks()).anySatisfy(check -> {
            assertThat(check.name()).isEqualTo("etcd");
            assertThat(check.message()).isEqualTo("excluded: ok");
        });
    }

    @Test
    void asksForAnythingElse() {
        assertThat(await(client.rest().get().absPath("/healthz").text())).isEqualTo("ok");
        assertThat(await(client.rest()
                                .apiVersion("v1")
                                .get()
                                .namespace(namespace.name())
                                .resource("configmaps")
                                .name("map-3")
                                .as(ConfigMap.CODEC))
                        .metadata()
                        .name())
                .isEqualTo("map-3");
        assertThat(await(client.rest().apiVersion("v1").get().resource("nodes").text()))
                .contains("\"NodeList\"");
        assertThat(await(client.rest()
                                .apiVersion("v1")
                                .post()
                                .namespace(namespace.name())
                                .resource("configmaps")
                                .query("dryRun", "All")
                                .body("application/yaml", "{metadata: {name: from-yaml}}".getBytes(UTF_8))
                                .as(ConfigMap.CODEC))
                        .metadata()
                        .name())
                .isEqualTo("from-yaml");
        client.rest()
                .apiVersion("v1")
                .get()
                .namespace(namespace.name())
                .resource("configmaps")
                .query("watch", "true")
                .query("labelSelector", "set=five")
                .lines()
                .take(5)
                .as(StepVerifier::create)
                .expectNextCount(5)
                .verifyComplete();
    }

    @Test
    void offersKindsThatAreNotStored() {
        var review = SelfSubjectAccessReview.of(
                r -> r.spec(s -> s.resourceAttributes(a -> a.verb("get").resource("pods"))));

        assertThat(await(client.authorizationV1().selfSubjectAccessReviews().create(review))
                        .status()
                        .allowed())
                .isTrue();
        assertThat(await(client.authenticationV1().selfSubjectReviews().create(SelfSubjectReview.EMPTY))
                        .status()
                        .userInfo()
                        .groups())
                .contains("system:authenticated");
    }

    @Test
    void closesAndWaits() {
        KubeClient other = namespace.as("token");
        await(other.api(Pod.TYPE).listPage());

        other.closeAsync().as(StepVerifier::create).verifyComplete();
        other.version().as(StepVerifier::create).verifyError(IllegalStateException.class);
        other.closeAsync().as(StepVerifier::create).verifyComplete();
    }
}
