package io.coxswain.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.Api;
import io.coxswain.client.KubeClient;
import io.coxswain.client.WatchEvent;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.rest.UnauthorizedException;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Namespace;
import io.coxswain.model.core.v1.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@WithEmbeddedKube
class EmbeddedKubeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void startsWithTheNamespacesOfEveryCluster(KubeClient client) {
        client.api(Namespace.TYPE)
                .list()
                .map(namespace -> String.valueOf(namespace.metadata().name()))
                .as(StepVerifier::create)
                .expectNext("default", "kube-node-lease", "kube-public", "kube-system")
                .verifyComplete();
    }

    @Test
    void startsAgainInWellUnderHalfASecond(EmbeddedKube warm) {
        long begin = System.nanoTime();
        EmbeddedKube.start().close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
        assertThat(warm.url()).startsWith("http://127.0.0.1:");
    }

    @Test
    void losesNoUpdateHoweverManyWrite(KubeClient client) {
        Api<ConfigMap> maps = client.coreV1().configMaps("default");
        create(maps, "counter", Map.of("count", "0"));

        Flux.range(0, 100)
                .flatMap(
                        i -> maps.edit(
                                        "counter",
                                        map -> map.with(c -> c.putData("count", String.valueOf(count(map) + 1))))
                                .retry(200)
                                .subscribeOn(Schedulers.parallel()),
                        8)
                .blockLast(PATIENCE);

        assertThat(count(Objects.requireNonNull(maps.get("counter").block(PATIENCE))))
                .isEqualTo(100);
    }

    private static int count(ConfigMap map) {
        return Integer.parseInt(Objects.requireNonNull(map.data().get("count")));
    }

    @Test
    void tellsEachWatcherEachEventOnceAndInOrder(KubeClient client) {
        Api<ConfigMap> maps = client.coreV1().configMaps("default");
        int events = 300;
        List<Mono<List<Long>>> watchers = IntStream.range(0, 5)
                .mapToObj(i -> maps.watch(o -> o.labels("watched"))
                        .take(events)
                        .map(event -> Long.parseLong(
                                String.valueOf(event.object().metadata().resourceVersion())))
                        .collectList()
                        .cache())
                .toList();
        watchers.forEach(Mono::subscribe);

        Flux.range(0, events)
                .flatMap(
                        i -> maps.create(ConfigMap.of(
                                c -> c.metadata(m -> m.name("map-" + i).putLabels("watched", "yes")))),
                        8)
                .blockLast(PATIENCE);

        for (Mono<List<Long>> watcher : watchers) {
            assertThat(watcher.block(PATIENCE)).hasSize(events).doesNotHaveDuplicates();
        }
    }

    @Test
    void tellsChangesOfWhatASelectorSelectsAsComingAndGoing(KubeClient client) {
        Api<ConfigMap> maps = client.coreV1().configMaps("default");

        maps.watch(o -> o.labels("a=1"))
                .map(WatchEvent::type)
                .as(StepVerifier::create)
                .then(() -> {
                    create(maps, "map", Map.of());
                    label(maps, "1");
                    edit(maps);
                    label(maps, "2");
                    label(maps, "1");
                    maps.delete("map").block(PATIENCE);
                })
                .expectNext(
                        WatchEvent.Type.ADDED,
                        WatchEvent.Type.MODIFIED,
                        WatchEvent.Type.DELETED,
                        WatchEvent.Type.ADDED,
                        WatchEvent.Type.DELETED)
                .thenCancel()
                .verify(PATIENCE);
    }

    private static void create(Api<ConfigMap> maps, String name, Map<String, String> data) {
        maps.create(ConfigMap.of(c -> c.metadata(m -> m.name(name)).data(data))).block(PATIENCE);
    }

    private static void label(Api<ConfigMap> maps, String value) {
        maps.edit("map", map -> map.with(c -> c.metadata(m -> m.putLabels("a", value))))
                .block(PATIENCE);
    }

    private static void edit(Api<ConfigMap> maps) {
        maps.edit("map", map -> map.with(c -> c.putData("x", "y"))).block(PATIENCE);
    }

    @Test
    void forgetsWhatIsOlderThanItsHistory() {
        try (EmbeddedKube server = EmbeddedKube.start(s -> s.historySize(5));
                KubeClient client = KubeClient.of(server.config())) {
            Api<ConfigMap> maps = client.coreV1().configMaps("default");
            create(maps, "map", Map.of());
            String old = String.valueOf(maps.listPage()
                    .blockOptional(PATIENCE)
                    .orElseThrow()
                    .metadata()
                    .resourceVersion());
            IntStream.range(0, 10).forEach(i -> label(maps, "v" + i));

            maps.watch(o -> o.resourceVersion(old))
                    .as(StepVerifier::create)
                    .expectError(GoneException.class)
                    .verify(PATIENCE);
        }
    }

    @Test
    void sendsBookmarksAsOftenAsItIsTold() {
        try (EmbeddedKube server = EmbeddedKube.start(s -> s.bookmarkInterval(Duration.ofMillis(20)));
                KubeClient client = KubeClient.of(server.config())) {
            client.coreV1()
                    .configMaps("kube-public")
                    .watch(o -> o.bookmarks().fields("metadata.name=none"))
                    .take(2)
                    .map(WatchEvent::type)
                    .as(StepVerifier::create)
                    .expectNext(WatchEvent.Type.BOOKMARK, WatchEvent.Type.BOOKMARK)
                    .expectComplete()
                    .verify(PATIENCE);
        }
    }

    @Test
    void endsAWatchInTime(KubeClient client) {
        client.coreV1()
                .configMaps("default")
                .watch(o -> o.timeout(Duration.ofSeconds(1)))
                .as(StepVerifier::create)
                .thenConsumeWhile(event -> true)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void knowsItsUsersByTheirTokens() {
        try (EmbeddedKube server = EmbeddedKube.start(s -> s.tls().user("alice", "secret-of-alice", "system:masters"));
                KubeClient alice = KubeClient.of(server.config());
                KubeClient stranger = KubeClient.of(server.config().toBuilder()
                        .withoutCredentials()
                        .token("nonsense")
                        .build())) {
            alice.api(Pod.TYPE).allNamespaces().list().as(StepVerifier::create).verifyComplete();
            stranger.api(Pod.TYPE)
                    .allNamespaces()
                    .list()
                    .as(StepVerifier::create)
                    .verifyError(UnauthorizedException.class);
        }
    }

    @Test
    @WithEmbeddedKube(livingPods = true)
    void runsPodsIfTold(KubeClient client) {
        Api<Pod> pods = client.coreV1().pods("default");
        pods.create(Pod.of(p -> p.metadata(m -> m.name("web"))
                        .spec(s -> s.addContainers(c -> c.name("main").image("busybox")))))
                .block(PATIENCE);

        assertThat(pods.get("web")
                        .blockOptional(PATIENCE)
                        .orElseThrow()
                        .status()
                        .phase())
                .isEqualTo("Running");
        pods.delete("web").block(PATIENCE);
        pods.waitForDeletion("web", PATIENCE).as(StepVerifier::create).verifyComplete();
    }
}
