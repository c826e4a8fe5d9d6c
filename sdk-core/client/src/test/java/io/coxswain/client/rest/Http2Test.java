package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.TestAuthority;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class Http2Test {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");
    private static final KubeRequest WATCH =
            KubeRequest.builder(Verb.WATCH, Pod.TYPE).namespace("shop").build();

    private final TestAuthority authority = new TestAuthority("authority");

    @Test
    void sharesOneConnectionAmongMany() {
        try (ScriptedServer server = endless();
                RestClient client = client(server)) {
            client.bytes(VERSION).block();
            Flux.range(0, 50)
                    .flatMap(i -> client.bytes(VERSION))
                    .as(StepVerifier::create)
                    .expectNextCount(50)
                    .verifyComplete();
            assertThat(server.requests()).hasSize(51);
            assertThat(server.connectionsEver()).isLessThan(5);
        }
    }

    @Test
    void letsStalledStreamsHoldUpNothing() throws InterruptedException {
        try (ScriptedServer server = endless();
                RestClient client = client(server)) {
            AtomicInteger begun = new AtomicInteger();
            Disposable.Composite stalled = Disposables.composite();
            for (int i = 0; i < 20; i++) {
                stalled.add(client.frames(WATCH, LineFramer::new)
                        .doOnNext(line -> begun.incrementAndGet())
                        .subscribeWith(new Stalled()));
            }
            ScriptedServer.await("streams that have begun", begun::get, 20);
            KubeRequest last = WATCH.toBuilder().query("last", "true").build();
            client.frames(last, LineFramer::new)
                    .take(1000)
                    .as(StepVerifier::create)
                    .expectNextCount(1000)
                    .expectComplete()
                    .verify(Duration.ofSeconds(20));
            // What has arrived for them is theirs until they give it up.
            stalled.dispose();
            server.awaitNoExchange();
        }
    }

    @Test
    void endsAStreamAndKeepsItsConnection() throws InterruptedException {
        try (ScriptedServer server = endless();
                RestClient client = client(server)) {
            client.frames(WATCH, LineFramer::new).take(10).blockLast();
            server.awaitNoExchange();
            client.frames(WATCH, LineFramer::new).take(10).blockLast();
            server.awaitNoExchange();
            assertThat(server.connectionsEver()).isEqualTo(1);
        }
    }

    @Test
    void speaksHttp1WhereTheServerKnowsNothingElse() {
        TestAuthority.Issued identity = authority.issue("server", "127.0.0.1");
        try (ScriptedServer server = ScriptedServer.startTls(
                        identity, null, (request, response) -> ScriptedServer.json(response, 200, "{}"));
                RestClient client = client(server)) {
            client.bytes(VERSION).as(StepVerifier::create).expectNextCount(1).verifyComplete();
        }
    }

    private ScriptedServer endless() {
        return ScriptedServer.startHttp2(
                authority.issue("server", "127.0.0.1"),
                (request, response) -> request.uri().contains("watch")
                        ? response.sendString(Flux.<String>generate(sink -> sink.next("line\n".repeat(1000))))
                        : ScriptedServer.json(response, 200, "{}"));
    }

    private RestClient client(ScriptedServer server) {
        return RestClient.of(
                Mono.just(server.config()
                        .certificateAuthority(authority.certificate())
                        .build()),
                ClientOptions.of(o -> o.protocol(Protocol.HTTP_2)));
    }

    /** Takes one and no more. */
    private static final class Stalled extends BaseSubscriber<byte[]> {
        @Override
        protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
            request(1);
        }
    }
}
