package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.testing.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class ClosingTest {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");

    @Test
    void endsWhatWaitsToTryAgain() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                response.status(503).header("Retry-After", "4").sendString(Mono.just("{}")))) {
            RestClient client = client(server, config -> {}, options -> {});
            assertEnds(server, client, () -> ScriptedServer.await("requests", server.requests()::size, 1), 1);
        }
    }

    @Test
    void endsWhatWaitsForItsTurn() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}")) {
            RestClient client = client(server, config -> {}, options -> options.rateLimit(0.25, 1));
            client.bytes(VERSION).block();
            assertEnds(server, client, () -> {}, 1);
        }
    }

    @Test
    @Tag("fault-90")
    void endsWhatWaitsForCredentials() throws InterruptedException {
        Sinks.One<Credentials> slow = Sinks.one();
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.answering(200, "{}")) {
            RestClient client = client(
                    server,
                    config -> config.credentialSource(
                            () -> slow.asMono().doOnSubscribe(asking -> asked.incrementAndGet())),
                    options -> {});
            assertEnds(server, client, () -> ScriptedServer.await("askings", asked::get, 1), 0);
            slow.tryEmitValue(Credentials.NONE);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void endsEveryoneWhoWaits() {
        try (ScriptedServer server = ScriptedServer.start((request, response) -> Mono.never())) {
            RestClient client = client(server, config -> {}, options -> options.maxConnections(1));
            Flux.range(0, 100)
                    .flatMap(i -> client.bytes(VERSION).materialize(), 100)
                    .as(StepVerifier::create)
                    .expectSubscription()
                    .then(client::close)
                    .thenConsumeWhile(end -> end.getThrowable() instanceof TransportException)
                    .verifyComplete();
        }
    }

    private interface Waiting {
        void await() throws InterruptedException;
    }

    private static void assertEnds(ScriptedServer server, RestClient client, Waiting until, int sent)
            throws InterruptedException {
        Mono<byte[]> request = client.bytes(VERSION);
        StepVerifier waiting = request.as(StepVerifier::create)
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(TransportException.class)
                        .hasMessageContaining("the client is closed"))
                .verifyLater();
        until.await();
        client.closeAsync().block();
        waiting.verify(Duration.ofSeconds(3));
        // Longer than any of the waits that were cut short.
        Mono.delay(Duration.ofMillis(4_200)).block();
        assertThat(server.requests()).hasSize(sent);
        ScriptedServer.await("connections", server::connections, 0);
    }

    private static RestClient client(
            ScriptedServer server, Consumer<KubeConfigBuilder> config, Consumer<ClientOptions.Builder> options) {
        KubeConfigBuilder builder = server.config();
        config.accept(builder);
        return RestClient.of(Mono.just(builder.build()), ClientOptions.of(options));
    }
}
