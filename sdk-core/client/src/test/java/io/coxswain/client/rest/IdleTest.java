package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.KubeClient;
import io.coxswain.client.ListEvent;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class IdleTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONGER = Duration.ofSeconds(1);
    private static final String BEGIN =
            "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},"
                    + "\"items\":[{\"metadata\":{\"name\":\"a\"}},";

    @Test
    @Tag("fault-04")
    void endsAListAmidWhichTheServerIsSilent() throws InterruptedException {
        try (ScriptedServer server = silentAfter(BEGIN);
                KubeClient client = client(server, o -> o.listIdleTimeout(SHORT))) {
            for (Flux<?> list : List.of(
                    client.coreV1().pods("shop").list(),
                    client.coreV1().pods("shop").listEvents())) {
                list.as(StepVerifier::create)
                        .expectNextCount(1)
                        .expectErrorSatisfies(e -> assertThat(e)
                                .isInstanceOf(TransportException.class)
                                .hasCauseInstanceOf(TimeoutException.class)
                                .hasMessageContaining("nothing for 300 ms"))
                        .verify(Duration.ofSeconds(10));
            }
            server.awaitNoExchange();
        }
    }

    @Test
    @Tag("fault-51")
    void leavesAloneWhoeverHasPaused() {
        try (ScriptedServer server = silentAfter(BEGIN);
                KubeClient client = client(server, o -> o.listIdleTimeout(SHORT))) {
            StepVerifier.create(client.coreV1().pods("shop").listEvents(), 1)
                    .expectNextMatches(event -> event instanceof ListEvent.Item<Pod>)
                    .expectNoEvent(LONGER)
                    .thenRequest(1)
                    .expectError(TransportException.class)
                    .verify(Duration.ofSeconds(10));
        }
    }

    @Test
    void countsFromTheTimeWhenMoreIsAskedFor() {
        Publisher<String> resumed = Flux.concat(
                Mono.just(BEGIN),
                Mono.just("{\"metadata\":{\"name\":\"b\"}}]}").delayElement(LONGER.plus(SHORT.dividedBy(2))));
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                        response.header("Content-Type", "application/json").sendString(resumed));
                KubeClient client = client(server, o -> o.listIdleTimeout(LONGER))) {
            StepVerifier.create(client.coreV1().pods("shop").list(), 1)
                    .expectNextCount(1)
                    .thenAwait(LONGER.minus(SHORT))
                    .thenRequest(10)
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(Duration.ofSeconds(10));
        }
    }

    @Test
    @Tag("fault-05")
    void endsASilentWatchOnlyIfItIsToldTo() {
        try (ScriptedServer server = silentAfter("");
                KubeClient patient = client(server, o -> o.listIdleTimeout(SHORT));
                KubeClient client = client(server, o -> o.watchIdleTimeout(SHORT))) {
            StepVerifier.create(patient.coreV1().pods("shop").watch())
                    .expectSubscription()
                    .expectNoEvent(LONGER)
                    .thenCancel()
                    .verify();
            client.coreV1()
                    .pods("shop")
                    .watch()
                    .as(StepVerifier::create)
                    .expectError(TransportException.class)
                    .verify(Duration.ofSeconds(10));
        }
    }

    private static ScriptedServer silentAfter(String begin) {
        return ScriptedServer.start((request, response) -> response.header("Content-Type", "application/json")
                .sendString(Flux.concat(Mono.just(begin), Mono.never())));
    }

    private static KubeClient client(ScriptedServer server, Consumer<ClientOptions.Builder> options) {
        return KubeClient.of(
                Mono.just(server.config().build()),
                o -> options.accept(o.retry(RetryPolicy.NEVER).responseTimeout(Duration.ofSeconds(5))));
    }
}
