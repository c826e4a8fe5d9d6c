package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.core.v1.Pod;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class ListTest {
    private static final String EXPIRED = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
            + "\"message\":\"the continue parameter is too old\",\"reason\":\"Expired\",\"code\":410}";

    @Test
    void sendsAllListOptions() {
        try (ScriptedServer server = ScriptedServer.answering(200, list("", ""));
                KubeClient client = client(server)) {
            pods(client)
                    .list(o -> o.labels("app=web")
                            .fields("spec.nodeName=n1")
                            .limit(7)
                            .continueFrom("abc")
                            .resourceVersion("5")
                            .resourceVersionMatch(ResourceVersionMatch.EXACT)
                            .timeout(Duration.ofSeconds(9)))
                    .as(StepVerifier::create)
                    .verifyComplete();

            assertThat(server.requests())
                    .singleElement()
                    .hasToString(
                            "GET /api/v1/namespaces/shop/pods?labelSelector=app%3Dweb&fieldSelector=spec.nodeName%3Dn1"
                                    + "&limit=7&continue=abc&resourceVersion=5&resourceVersionMatch=Exact&timeoutSeconds=9");
        }
    }

    @Test
    void followsPages() {
        try (ScriptedServer server = pages();
                KubeClient client = client(server)) {
            Flux<String> names = pods(client)
                    .list(o -> o.limit(2).resourceVersion("5").resourceVersionMatch(ResourceVersionMatch.EXACT))
                    .map(ListTest::name);
            for (int time = 0; time < 2; time++) {
                server.requests().clear();
                names.as(StepVerifier::create)
                        .expectNext("p0", "p1", "p2", "p3", "p4")
                        .verifyComplete();
                assertThat(server.requests())
                        .extracting(Object::toString)
                        .containsExactly(
                                "GET /api/v1/namespaces/shop/pods?limit=2&resourceVersion=5&resourceVersionMatch=Exact",
                                "GET /api/v1/namespaces/shop/pods?limit=2&continue=1",
                                "GET /api/v1/namespaces/shop/pods?limit=2&continue=2");
            }
        }
    }

    @Test
    void asksForAPageWhenItsFirstObjectIsAskedFor() throws InterruptedException {
        try (ScriptedServer server = pages();
                KubeClient client = client(server)) {
            StepVerifier.create(pods(client).list(o -> o.limit(2)).map(ListTest::name), 0)
                    .expectSubscription()
                    .expectNoEvent(Duration.ofMillis(200))
                    .then(() -> assertThat(server.requests()).isEmpty())
                    .thenRequest(2)
                    .expectNext("p0", "p1")
                    .expectNoEvent(Duration.ofMillis(200))
                    .then(() -> assertThat(server.requests()).hasSize(1))
                    .thenRequest(1)
                    .expectNext("p2")
                    .expectNoEvent(Duration.ofMillis(200))
                    .then(() -> assertThat(server.requests()).hasSize(2))
                    .thenRequest(2)
                    .expectNext("p3", "p4")
                    .verifyComplete();
            server.awaitNoExchange();
        }
    }

    @Test
    void asksForNoPageBehindTheOneThatIsEnough() throws InterruptedException {
        try (ScriptedServer server = pages();
                KubeClient client = client(server)) {
            pods(client)
                    .list(o -> o.limit(2))
                    .take(2)
                    .as(StepVerifier::create)
                    .expectNextCount(2)
                    .verifyComplete();
            pods(client)
                    .list(o -> o.limit(2))
                    .take(3)
                    .as(StepVerifier::create)
                    .expectNextCount(3)
                    .verifyComplete();

            assertThat(server.requests()).hasSize(3);
            server.awaitNoExchange();
        }
    }

    @Test
    void emitsObjectsWhileTheBodyStreamsIn() {
        Sinks.Empty<String> rest = Sinks.empty();
        try (ScriptedServer server = ScriptedServer.start((request, response) -> response.sendString(Flux.concat(
                        Mono.just("{\"items\":[" + pod("a") + "," + pod("b")),
                        rest.asMono(),
                        Mono.just("," + pod("c") + "],\"metadata\":{}}"))));
                KubeClient client = client(server)) {
            pods(client)
                    .list()
                    .map(ListTest::name)
                    .as(StepVerifier::create)
                    .expectNext("a", "b")
                    .then(rest::tryEmitEmpty)
                    .expectNext("c")
                    .verifyComplete();
        }
    }

    @Test
    void signalsAListThatIsCutOffBehindWhatHasCome() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{\"items\":[" + pod("a") + ",{\"metadata\":");
                KubeClient client = client(server)) {
            pods(client)
                    .list()
                    .map(ListTest::name)
                    .as(StepVerifier::create)
                    .expectNext("a")
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(CutOffException.class)
                            .hasMessage("the list ended in the middle: list again (GET " + server.url()
                                    + "/api/v1/namespaces/shop/pods)"));
            pods(client).listPage().as(StepVerifier::create).verifyError(CutOffException.class);
        }
    }

    @Test
    void signalsAnObjectThatCannotBeRead() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.answering(
                        200, "{\"items\":[" + pod("a") + ",{\"metadata\":[1]}," + pod("c") + "]}");
                KubeClient client = client(server)) {
            pods(client)
                    .list()
                    .map(ListTest::name)
                    .as(StepVerifier::create)
                    .expectNext("a")
                    .verifyError(DecodingException.class);
            server.awaitNoExchange();
        }
    }

    @Test
    void signalsAContinuationThatIsTooOld() {
        try (ScriptedServer server = ScriptedServer.start(
                        (request, response) -> request.uri().contains("continue=")
                                ? ScriptedServer.json(response, 410, EXPIRED)
                                : ScriptedServer.json(response, 200, list("more", pod("a"))));
                KubeClient client = client(server)) {
            pods(client)
                    .list()
                    .map(ListTest::name)
                    .as(StepVerifier::create)
                    .expectNext("a")
                    .verifyError(GoneException.class);
        }
    }

    @Test
    void listsOnePageWithItsMetadata() {
        try (ScriptedServer server = pages();
                KubeClient client = client(server)) {
            pods(client)
                    .listPage(o -> o.limit(2))
                    .as(StepVerifier::create)
                    .assertNext(page -> {
                        assertThat(page.kind()).isEqualTo("PodList");
                        assertThat(page.items()).extracting(ListTest::name).containsExactly("p0", "p1");
                        assertThat(page.metadata().continue_()).isEqualTo("1");
                        assertThat(page.metadata().resourceVersion()).isEqualTo("42");
                    })
                    .verifyComplete();
            pods(client).listPage().as(StepVerifier::create).expectNextCount(1).verifyComplete();

            assertThat(server.requests())
                    .extracting(Object::toString)
                    .containsExactly("GET /api/v1/namespaces/shop/pods?limit=2", "GET /api/v1/namespaces/shop/pods");
        }
    }

    /** Five pods in pages of two. */
    private static ScriptedServer pages() {
        return ScriptedServer.start((request, response) -> {
            List<String> token = List.of(request.uri().split("continue="));
            int page = token.size() == 1 ? 0 : Integer.parseInt(token.get(1));
            String items = IntStream.range(2 * page, Math.min(2 * page + 2, 5))
                    .mapToObj(i -> pod("p" + i))
                    .collect(Collectors.joining(","));
            return ScriptedServer.json(response, 200, list(page == 2 ? "" : String.valueOf(page + 1), items));
        });
    }

    private static String name(Pod pod) {
        return String.valueOf(pod.metadata().name());
    }

    private static String list(String continueFrom, String items) {
        return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"42\",\"continue\":\""
                + continueFrom + "\"},\"items\":[" + items + "]}";
    }

    private static KubeClient client(ScriptedServer server) {
        return KubeClient.of(server.config().build());
    }

    private static Api<Pod> pods(KubeClient client) {
        return client.api(Pod.TYPE).namespace("shop");
    }

    private static String pod(String name) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"" + name
                + "\",\"resourceVersion\":\"7\"}}";
    }
}
