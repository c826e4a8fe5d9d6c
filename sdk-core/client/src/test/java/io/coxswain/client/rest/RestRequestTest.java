package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.ConfigMap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RestRequestTest {
    private final RestClient rest =
            RestClient.of(Mono.just(KubeConfig.builder("http://127.0.0.1:1").build()));

    @AfterEach
    void close() {
        rest.close();
    }

    @Test
    void tellsHowLongARequestMayTake() {
        assertThat(rest.get()
                        .absPath("/version")
                        .timeout(Duration.ofSeconds(2))
                        .request()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(2));
        assertThatIllegalArgumentException().isThrownBy(() -> rest.get().timeout(Duration.ZERO));
    }

    @Test
    void tellsEveryPartOfARequest() {
        RestApi apps = rest.apiVersion("apps/v1");

        assertThat(apps.get()
                        .namespace("shop")
                        .resource("deployments")
                        .name("web")
                        .request())
                .hasToString("GET /apis/apps/v1/namespaces/shop/deployments/web");
        assertThat(apps.get().resource("deployments").request())
                .hasToString("GET /apis/apps/v1/deployments")
                .satisfies(r -> assertThat(r.verb()).isEqualTo(Verb.LIST));
        assertThat(rest.apiVersion("v1").get().resource("nodes").name("n").request())
                .hasToString("GET /api/v1/nodes/n");
        assertThat(apps.delete()
                        .namespace("shop")
                        .resource("deployments")
                        .request()
                        .verb())
                .isEqualTo(Verb.DELETE_COLLECTION);
        assertThat(apps.delete()
                        .namespace("shop")
                        .resource("deployments")
                        .name("web")
                        .request()
                        .verb())
                .isEqualTo(Verb.DELETE);
        KubeRequest put = apps.put()
                .namespace("shop")
                .resource("deployments")
                .name("web")
                .subresource("scale")
                .query("a", "b c&d")
                .header("X-A", "b")
                .body("application/yaml", "x: y".getBytes(UTF_8))
                .request();
        assertThat(put.pathAndQuery()).isEqualTo("/apis/apps/v1/namespaces/shop/deployments/web/scale?a=b%20c%26d");
        assertThat(put.verb().method()).isEqualTo("PUT");
        assertThat(put.headers())
                .extracting(Object::toString)
                .containsExactly("X-A=b", "Content-Type=application/yaml");
        assertThat(put.body()).asString().isEqualTo("x: y");
        assertThat(apps.patch()
                        .namespace("a")
                        .resource("b")
                        .name("c")
                        .request()
                        .verb()
                        .method())
                .isEqualTo("PATCH");
        assertThat(apps.post()
                        .namespace("a")
                        .resource("b")
                        .body(ConfigMap.CODEC, ConfigMap.EMPTY)
                        .request()
                        .body())
                .asString()
                .contains("\"kind\":\"ConfigMap\"");
    }

    @Test
    void takesAnyPath() {
        assertThat(rest.get().absPath("/healthz").request().path()).isEqualTo("/healthz");
        assertThat(rest.get().absPath("/apis/apps/v1/").request().path()).isEqualTo("/apis/apps/v1");
        assertThat(rest.get()
                        .absPath("/api/v1/namespaces/x/services/https:web:443/proxy/a b")
                        .request()
                        .path())
                .isEqualTo("/api/v1/namespaces/x/services/https:web:443/proxy/a%20b");
        assertThat(rest.post().absPath("/x").request()).hasToString("POST /x");
        assertThat(rest.put().absPath("/x").request()).hasToString("PUT /x");
        assertThat(rest.patch().absPath("/x").request()).hasToString("PATCH /x");
        assertThat(rest.delete().absPath("/x").request()).hasToString("DELETE /x");
    }

    @ParameterizedTest
    @Tag("fault-83")
    @ValueSource(strings = {"..", ".", "", "a/b", "/", "%2f", "a%2e%2e", "a\\b", "a\nb", "a\u0000"})
    @Tag("security-path-segments")
    void letsNoPartBecomeAnotherOne(String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.apiVersion("v1").get().namespace(part));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.apiVersion("v1").get().resource(part));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.apiVersion("v1").get().name(part));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.apiVersion("v1").get().subresource(part));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.apiVersion(part + "/v1").get());
    }

    @ParameterizedTest
    @Tag("fault-83")
    @ValueSource(
            strings = {
                "",
                "healthz",
                "//evil.example",
                "/api/../x",
                "/api/./x",
                "/api//x",
                "/api/%2e%2e/x",
                "/a?b=c",
                "/a#b",
                "/a\\b",
                "/a\r\nX: y",
                "http://evil.example/x",
                "/a//"
            })
    @Tag("security-path-segments")
    void letsNoPathBecomeAnotherOne(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> rest.get().absPath(path));
    }

    @Test
    @Tag("fault-83")
    void encodesWhatIsLegalButSpecial() {
        assertThat(rest.apiVersion("v1")
                        .get()
                        .namespace("a?b")
                        .resource("c")
                        .name("e#f&g;h")
                        .request()
                        .path())
                .isEqualTo("/api/v1/namespaces/a%3Fb/c/e%23f%26g%3Bh");
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.get().absPath("/x").name("y").request())
                .withMessageContaining("nothing can be told beside it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.get().resource("pods").text())
                .withMessageContaining("say which path");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.apiVersion("v1").put().resource("nodes").bytes())
                .withMessage("a name is needed to update nodes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.apiVersion("v1")
                        .get()
                        .resource("nodes")
                        .subresource("status")
                        .lines());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> rest.get().absPath("/x").header("A", "b\r\nC: d").request());
    }

    @Test
    void readsTheAnswerInEveryForm() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start(
                        (request, response) -> request.uri().endsWith("/follow")
                                ? response.sendString(Flux.concat(Mono.just("one\ntwo\n"), Mono.never()))
                                : ScriptedServer.json(response, 200, "{\"metadata\":{\"name\":\"a\"}}"));
                RestClient client = RestClient.of(Mono.just(server.config().build()))) {
            client.get()
                    .absPath("/a")
                    .as(ConfigMap.CODEC)
                    .map(map -> String.valueOf(map.metadata().name()))
                    .as(StepVerifier::create)
                    .expectNext("a")
                    .verifyComplete();
            client.get()
                    .absPath("/a")
                    .text()
                    .as(StepVerifier::create)
                    .expectNext("{\"metadata\":{\"name\":\"a\"}}")
                    .verifyComplete();
            client.get()
                    .absPath("/follow")
                    .lines()
                    .take(2)
                    .collectList()
                    .as(StepVerifier::create)
                    .expectNext(List.of("one", "two"))
                    .verifyComplete();
            client.get().absPath("/follow").stream()
                    .map(buffer -> buffer.toString(UTF_8))
                    .take(1)
                    .as(StepVerifier::create)
                    .expectNext("one\ntwo\n")
                    .verifyComplete();
            server.awaitNoExchange();
        }
    }
}
