package io.coxswain.client;

import static io.coxswain.client.testing.Exchanges.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.testing.Exchanges;
import io.coxswain.client.testing.Exchanges.Answer;
import io.coxswain.client.testing.Exchanges.Sent;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class KubeClientTest {
    private static final String UNWELL = """
            [+]ping ok
            [-]etcd failed: reason withheld
            [+]poststarthook/rbac/bootstrap-roles ok
            readyz check failed
            """;

    @Test
    void connectsWithOptions() {
        try (Exchanges server = Exchanges.answering("{}")) {
            List<String> filtered = new ArrayList<>();
            KubeClient.connect(
                            Mono.just(server.server().config().build()),
                            o -> o.filter((request, next) -> {
                                filtered.add(request.path());
                                return next.exchange(request);
                            }))
                    .doOnNext(KubeClient::close)
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            assertThat(filtered).containsExactly("/version");
        }
    }

    @Test
    void readsTheVersion() {
        try (Exchanges server = Exchanges.answering(
                "{\"major\":\"1\",\"minor\":\"36\",\"emulationMajor\":\"1\",\"emulationMinor\":\"35\","
                        + "\"gitVersion\":\"v1.36.3\",\"platform\":\"linux/amd64\",\"later\":{}}")) {
            server.client()
                    .version()
                    .as(StepVerifier::create)
                    .assertNext(version -> {
                        assertThat(version).hasToString("v1.36.3");
                        assertThat(version.minor()).isEqualTo("36");
                        assertThat(version.emulationMinor()).isEqualTo("35");
                        assertThat(version.goVersion()).isEmpty();
                    })
                    .verifyComplete();
            assertThat(server.only().line()).isEqualTo("GET /version");
        }
    }

    @Test
    void readsTheChecksOfAServerThatIsUnwell() {
        try (Exchanges server = Exchanges.answering(new Answer(500, UNWELL), ok("[+]ping ok\nlivez check passed\n"))) {
            server.client()
                    .readyz("a", "b&c")
                    .as(StepVerifier::create)
                    .assertNext(health -> {
                        assertThat(health.isOk()).isFalse();
                        assertThat(health.text()).isEqualTo(UNWELL);
                        assertThat(health.checks())
                                .containsExactly(
                                        new Health.Check("ping", true, "ok"),
                                        new Health.Check("etcd", false, "failed: reason withheld"),
                                        new Health.Check("poststarthook/rbac/bootstrap-roles", true, "ok"));
                    })
                    .verifyComplete();
            server.client()
                    .livez()
                    .as(StepVerifier::create)
                    .assertNext(health -> assertThat(health.isOk()).isTrue())
                    .verifyComplete();

            assertThat(server.sent())
                    .extracting(Sent::line)
                    .containsExactly("GET /readyz?verbose=true&exclude=a&exclude=b%26c", "GET /livez?verbose=true");
        }
    }

    @Test
    void doesNotTakeARefusalForIllHealth() {
        try (Exchanges server = Exchanges.answering(
                Exchanges.status(403, "Forbidden", ""), new Answer(502, "<html>Bad Gateway</html>"))) {
            server.client().livez().as(StepVerifier::create).verifyError(ForbiddenException.class);
            server.client()
                    .livez()
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOfSatisfying(
                                    ApiException.class,
                                    a -> assertThat(a.text()).isEqualTo("<html>Bad Gateway</html>")));
        }
    }

    @Test
    @Tag("fault-90")
    void closesEveryConnectionAndWaitsForIt() {
        try (ScriptedServer server =
                ScriptedServer.start((request, response) -> request.uri().contains("watch=true")
                        ? response.sendString(Flux.concat(Mono.just("\n"), Mono.never()))
                        : ScriptedServer.json(response, 200, "{\"items\":[]}"))) {
            KubeClient client = KubeClient.of(server.config().build());
            Api<Pod> pods = client.coreV1().pods("shop");
            Mono<Void> closed = client.closeAsync();

            pods.watch()
                    .as(StepVerifier::create)
                    .then(() -> pods.listPage().block())
                    .then(() -> await(server, 2))
                    .then(closed::block)
                    .verifyError();
            await(server, 0);
            pods.listPage().as(StepVerifier::create).verifyErrorMessage("the client is closed");
            closed.as(StepVerifier::create).verifyComplete();
        }
    }

    private static void await(ScriptedServer server, int connections) {
        try {
            ScriptedServer.await("connections", server::connections, connections);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asksForOtherForms() {
        try (Exchanges server = Exchanges.answering("{\"items\":[]}")) {
            Api<Pod> pods = server.client().coreV1().pods("shop");
            Flux.concat(
                            pods.metadata().listPage(),
                            pods.metadata().get("a"),
                            pods.exists("a"),
                            pods.tables().list(),
                            pods.tables().include(IncludeObject.NONE).get("a"))
                    .as(StepVerifier::create)
                    .expectNextCount(5)
                    .verifyComplete();

            String metadata = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1, application/json";
            String table = "application/json;as=Table;g=meta.k8s.io;v=v1";
            assertThat(server.sent())
                    .extracting(sent -> sent.line() + " " + sent.headers().get("Accept"))
                    .containsExactly(
                            "GET /api/v1/namespaces/shop/pods " + metadata.replace("Metadata;", "MetadataList;"),
                            "GET /api/v1/namespaces/shop/pods/a " + metadata,
                            "GET /api/v1/namespaces/shop/pods/a " + metadata,
                            "GET /api/v1/namespaces/shop/pods?limit=500 " + table,
                            "GET /api/v1/namespaces/shop/pods/a?includeObject=None " + table);
        }
    }

    /** A program that asks for one kind pays for no other. */
    @Test
    void loadsNoKindThatIsNotAskedFor() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AskForNodes.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        List<String> loaded = output.lines()
                .filter(line -> line.contains(" io.coxswain."))
                .map(line -> line.replaceAll(".* (io\\.coxswain\\.[^ $]*).*", "$1"))
                .distinct()
                .toList();

        assertThat(loaded)
                .filteredOn(name -> name.startsWith("io.coxswain.client.apis."))
                .containsExactlyInAnyOrder("io.coxswain.client.apis.Apis", "io.coxswain.client.apis.CoreV1");
        assertThat(loaded)
                .contains("io.coxswain.model.core.v1.Node")
                .doesNotContain("io.coxswain.model.core.v1.Pod", "io.coxswain.model.core.v1.Service");
    }

    /** The program that is looked at. */
    static final class AskForNodes {
        private AskForNodes() {}

        public static void main(String[] args) {
            try (KubeClient client =
                    KubeClient.of(KubeConfig.builder("http://127.0.0.1:1").build())) {
                if (!client.coreV1().nodes().type().plural().equals("nodes")) {
                    throw new IllegalStateException();
                }
            }
        }
    }
}
