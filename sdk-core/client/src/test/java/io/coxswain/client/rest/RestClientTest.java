package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.testing.RawServer;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RestClientTest {
    private static final KubeRequest GET = request(Verb.GET).name("web").build();
    private static final KubeRequest WATCH = request(Verb.WATCH).build();

    @Test
    void sendsWhatItIsToSend() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client = client(server)) {
            KubeRequest request = request(Verb.CREATE)
                    .query("dryRun", "All")
                    .header("Accept", "application/json")
                    .body("application/json", "{\"a\":1}".getBytes(UTF_8))
                    .build();

            client.bytes(request).as(StepVerifier::create).expectNextCount(1).verifyComplete();

            assertThat(server.requests()).singleElement().satisfies(sent -> {
                assertThat(sent).hasToString("POST /api/v1/namespaces/shop/pods?dryRun=All");
                assertThat(sent.headers().get("User-Agent")).startsWith("coxswain/");
                assertThat(sent.headers().get("Accept")).isEqualTo("application/json");
                assertThat(sent.headers().get("Content-Type")).isEqualTo("application/json");
                assertThat(sent.headers().get("Content-Length")).isEqualTo("7");
                assertThat(sent.headers().get("Accept-Encoding")).isEqualTo("gzip");
                assertThat(sent.headers().contains("Authorization")).isFalse();
            });
        }
    }

    @Test
    void sendsEncodedPathsAsTheyAre() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client = RestClient.of(
                        Mono.just(KubeConfig.builder(server.url() + "/k8s/c-1").build()))) {
            client.bytes(request(Verb.GET).name("a b?c;d#é").build())
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertThat(server.requests())
                    .singleElement()
                    .hasToString("GET /k8s/c-1/api/v1/namespaces/shop/pods/a%20b%3Fc%3Bd%23%C3%A9");
        }
    }

    @Test
    void doesNothingBeforeItIsSubscribedToAndEverythingEachTime() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client = client(server)) {
            Mono<byte[]> body = client.bytes(GET);
            assertThat(server.connectionsEver()).isZero();

            body.repeat(9).as(StepVerifier::create).expectNextCount(10).verifyComplete();

            assertThat(server.requests()).hasSize(10);
            // One is on its way back to the pool while the next is taken.
            assertThat(server.connectionsEver()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void fillsInTheNamespaceOfTheConfiguration() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client =
                        RestClient.of(Mono.just(server.config().namespace("own").build()))) {
            KubeRequest open = KubeRequest.builder(Verb.GET, Pod.TYPE)
                    .defaultNamespace()
                    .name("web")
                    .build();

            client.bytes(open).as(StepVerifier::create).expectNextCount(1).verifyComplete();

            assertThat(server.requests()).singleElement().hasToString("GET /api/v1/namespaces/own/pods/web");
            assertThat(client.resolve(open).block()).hasToString("GET /api/v1/namespaces/own/pods/web");
        }
    }

    @Test
    void sendsTheTokenUnlessTheRequestHasItsOwn() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client =
                        RestClient.of(Mono.just(server.config().token("hunter2").build()))) {
            client.bytes(GET).block();
            client.bytes(GET.withHeader("authorization", "Bearer other")).block();

            assertThat(server.requests())
                    .extracting(sent -> sent.headers().getAll("Authorization"))
                    .containsExactly(List.of("Bearer hunter2"), List.of("Bearer other"));
        }
    }

    @Test
    void signalsRefusalsTyped() {
        String status =
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"pods \\\"web\\\" not found\","
                        + "\"reason\":\"NotFound\",\"code\":404}";
        try (ScriptedServer server = ScriptedServer.answering(404, status);
                RestClient client = client(server)) {
            client.bytes(GET)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(NotFoundException.class)
                            .hasMessage("pods \"web\" not found (404 Not Found, GET " + server.url()
                                    + "/api/v1/namespaces/shop/pods/web)"));
            client.exchange(WATCH).as(StepVerifier::create).verifyError(NotFoundException.class);
        }
    }

    @Test
    void showsTheTokenInNoError() {
        try (ScriptedServer server = ScriptedServer.start((request, response) -> ScriptedServer.json(
                        response, 500, "I got " + request.requestHeaders().get("Authorization")));
                RestClient client =
                        RestClient.of(Mono.just(server.config().token("hunter2").build()))) {
            client.bytes(GET).as(StepVerifier::create).verifyErrorSatisfies(e -> {
                assertThat(e).isInstanceOf(ApiException.class).hasMessageContaining("I got Bearer <redacted>");
                assertThat(stackTrace(e)).doesNotContain("hunter2");
                assertThat(((ApiException) e).status().toString()).doesNotContain("hunter2");
            });
        }
    }

    @Test
    void followsNoRedirect() {
        try (ScriptedServer other = ScriptedServer.answering(200, "{}");
                ScriptedServer server = ScriptedServer.start((request, response) ->
                        response.status(307).header("Location", other.url()).send());
                RestClient client =
                        RestClient.of(Mono.just(server.config().token("hunter2").build()))) {
            client.bytes(GET)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(ApiException.class)
                            .hasMessageContaining("307")
                            .hasMessageContaining("not followed"));
            assertThat(other.connectionsEver()).isZero();
        }
    }

    @Test
    void readsOnlySoMuchOfARefusal() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                        response.status(500).sendByteArray(Flux.<byte[]>generate(sink -> sink.next(new byte[8192]))));
                RestClient client = client(server)) {
            client.bytes(GET)
                    .as(StepVerifier::create)
                    .expectError(ApiException.class)
                    .verify(Duration.ofSeconds(5));
            server.awaitNoExchange();
        }
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                        response.sendByteArray(Flux.<byte[]>generate(sink -> sink.next(new byte[65_536]))));
                RestClient client = client(server)) {
            client.bytes(GET).as(StepVerifier::create).verifyError(FrameTooLargeException.class);
            server.awaitNoExchange();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
            })
    void signalsAnAnswerThatIsCutOff(String answer) {
        try (RawServer server = RawServer.saying(answer);
                RestClient client = client(server.url())) {
            client.bytes(GET)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(TransportException.class)
                            .hasMessageStartingWith("GET " + server.url() + "/api/v1/namespaces/shop/pods/web: "));
        }
    }

    @Test
    void keepsTheStatusOfARefusalWhoseBodyIsCutOff() {
        try (RawServer server = RawServer.saying("HTTP/1.1 403 Forbidden\r\nContent-Length: 100\r\n\r\nno");
                RestClient client = client(server.url())) {
            client.bytes(GET)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e ->
                            assertThat(e).isInstanceOf(ForbiddenException.class).hasMessageContaining("\"no\""));
        }
    }

    @Test
    void signalsAServerThatIsNotThere() {
        String url;
        try (ScriptedServer gone = ScriptedServer.answering(200, "{}")) {
            url = gone.url();
        }
        try (RestClient client = client(url)) {
            client.bytes(GET)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(TransportException.class)
                            .hasCauseInstanceOf(ConnectException.class)
                            .hasMessageContaining("Connection refused"));
        }
    }

    @Test
    void readsAConfigurationOnceAndAgainIfThatFailed() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}")) {
            AtomicInteger reads = new AtomicInteger();
            Mono<KubeConfig> config = Mono.fromCallable(() -> {
                if (reads.incrementAndGet() == 1) {
                    throw new KubeConfigException("not yet");
                }
                return server.config().build();
            });
            try (RestClient client = RestClient.of(config)) {
                assertThat(reads).hasValue(0);
                client.bytes(GET).as(StepVerifier::create).verifyErrorMessage("not yet");
                Flux.range(0, 5)
                        .flatMap(i -> client.bytes(GET))
                        .as(StepVerifier::create)
                        .expectNextCount(5)
                        .verifyComplete();
                assertThat(reads).hasValue(2);
            }
        }
    }

    @Test
    void runsFiltersFromTheOutsideInAndLetsThemSendAgain() {
        AtomicInteger attempts = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                ScriptedServer.json(response, attempts.incrementAndGet() < 3 ? 503 : 200, "{}"))) {
            List<String> log = new CopyOnWriteArrayList<>();
            ExchangeFilter outer = (request, next) -> {
                log.add("outer " + request.url().replace(server.url(), "") + " " + request.headers());
                return next.exchange(request.withHeader("X-Outer", "1")).retry(2);
            };
            ExchangeFilter inner = (request, next) -> {
                log.add("inner " + request.headers());
                return next.exchange(request);
            };
            KubeConfig config = server.config().token("hunter2").build();
            ClientOptions options = ClientOptions.of(
                    o -> o.retry(RetryPolicy.NEVER).filter(outer).filter(inner));
            try (RestClient client = RestClient.of(Mono.just(config), options)) {
                client.bytes(GET).as(StepVerifier::create).expectNextCount(1).verifyComplete();
            }
            assertThat(log)
                    .containsExactly(
                            "outer /api/v1/namespaces/shop/pods/web [Accept-Encoding=gzip]",
                            "inner [Accept-Encoding=gzip, X-Outer=1]");
            assertThat(attempts).hasValue(3);
            assertThat(server.requests())
                    .allSatisfy(sent ->
                            assertThat(sent.headers().get("Authorization")).isEqualTo("Bearer hunter2"));
        }
    }

    @Test
    void showsTheHeadOfEveryAnswerToCallerAndFilters() {
        AtomicInteger attempts = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start((request, response) -> ScriptedServer.json(
                response.addHeader("Warning", "299 - \"a\"").addHeader("Warning", "299 - \"b\""),
                attempts.incrementAndGet() < 2 ? 503 : 200,
                "{}"))) {
            List<String> log = new CopyOnWriteArrayList<>();
            ExchangeFilter outer = (request, next) -> next.exchange(request, head -> log.add("outer " + head.code()))
                    .doOnNext(body -> log.add("body"))
                    .retry(1);
            ExchangeFilter indifferent = (request, next) -> next.exchange(request);
            ExchangeFilter inner =
                    (request, next) -> next.exchange(request, head -> log.add("inner " + head.headers("warning")));
            KubeConfig config = server.config().build();
            ClientOptions options = ClientOptions.of(o ->
                    o.retry(RetryPolicy.NEVER).filter(outer).filter(indifferent).filter(inner));
            try (RestClient client = RestClient.of(Mono.just(config), options)) {
                client.exchange(GET, head -> log.add("caller " + head.contentType() + " " + head.header("none")))
                        .then()
                        .as(StepVerifier::create)
                        .verifyComplete();
            }
            assertThat(log)
                    .containsExactly(
                            "inner [299 - \"a\", 299 - \"b\"]",
                            "outer 503",
                            "caller application/json null",
                            "inner [299 - \"a\", 299 - \"b\"]",
                            "outer 200",
                            "caller application/json null",
                            "body");
        }
    }

    @Test
    void endsTheExchangeIfTheHeadIsNotLiked() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                        response.sendString(Flux.<String>generate(sink -> sink.next("line\n".repeat(1000)))));
                RestClient client = client(server)) {
            client.exchange(WATCH, head -> {
                        throw new IllegalStateException("not this one");
                    })
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e).hasStackTraceContaining("not this one"));
            server.awaitNoExchange();
            ScriptedServer.await("connections", server::connections, 0);
        }
    }

    private static RestClient client(ScriptedServer server) {
        return client(server.url());
    }

    private static RestClient client(String url) {
        return RestClient.of(
                Mono.fromSupplier(() -> KubeConfig.builder(url).build()),
                ClientOptions.of(o -> o.retry(RetryPolicy.NEVER)));
    }

    private static KubeRequestBuilder request(Verb verb) {
        return KubeRequest.builder(verb, Pod.TYPE).namespace("shop");
    }

    private static String stackTrace(Throwable e) {
        var out = new StringWriter();
        e.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
