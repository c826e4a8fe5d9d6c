package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Node;
import io.coxswain.model.core.v1.Pod;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
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
                assertThat(sent.headers().get("Accept"))
                        .isEqualTo("application/vnd.kubernetes.protobuf, application/json");
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
        try (ScriptedServer server = ScriptedServer.answering(200, "{\"items\":[]}");
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
