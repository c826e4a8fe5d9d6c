package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.client.testing.RawServer;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TransportTest {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");
    private static final KubeRequest CREATE = KubeRequest.builder(Verb.CREATE, Pod.TYPE)
            .namespace("shop")
            .body("application/json", "{}".getBytes(UTF_8))
            .build();
    private static final KubeRequest WATCH =
            KubeRequest.builder(Verb.WATCH, Pod.TYPE).namespace("shop").build();
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void inflatesWhatIsWantedWhole() {
        try (ScriptedServer server = gzipping("{\"major\":\"1\"}".getBytes(UTF_8));
                RestClient client = client(server, o -> {})) {
            client.bytes(VERSION)
                    .as(StepVerifier::create)
                    .assertNext(body -> assertThat(body).asString().isEqualTo("{\"major\":\"1\"}"))
                    .verifyComplete();
        }
    }

    @Test
    @Tag("fault-86")
    @Tag("security-caps")
    void stopsInflatingAtALimit() {
        byte[] bomb = new byte[Framer.DEFAULT_MAX_FRAME + 1];
        try (ScriptedServer server = gzipping(bomb);
                RestClient client = client(server, o -> {})) {
            client.bytes(VERSION).as(StepVerifier::create).verifyError(FrameTooLargeException.class);
        }
    }

    @Test
    void asksForNoCompressionOfStreams() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client = client(server, o -> {})) {
            client.frames(WATCH, LineFramer::new).blockLast();
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.headers().contains("Accept-Encoding"))
                            .isFalse());
        }
    }

    @Test
    void asksForNoCompressionIfAKubeconfigForbidsIt() {
        String kubeconfig = """
                current-context: x
                contexts: [{name: x, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "SERVER", disable-compression: FORBIDDEN}}]
                users: [{name: u, user: {}}]
                """;
        try (ScriptedServer server = ScriptedServer.answering(200, "{}")) {
            for (boolean forbidden : new boolean[] {true, false}) {
                KubeConfig config = KubeconfigFiles.parse(kubeconfig
                                .replace("SERVER", server.url())
                                .replace("FORBIDDEN", String.valueOf(forbidden)))
                        .resolve(o -> {});
                try (RestClient client = RestClient.of(Mono.just(config))) {
                    client.bytes(VERSION)
                            .as(StepVerifier::create)
                            .expectNextCount(1)
                            .verifyComplete();
                }
            }
            assertThat(server.requests())
                    .extracting(sent -> sent.headers().get("Accept-Encoding"))
                    .containsExactly(null, "gzip");
        }
    }

    @Test
    void signalsACompressedAnswerThatIsMalformed() {
        try (ScriptedServer server =
                        ScriptedServer.start((request, response) -> response.header("Content-Encoding", "gzip")
                                .sendByteArray(Mono.just("no gzip".getBytes(UTF_8))));
                RestClient client = client(server, o -> {})) {
            client.bytes(VERSION)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(TransportException.class)
                            .hasMessageContaining("the compressed answer is malformed"));
        }
    }

    @Test
    void endsARequestThatTakesTooLongInAll() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start((request, response) -> response.send(Mono.never()));
                RestClient client = client(server, o -> o.requestTimeout(SHORT))) {
            client.bytes(VERSION)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(TransportException.class)
                            .hasMessageContaining("no whole answer within 200 ms"));
            client.bytes(VERSION.toBuilder().timeout(Duration.ofMillis(50)).build())
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("within 50 ms"));
            server.awaitNoExchange();
        }
    }

    @Test
    void waitsOnlySoLongForTheBeginOfAnAnswer() {
        try (ScriptedServer server = ScriptedServer.start((request, response) -> Mono.never());
                RestClient client = client(server, o -> o.responseTimeout(SHORT))) {
            for (KubeRequest request : List.of(VERSION, WATCH)) {
                client.frames(request, LineFramer::new)
                        .as(StepVerifier::create)
                        .verifyErrorSatisfies(e -> assertThat(e)
                                .isInstanceOf(TransportException.class)
                                .hasMessageContaining("the server did not answer in time"));
            }
        }
    }

    @Test
    void leavesAStreamThatHasBegunItsSilence() {
        CountDownLatch silent = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start((request, response) -> response.sendString(
                        Flux.concat(
                                Mono.just("one\n"),
                                Mono.delay(SHORT.multipliedBy(4)).thenReturn("two\n")),
                        UTF_8));
                RestClient client = client(server, o -> o.responseTimeout(SHORT).requestTimeout(SHORT))) {
            client.frames(WATCH, LineFramer::new)
                    .doOnNext(line -> silent.countDown())
                    .as(StepVerifier::create)
                    .expectNextCount(2)
                    .verifyComplete();
        }
    }

    @Test
    @Tag("fault-82")
    void saysThatAWriteMayHaveBeenDone() {
        try (RawServer server = RawServer.saying("");
                RestClient client = client(server.url())) {
            client.bytes(CREATE).as(StepVerifier::create).verifyErrorSatisfies(e -> {
                assertThat(((TransportException) e).isAmbiguous()).isTrue();
                assertThat(e).hasMessageContaining("the server may have done it nevertheless");
            });
        }
    }

    @Test
    void knowsThatAWriteWasNotSent() {
        String gone;
        try (RawServer server = RawServer.saying("")) {
            gone = server.url();
        }
        try (RestClient client = client(gone)) {
            client.bytes(CREATE)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e ->
                            assertThat(((TransportException) e).isAmbiguous()).isFalse());
        }
    }

    @Test
    void repeatsAReadAfterAServerHasComeBack() {
        CountDownLatch failures = new CountDownLatch(2);
        try (ScriptedServer server = ScriptedServer.start((request, response) -> {
                    failures.countDown();
                    return ScriptedServer.json(response, failures.getCount() > 0 ? 500 : 200, "{}");
                });
                RestClient client =
                        client(server, o -> o.retry(RetryPolicy.of(r -> r.backoff(attempt -> Duration.ofMillis(1)))))) {
            client.bytes(VERSION).as(StepVerifier::create).expectNextCount(1).verifyComplete();
            assertThat(server.requests()).hasSize(2);
        }
    }

    private static ScriptedServer gzipping(byte[] body) {
        return ScriptedServer.start((request, response) -> {
            assertThat(request.requestHeaders().get("Accept-Encoding")).isEqualTo("gzip");
            return response.header("Content-Encoding", "gzip").sendByteArray(Mono.just(gzip(body)));
        });
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static RestClient client(ScriptedServer server, Consumer<ClientOptions.Builder> options) {
        return RestClient.of(Mono.just(server.config().build()), ClientOptions.of(o -> {
            o.retry(RetryPolicy.NEVER);
            options.accept(o);
        }));
    }

    private static RestClient client(String url) {
        return RestClient.of(
                Mono.just(KubeConfig.builder(url).build()), ClientOptions.of(o -> o.retry(RetryPolicy.NEVER)));
    }
}
