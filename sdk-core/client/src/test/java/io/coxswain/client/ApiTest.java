package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.rest.FramingException;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.core.v1.Node;
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

class ApiTest {
    private static final String NOT_FOUND =
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                    + "\"message\":\"pods \\\"web\\\" not found\",\"reason\":\"NotFound\",\"details\":{\"name\":\"web\",\"kind\":\"pods\"},\"code\":404}";

    @Test
    void getsAnObject() {
        try (ScriptedServer server = ScriptedServer.answering(200, pod("web"));
                KubeClient client = client(server)) {
            pods(client)
                    .get("web", o -> o.resourceVersion("0"))
                    .as(StepVerifier::create)
                    .assertNext(pod -> assertThat(pod.metadata().name()).isEqualTo("web"))
                    .verifyComplete();

            assertThat(server.requests()).singleElement().satisfies(sent -> {
                assertThat(sent).hasToString("GET /api/v1/namespaces/shop/pods/web?resourceVersion=0");
                assertThat(sent.headers().get("Accept")).isEqualTo("application/json");
            });
        }
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        try (ScriptedServer server = ScriptedServer.answering(404, NOT_FOUND);
                KubeClient client = client(server)) {
            pods(client).get("web").as(StepVerifier::create).verifyError(NotFoundException.class);
            pods(client).find("web").as(StepVerifier::create).verifyComplete();
        }
    }

