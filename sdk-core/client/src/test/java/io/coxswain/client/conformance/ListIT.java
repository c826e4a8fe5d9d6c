package io.coxswain.client.conformance;

import static io.coxswain.client.conformance.TestNamespace.PATIENCE;
import static io.coxswain.client.conformance.TestNamespace.await;
import static io.coxswain.client.conformance.TestNamespace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.Api;
import io.coxswain.client.ResourceVersionMatch;
import io.coxswain.client.ShardSelector;
import io.coxswain.client.WatchEvent;
import io.coxswain.client.rest.ApiException;
import io.coxswain.model.FieldSelector;
import io.coxswain.model.KubeList;
import io.coxswain.model.Selector;
import io.coxswain.model.core.v1.ConfigMap;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@Conformance
class ListIT {
    private static final int OBJECTS = 2000;
    private static TestNamespace namespace;

    private final Api<ConfigMap> maps = namespace.client().coreV1().configMaps();

    @BeforeAll
    static void createMaps() {
        namespace = TestNamespace.create();
        Flux.range(0, OBJECTS)
                .flatMap(
                        i -> namespace
                                .client()
                                .create(configMap("map-%04d".formatted(i), Map.of("version", "0"))
                                        .with(c -> c.metadata(m -> m.putLabels("half", i % 2 == 0 ? "a" : "b")))),
                        16)
                .blockLast(Duration.ofMinutes(3));
    }

    @AfterAll
    static void deleteNamespace() {
        namespace.close();
    }

    @Test
    void givesOneConsistentStateWhileObjectsChange() {
        Set<String> changed = new HashSet<>();
        // While pages are fetched, others update, delete and create, and are done with each before the next page.
        List<ConfigMap> listed = maps.list(o -> o.labels("half").limit(100))
                .index()
                .concatMap(
                        each -> each.getT1() % 100 == 50
                                ? change((int) (each.getT1() / 100), changed).thenReturn(each.getT2())
                                : Mono.just(each.getT2()),
                        1)
                .collectList()
                .block(Duration.ofMinutes(2));

        assertThat(changed).hasSize(40);
        assertThat(listed)
                .extracting(map -> map.metadata().name())
                .doesNotHaveDuplicates()
                .hasSize(OBJECTS);
        assertThat(listed).allMatch(map -> map.data().equals(Map.of("version", "0")));
    }

    private Mono<?> change(int page, Set<String> changed) {
        String updated = "map-%04d".formatted(OBJECTS - 1 - page);
        String deleted = "map-%04d".formatted(OBJECTS - 101 - page);
        changed.add(updated);
        changed.add(deleted);
        return maps.edit(updated, map -> map.with(c -> c.putData("version", "1")))
                .then(maps.delete(deleted))
                .then(maps.create(configMap("new-" + page, Map.of())))
                .then(Mono.defer(() -> maps.delete("new-" + page)))
                // What the next test is to find as it was.
                .then(maps.edit(updated, map -> map.with(c -> c.putData("version", "0"))))
                .then(maps.create(configMap(deleted, Map.of("version", "0"))
                        .with(c -> c.metadata(m -> m.putLabels("half", page % 2 == 0 ? "b" : "a")))));
    }

    @Test
    void listsByBuiltSelectors() {
        maps.list(o -> o.labels(Selector.builder().eq("half", "a").build())
                        .fields(FieldSelector.builder()
                                .notEq("metadata.name", "map-0000")
                                .build())
                        .limit(10))
                .take(1)
                .map(map -> String.valueOf(map.metadata().name()))
                .as(StepVerifier::create)
                .expectNext("map-0002")
                .verifyComplete();
    }

    @Test
    void listsAStateOfThePast() {
        KubeList<ConfigMap> now = await(maps.listPage(o -> o.fields("metadata.name=map-0001")));
        String version = String.valueOf(now.metadata().resourceVersion());
        await(maps.edit("map-0001", map -> map.with(c -> c.putData("seen", "later"))));

        assertThat(await(maps.listPage(o -> o.fields("metadata.name=map-0001")
                                .resourceVersion(version)
                                .resourceVersionMatch(ResourceVersionMatch.EXACT)))
                        .items())
                .isEqualTo(now.items());
        assertThat(await(maps.listPage(o -> o.fields("metadata.name=map-0001")
                                .resourceVersion(version)
                                .resourceVersionMatch(ResourceVersionMatch.NOT_OLDER_THAN)
                                .timeout(Duration.ofSeconds(10))))
                        .items())
                .hasSize(1);
        await(maps.edit("map-0001", map -> map.with(c -> c.removeData("seen"))));
    }

    @Test
    void beginsAWatchWithAList() {
        maps.watch(o -> o.fields("metadata.name=map-0003").sendInitialEvents().timeout(Duration.ofSeconds(30)))
                .take(2)
                .as(StepVerifier::create)
                .assertNext(event -> assertThat(event.type()).isEqualTo(WatchEvent.Type.ADDED))
                .assertNext(event -> {
                    assertThat(event.type()).isEqualTo(WatchEvent.Type.BOOKMARK);
                    assertThat(event.initialEventsEnd()).isTrue();
                })
                .expectComplete()
                .verify(PATIENCE);
    }

    /** Servers on which shards are switched off give everything: both are legal, and told apart by the answer. */
    @Test
    void listsShards() {
        Mono<KubeList<ConfigMap>> shard0 = shard(0);
        KubeList<ConfigMap> first = await(shard0);
        KubeList<ConfigMap> second = await(shard(1));

        int both = first.items().size() + second.items().size();
        assertThat(both).isEqualTo(first.metadata().hasShardInfo() ? OBJECTS : 2 * OBJECTS);
    }

    private Mono<KubeList<ConfigMap>> shard(int shard) {
        return maps.listPage(o -> o.labels("half").shard(ShardSelector.of(ShardSelector.Field.UID, shard, 2)));
    }

    @Test
    void readsRefusalsOfOptions() {
        maps.listPage(o -> o.fields("spec.nothing=1"))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(ApiException.class)
                        .hasMessageContaining("spec.nothing")
                        .hasMessageContaining("(400 Bad Request, GET https://"));
    }
}
