package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.KubeList;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.core.v1.Pod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ListEventsTest {
    private static final String BAD = "{\"metadata\":{\"name\":\"bad\",\"namespace\":\"shop\"},\"spec\":\"}\"}";

    @Test
    void givesAllItemsAndThenTheMetadata() {
        try (ScriptedServer server = pages();
                KubeClient client = client(server)) {
            for (int round = 0; round < 2; round++) {
                pods(client)
                        .listEvents(o -> o.limit(2))
                        .map(ListEventsTest::text)
                        .as(StepVerifier::create)
                        .expectNext("p0", "p1", "p2", "p3", "p4", "end 42")
                        .verifyComplete();
            }
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void keepsToDemand() throws InterruptedException {
        try (ScriptedServer server = pages();
                KubeClient client = client(server)) {
            StepVerifier.create(pods(client).listEvents(o -> o.limit(2)).map(ListEventsTest::text), 0)
                    .expectSubscription()
                    .expectNoEvent(Duration.ofMillis(100))
                    .then(() -> assertThat(server.requests()).isEmpty())
                    .thenRequest(2)
                    .expectNext("p0", "p1")
                    .expectNoEvent(Duration.ofMillis(100))
                    .then(() -> assertThat(server.requests()).hasSize(1))
                    .thenRequest(3)
                    .expectNext("p2", "p3", "p4")
                    .expectNoEvent(Duration.ofMillis(100))
                    .thenRequest(1)
                    .expectNext("end 42")
                    .verifyComplete();
            StepVerifier.create(pods(client).listEvents(o -> o.limit(2)), 3)
                    .expectNextCount(3)
                    .thenCancel()
                    .verify();
            server.awaitNoExchange();
        }
    }

    @Test
    void namesAnObjectThatCannotBeReadAndGoesOn() {
        try (ScriptedServer server = ScriptedServer.answering(200, list("", pod("a") + "," + BAD + "," + pod("c")));
                KubeClient client = client(server)) {
            pods(client)
                    .listEvents()
                    .as(StepVerifier::create)
                    .assertNext(e -> assertThat(text(e)).isEqualTo("a"))
                    .assertNext(e -> assertThat(e).isInstanceOfSatisfying(ListEvent.Undecodable.class, bad -> {
                        assertThat(bad.object().name()).isEqualTo("bad");
                        assertThat(bad.object().namespace()).isEqualTo("shop");
                        assertThat(bad.object().error().path()).isEqualTo("/items/1/spec");
                    }))
                    .assertNext(e -> assertThat(text(e)).isEqualTo("c"))
                    .assertNext(e -> assertThat(text(e)).isEqualTo("end 42"))
                    .verifyComplete();
            pods(client)
                    .list()
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyErrorSatisfies(
                            e -> assertThat(e)
                                    .isInstanceOf(DecodingException.class)
                                    .hasMessageStartingWith(
                                            "\"bad\" in the namespace \"shop\" cannot be read: expected an object at /items/1/spec"));
            pods(client).listPage().as(StepVerifier::create).verifyError(DecodingException.class);
        }
    }

    @Test
    void readsStrictlyOnRequest() {
        String odd = "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"x\":1,\"x\":1,\"priority\":1,\"priority\":2}}";
        try (ScriptedServer server = ScriptedServer.start((request, response) -> ScriptedServer.json(
                        response,
                        200,
                        request.uri().contains("watch=true")
                                ? "{\"type\":\"ADDED\",\"object\":" + odd
                                        + "}\n{\"type\":\"ERROR\",\"object\":{\"code\":410,\"reason\":\"Expired\",\"new\":1}}\n"
                                : request.uri().endsWith("/a") ? odd : list("", pod("b") + "," + odd)));
                KubeClient client = client(server)) {
            String told = "strict decoding error: unknown field \"%1$sspec.x\", duplicate field \"%1$sspec.priority\"";
            pods(client)
                    .get("a", o -> o.decoding(DecodeOptions.STRICT))
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(StrictDecodingException.class)
                            .hasMessage(told.formatted("")));
            pods(client)
                    .list(o -> o.decoding(DecodeOptions.STRICT).skipManagedFields())
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(StrictDecodingException.class)
                            .hasMessageEndingWith(told.formatted("")));
            pods(client)
                    .watchResults(o -> o.decoding(DecodeOptions.STRICT))
                    .as(StepVerifier::create)
                    .assertNext(e -> assertThat(e)
                            .isInstanceOfSatisfying(
                                    WatchResult.Undecodable.class,
                                    bad -> assertThat(bad.object().error())
                                            .hasMessageEndingWith(told.formatted("object."))))
                    .verifyError(GoneException.class);
            pods(client).get("a").as(StepVerifier::create).expectNextCount(1).verifyComplete();
        }
    }

    @Test
    void hasNoEndIfTheListHasNone() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{\"items\":[" + pod("a"));
                KubeClient client = client(server)) {
            pods(client)
                    .listEvents()
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyError(CutOffException.class);
        }
    }

    @Test
    void keepsWhatAPageHasBesidesItsItems() {
        String page =
                "{\"new\":{\"a\":1},\"items\":[" + pod("a") + "],\"metadata\":{\"resourceVersion\":\"5\",\"x\":[1]},"
                        + "\"apiVersion\":\"v1\",\"kind\":\"PodList\"}";
        try (ScriptedServer server = ScriptedServer.answering(200, page);
                KubeClient client = client(server)) {
            pods(client)
                    .listPage()
                    .map(list -> new String(KubeList.codec(Pod.CODEC).toJson(list), StandardCharsets.UTF_8))
                    .as(StepVerifier::create)
                    .assertNext(json -> assertThat(json)
                            .contains("\"new\":{\"a\":1}", "\"x\":[1]", "\"kind\":\"PodList\"", "\"name\":\"a\""))
                    .verifyComplete();
        }
    }

    @Test
    void skipsManagedFieldsOnRequest() {
        String pod = "{\"metadata\":{\"name\":\"a\",\"managedFields\":[{\"manager\":\"m\"}]}}";
        try (ScriptedServer server = ScriptedServer.start((request, response) -> ScriptedServer.json(
                        response,
                        200,
                        request.uri().contains("watch=true")
                                ? "{\"type\":\"ADDED\",\"object\":" + pod + "}"
                                : request.uri().endsWith("/a") ? pod : "{\"items\":[" + pod + "]}"));
                KubeClient client = client(server)) {
            Api<Pod> pods = pods(client);
            verifyManagedFields(true, pods.get("a").flux());
            verifyManagedFields(true, pods.list());
            verifyManagedFields(true, pods.watch().map(WatchEvent::object));
            verifyManagedFields(false, pods.get("a", o -> o.skipManagedFields()).flux());
            verifyManagedFields(false, pods.list(o -> o.skipManagedFields()));
            verifyManagedFields(false, pods.listPage(o -> o.skipManagedFields()).flatMapIterable(page -> page));
            verifyManagedFields(false, pods.watch(o -> o.skipManagedFields()).map(WatchEvent::object));
        }
    }

    private static void verifyManagedFields(boolean present, reactor.core.publisher.Flux<Pod> pods) {
        pods.map(pod -> pod.metadata().hasManagedFields())
                .as(StepVerifier::create)
                .expectNext(present)
                .verifyComplete();
    }

    @Test
    void goesOnInconsistentlyOnlyIfThatIsWanted() {
        try (ScriptedServer server = expiring("again");
                KubeClient client = client(server)) {
            pods(client)
                    .list()
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyErrorSatisfies(
                            e -> assertThat(((GoneException) e).continueToken()).isEqualTo("again"));
            pods(client)
                    .listEvents(o -> o.limit(1).continueInconsistently())
                    .map(ListEventsTest::text)
                    .as(StepVerifier::create)
                    .expectNext("a", "b", "end 50")
                    .verifyComplete();
            assertThat(server.requests())
                    .extracting(Object::toString)
                    .endsWith(
                            "GET /api/v1/namespaces/shop/pods?limit=1&continue=old",
                            "GET /api/v1/namespaces/shop/pods?limit=1&continue=again");
        }
    }

    @Test
    void givesUpIfThereIsNoWayToGoOn() {
        for (String token : List.of("", "old")) {
            try (ScriptedServer server = expiring(token);
                    KubeClient client = client(server)) {
                pods(client)
                        .list(o -> o.continueInconsistently())
                        .as(StepVerifier::create)
                        .expectNextCount(1)
                        .verifyError(GoneException.class);
            }
        }
    }

    /** The page behind the first one is gone; it may be had by the given token. */
    private static ScriptedServer expiring(String token) {
        String gone = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"metadata\":{\"continue\":\""
                + token + "\"},\"message\":\"the continue parameter is too old\",\"reason\":\"Expired\",\"code\":410}";
        return ScriptedServer.start((request, response) -> {
            if (request.uri().contains("continue=old")) {
                return ScriptedServer.json(response, 410, gone);
            }
            return request.uri().contains("continue=again")
                    ? ScriptedServer.json(response, 200, list("", pod("b")).replace("42", "50"))
                    : ScriptedServer.json(response, 200, list("old", pod("a")));
        });
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

    private static String text(ListEvent<Pod> event) {
        return event instanceof ListEvent.Item<Pod> item
                ? String.valueOf(item.object().metadata().name())
                : "end " + ((ListEvent.End<Pod>) event).metadata().resourceVersion();
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
        return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"" + name + "\"}}";
    }
}