    @Test
    void doesNotTakeAnUnknownKindForAMissingObject() {
        try (ScriptedServer server = ScriptedServer.answering(404, "404 page not found");
                KubeClient client = client(server)) {
            pods(client)
                    .find("web")
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(NotFoundException.class)
                            .hasMessageStartingWith(
                                    "the server could not find the requested resource: \"404 page not found\""));
        }
    }

    @Test
    void choosesNamespaces() {
        try (ScriptedServer server = ScriptedServer.answering(200, list("", ""));
                KubeClient client =
                        KubeClient.of(server.config().namespace("own").build())) {
            Api<Pod> pods = client.api(Pod.TYPE);
            Flux.concat(
                            pods.list(),
                            pods.namespace("shop").list(),
                            pods.allNamespaces().list(),
                            client.api(Node.TYPE).list())
                    .as(StepVerifier::create)
                    .verifyComplete();

            assertThat(server.requests())
                    .extracting(Object::toString)
                    .containsExactly(
                            "GET /api/v1/namespaces/own/pods?limit=500",
                            "GET /api/v1/namespaces/shop/pods?limit=500",
                            "GET /api/v1/pods?limit=500",
                            "GET /api/v1/nodes?limit=500");
        }
    }

    @Test
    void failsAtTheCallWhereTheCallMakesNoSense() {
        try (KubeClient client = KubeClient.create()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.api(Node.TYPE).namespace("shop"))
                    .withMessage("nodes do not live in namespaces");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.api(Pod.TYPE).namespace("a/b"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.api(Pod.TYPE).get(".."));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.api(Pod.TYPE).get(""));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.api(Pod.TYPE).list(o -> o.limit(-1)));
        }
    }

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
                            .resourceVersionMatch("Exact")
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
                    .list(o -> o.limit(2).resourceVersion("5").resourceVersionMatch("Exact"))
                    .map(ApiTest::name);
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
            StepVerifier.create(pods(client).list(o -> o.limit(2)).map(ApiTest::name), 0)
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
                    .map(ApiTest::name)
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
                    .map(ApiTest::name)
                    .as(StepVerifier::create)
                    .expectNext("a")
                    .verifyError(CutOffException.class);
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
                    .map(ApiTest::name)
                    .as(StepVerifier::create)
                    .expectNext("a")
                    .verifyError(DecodingException.class);
            server.awaitNoExchange();
        }
    }

    @Test
    void signalsAContinuationThatIsTooOld() {
        String gone = NOT_FOUND.replace("NotFound", "Expired").replace("404", "410");
        try (ScriptedServer server = ScriptedServer.start(
                        (request, response) -> request.uri().contains("continue=")
                                ? ScriptedServer.json(response, 410, gone)
                                : ScriptedServer.json(response, 200, list("more", pod("a"))));
                KubeClient client = client(server)) {
            pods(client)
                    .list()
                    .map(ApiTest::name)
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
                        assertThat(page.items()).extracting(ApiTest::name).containsExactly("p0", "p1");
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

    @Test
    void watches() throws InterruptedException {
        String events = event("ADDED", pod("a")) + "\n" + event("MODIFIED", pod("b")) + "\n\n"
                + event("DELETED", pod("c")) + "\r\n"
                + event(
                        "BOOKMARK",
                        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"9\",\"creationTimestamp\":null},"
                                + "\"spec\":{\"containers\":null},\"status\":{}}");
        try (ScriptedServer server = ScriptedServer.answering(200, events);
                KubeClient client = client(server)) {
            pods(client)
                    .watch(o -> o.labels("app=web")
                            .fields("a=b")
                            .resourceVersion("5")
                            .timeout(Duration.ofMinutes(5))
                            .bookmarks())
                    .map(e -> e.type() + " " + e.object().metadata().name() + " "
                            + e.object().metadata().resourceVersion())
                    .as(StepVerifier::create)
                    .expectNext("ADDED a 7", "MODIFIED b 7", "DELETED c 7", "BOOKMARK null 9")
                    .verifyComplete();

            assertThat(server.requests())
                    .singleElement()
                    .hasToString(
                            "GET /api/v1/namespaces/shop/pods?watch=true&labelSelector=app%3Dweb&fieldSelector=a%3Db"
                                    + "&resourceVersion=5&timeoutSeconds=300&allowWatchBookmarks=true");
            server.awaitNoExchange();
        }
    }

    @Test
    void endsAWatchByItsErrorEvent() throws InterruptedException {
        String expired = event(
                "ERROR",
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                        + "\"message\":\"too old resource version: 1 (5)\",\"reason\":\"Expired\",\"code\":410}");
        try (ScriptedServer server = ScriptedServer.start((request, response) -> response.sendString(
                        Flux.concat(Mono.just(event("ADDED", pod("a")) + "\n" + expired + "\n"), Mono.never())));
                KubeClient client = client(server)) {
            pods(client)
                    .watch()
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(GoneException.class)
                            .hasMessage("too old resource version: 1 (5) (410 Gone, GET " + server.url()
                                    + "/api/v1/namespaces/shop/pods)"));
            server.awaitNoExchange();
        }
    }

    @Test
    void signalsWatchesThatAreNone() {
        assertWatchFails("<html>", FramingException.class);
        assertWatchFails(event("ADDED", pod("b")).replace("ADDED", "SOMETHING"), FramingException.class);
        assertWatchFails(event("ADDED", pod("b")).substring(0, 20), CutOffException.class);
        assertWatchFails(event("ADDED", "[]"), DecodingException.class);
    }

    private static void assertWatchFails(String second, Class<? extends Throwable> error) {
        try (ScriptedServer server = ScriptedServer.answering(200, event("ADDED", pod("a")) + "\n" + second);
                KubeClient client = client(server)) {
            pods(client).watch().as(StepVerifier::create).expectNextCount(1).verifyError(error);
        }
    }

    @Test
    void closesAWatchThatIsCancelled() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                        response.sendString(Flux.concat(Mono.just(event("ADDED", pod("a")) + "\n"), Mono.never())));
                KubeClient client = client(server)) {
            pods(client)
                    .watch()
                    .take(1)
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            server.awaitNoExchange();
        }
    }

    @Test
    void connectsIfTheServerAnswers() {
        try (ScriptedServer open = ScriptedServer.answering(200, "{}");
                ScriptedServer closed = ScriptedServer.answering(403, "{}");
                ScriptedServer broken = ScriptedServer.answering(500, "{}")) {
            KubeClient.connect(Mono.just(open.config().build()))
                    .doOnNext(KubeClient::close)
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            KubeClient.connect(Mono.just(closed.config().build()))
                    .doOnNext(KubeClient::close)
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            KubeClient.connect(Mono.just(broken.config().build()))
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e ->
                            assertThat(e).isInstanceOf(ApiException.class).isNotInstanceOf(ForbiddenException.class));
            assertThat(open.requests()).singleElement().hasToString("GET /version");
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

    private static KubeClient client(ScriptedServer server) {
        return KubeClient.of(server.config().build());
    }

    private static Api<Pod> pods(KubeClient client) {
        return client.api(Pod.TYPE).namespace("shop");
    }

    private static String name(Pod pod) {
        return String.valueOf(pod.metadata().name());
    }

    private static String pod(String name) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"" + name
                + "\",\"resourceVersion\":\"7\"}}";
    }

    private static String event(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
    }

    private static String list(String continueFrom, String items) {
        return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"42\",\"continue\":\""
                + continueFrom + "\"},\"items\":[" + items + "]}";
    }
}
