package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.testing.RawServer;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class StreamsTest {
    private static final KubeRequest GET = request(Verb.GET).name("web").build();
    private static final KubeRequest WATCH = request(Verb.WATCH).build();

    @Test
    void readsFromTheSocketAsMuchAsIsAskedFor() {
        int lines = 8_192;
        byte[] line = ("x".repeat(8_191) + "\n").getBytes(UTF_8);
        RawServer.Script script = out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            for (int i = 0; i < lines; i++) {
                out.write(line);
            }
        };
        AtomicInteger buffers = new AtomicInteger();
        ExchangeFilter counting =
                (request, next) -> next.exchange(request).doOnNext(buffer -> buffers.incrementAndGet());
        try (RawServer server = RawServer.start(script);
                RestClient client = RestClient.of(
                        Mono.just(KubeConfig.builder(server.url()).build()),
                        ClientOptions.of(o -> o.filter(counting)))) {
            StepVerifier.create(client.frames(WATCH, LineFramer::new), 0)
                    .expectSubscription()
                    .thenRequest(1)
                    .expectNextCount(1)
                    .thenRequest(10)
                    .expectNextCount(10)
                    .then(() -> assertSettles(server, lines * 8_192L / 4))
                    .then(() -> assertThat(buffers).hasValueLessThanOrEqualTo(2 * 11))
                    .thenRequest(Long.MAX_VALUE)
                    .expectNextCount(lines - 11)
                    .verifyComplete();
        }
    }

    /** What a paused reader lets the server write: what the sockets hold and what is read ahead, and then nothing more. */
    private static void assertSettles(RawServer server, long atMost) {
        long before = -1;
        long now = server.written();
        while (now > before) {
            before = now;
            Mono.delay(Duration.ofMillis(500)).block();
            now = server.written();
        }
        assertThat(now).as("bytes written to a reader that has paused").isLessThan(atMost);
    }

    @Test
    void closesTheStreamWhenItIsCancelled() throws InterruptedException {
        try (ScriptedServer server = endless();
                RestClient client = client(server)) {
            for (int taken = 1; taken <= 3; taken++) {
                client.frames(WATCH, LineFramer::new)
                        .take(taken)
                        .as(StepVerifier::create)
                        .expectNextCount(taken)
                        .verifyComplete();
            }
            server.awaitNoExchange();
            ScriptedServer.await("connections", server::connections, 0);
        }
    }

    @Test
    void closesTheStreamOfASubscriberThatHasPaused() throws InterruptedException {
        try (ScriptedServer server = endless();
                RestClient client = client(server)) {
            StepVerifier.create(client.frames(WATCH, LineFramer::new), 1)
                    .expectNextCount(1)
                    .thenCancel()
                    .verify();
            server.awaitNoExchange();
            ScriptedServer.await("connections", server::connections, 0);
        }
    }

    @Test
    void closesTheStreamWhenItIsCancelledBeforeTheAnswer() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start((request, response) -> Mono.never());
                RestClient client = client(server)) {
            Disposable get = client.bytes(GET).subscribe();
            Disposable watch = client.exchange(WATCH).subscribe();
            ScriptedServer.await("exchanges", server::exchanges, 2);

            get.dispose();
            watch.dispose();

            server.awaitNoExchange();
            ScriptedServer.await("connections", server::connections, 0);
        }
    }

    @Test
    @Tag("security-caps")
    void closesTheStreamWhenItsFramesAreRefused() throws InterruptedException {
        try (ScriptedServer server = endless();
                RestClient client = client(server)) {
            client.frames(WATCH, () -> new LineFramer(2))
                    .as(StepVerifier::create)
                    .verifyError(FrameTooLargeException.class);
            server.awaitNoExchange();
            ScriptedServer.await("connections", server::connections, 0);
        }
    }

    @Test
    @Tag("fault-84")
    void letsNoStreamTakeTheConnectionOfAGet() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start(
                        (request, response) -> request.uri().contains("watch=true")
                                ? response.sendHeaders().then(Mono.never())
                                : ScriptedServer.json(response, 200, "{}"));
                RestClient client = client(server)) {
            int streams = 100;
            Disposable.Composite watches = Disposables.composite();
            for (int i = 0; i < streams; i++) {
                watches.add(client.exchange(WATCH).subscribe());
            }
            ScriptedServer.await("streams", server::exchanges, streams);

            Flux.range(0, 200)
                    .flatMap(i -> client.bytes(GET), 100)
                    .as(StepVerifier::create)
                    .expectNextCount(200)
                    .verifyComplete();

            watches.dispose();
            server.awaitNoExchange();
        }
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws InterruptedException {
        try (ScriptedServer server = endless();
                RestClient client = client(server)) {
            Runnable close = client::close;
            client.frames(WATCH, LineFramer::new)
                    .doOnNext(line -> close.run())
                    .as(StepVerifier::create)
                    .thenConsumeWhile(line -> true)
                    .verifyError(TransportException.class);
            server.awaitNoExchange();
            ScriptedServer.await("connections", server::connections, 0);

            client.bytes(GET).as(StepVerifier::create).verifyErrorMessage("the client is closed");
        }
    }

    private static ScriptedServer endless() {
        return ScriptedServer.start((request, response) ->
                response.sendString(Flux.<String>generate(sink -> sink.next("line\n".repeat(1000)))));
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
}
