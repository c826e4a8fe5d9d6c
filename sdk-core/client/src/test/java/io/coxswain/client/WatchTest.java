package io.coxswain.client;

import static io.coxswain.client.WatchEvent.Type.BOOKMARK;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.FramingException;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.core.v1.Pod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class WatchTest {
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
                    .map(e -> e.type() + " "
                            + (e.type() == BOOKMARK ? "" : e.object().metadata().name()) + " " + e.resourceVersion())
                    .as(StepVerifier::create)
                    .expectNext("ADDED a 7", "MODIFIED b 7", "DELETED c 7", "BOOKMARK  9")
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

    private static String event(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
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
