package io.coxswain.client;

import static io.coxswain.testkit.Direction.TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.PoolState;
import io.coxswain.client.rest.Protocol;
import io.coxswain.client.rest.RetryPolicy;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.testkit.Answer;
import io.coxswain.testkit.Expected;
import io.coxswain.testkit.Fault;
import io.coxswain.testkit.FaultProxy;
import io.coxswain.testkit.Gate;
import io.coxswain.testkit.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Whoever cancels leaves nothing behind, at whatever stage: counted by the client's pools, and at the server. */
@Tag("fault-87")
class CancellationTest {
    private static final String PATH = "/api/v1/namespaces/shop/pods";
    private static final PoolState NOTHING = new PoolState(0, 0, 0);
    private static final PoolState ONE_UNUSED = new PoolState(1, 0, 0);
    private static final Pod POD =
            Pod.of(p -> p.metadata(m -> m.name("a").annotations(Map.of("long", "x".repeat(5_000)))));
    private static final WatchEvent<Pod> EVENT = new WatchEvent<>(WatchEvent.Type.ADDED, POD);

    /** The attempt itself ends when its time is over. */
    @Test
    void whileConnecting() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> queue = fill(full);
            KubeConfigBuilder config = KubeConfig.builder("http://127.0.0.1:" + full.getLocalPort())
                    .connectTimeout(Duration.ofMillis(500));
            try (KubeClient client = client(config, o -> {})) {
                Disposable get = pods(client).get("a").subscribe();
                until(() -> unary(client), new PoolState(1, 0, 0));

                get.dispose();

                until(() -> unary(client), NOTHING);
            }
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    /** Nobody accepts: once its queue is full, the system answers no more connections. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> queue = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 300);
                queue.add(socket);
            } catch (IOException full) {
                socket.close();
                return queue;
            }
        }
    }

    /** What would change something is never sent afterwards, and costs nobody a connection. */
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whileQueuedForAConnection(Protocol protocol) {
        Gate gate = new Gate();
        try (ScriptedServer server = server(protocol, o -> o.maxStreams(1));
                KubeClient client =
                        client(server.config(), o -> o.protocol(protocol).maxConnections(1))) {
            server.expect(
                            Expected.get(PATH + "/a"),
                            Answer.of(200)
                                    .header("Content-Type", "application/json")
                                    .pauseUntil(gate)
                                    .write("{}"))
                    .expect(Expected.get(PATH + "/a"), Answer.object(POD));
            Mono<Pod> first = pods(client).get("a").cache();
            Disposable waiting = first.subscribe();
            server.openExchanges().await(1);
            Disposable create = pods(client).create(POD).subscribe();
            Disposable delete = pods(client).delete("b").subscribe();
            until(() -> unary(client), new PoolState(1, 1, 2));

            create.dispose();
            delete.dispose();
            if (protocol == Protocol.HTTP_1_1) {
                until(() -> unary(client), new PoolState(1, 1, 0));
            }
            gate.open();

            first.as(StepVerifier::create).expectNextCount(1).verifyComplete();
            until(() -> unary(client), ONE_UNUSED);
            pods(client).get("a").as(StepVerifier::create).expectNext(POD).verifyComplete();
            assertThat(waiting.isDisposed()).isTrue();
            server.verify();
            assertThat(server.connections().value()).isEqualTo(1);
        }
    }

    /** The handshake itself goes on, but ends when its time is over; over HTTP/2 its connection then serves the next one. */
    @ParameterizedTest
    @CsvSource({"HTTP_1_1, 0", "HTTP_1_1, 1", "HTTP_1_1, 100", "HTTP_2, 0", "HTTP_2, 1", "HTTP_2, 100"})
    void duringTheTlsHandshake(Protocol protocol, int arrived) {
        try (ScriptedServer server = ScriptedServer.start(o -> o.tls().http2());
                FaultProxy proxy = FaultProxy.to(server.url());
                KubeClient client = client(
                        through(proxy, server).connectTimeout(Duration.ofSeconds(1)), o -> o.protocol(protocol))) {
            server.always(Expected.anything(), Answer.object(POD));
            proxy.inject(TO_CLIENT, Fault.stall().at(arrived));
            cancelBoth(client, proxy, 1, arrived);
            proxy.clients().await(0);
            until(() -> unary(client), NOTHING);
            until(() -> streaming(client), NOTHING);

            cancelBoth(client, proxy, 2, arrived);
            proxy.heal();
            PoolState left = protocol == Protocol.HTTP_2 ? ONE_UNUSED : NOTHING;
            until(() -> unary(client), left);
            until(() -> streaming(client), left);
            server.openConnections().await(2L * left.connections());
            assertThat(server.requests()).isEmpty();
            pods(client).get("a").as(StepVerifier::create).expectNext(POD).verifyComplete();
        }
    }

    private static void cancelBoth(KubeClient client, FaultProxy proxy, int time, int arrived) {
        Disposable get = pods(client).get("a").subscribe();
        Disposable watch = pods(client).watch().subscribe();
        proxy.connections().await(2L * time);
        proxy.bytes(TO_CLIENT).await(2L * time * arrived);
        get.dispose();
        watch.dispose();
        assertThat(unary(client).waiting() + streaming(client).waiting()).isZero();
    }

    /** Counted from where the answer begins: its first byte, within its head, within its body. Over TLS these are encrypted bytes. */
    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, 0", "HTTP_1_1, 1", "HTTP_1_1, 20", "HTTP_1_1, 1000", "HTTP_1_1, 5000",
        "HTTP_2, 0", "HTTP_2, 1", "HTTP_2, 20", "HTTP_2, 1000", "HTTP_2, 5000"
    })
    void whileTheAnswerIsUnderWay(Protocol protocol, int arrived) {
        try (ScriptedServer server = server(protocol, o -> {});
                FaultProxy proxy = FaultProxy.to(server.url());
                KubeClient client = client(through(proxy, server), o -> o.protocol(protocol))) {
            server.always(Expected.anything(), Answer.object(POD));
            pods(client).get("a").as(StepVerifier::create).expectNext(POD).verifyComplete();
            long begin = Objects.requireNonNull(
                    proxy.bytes(TO_CLIENT).settled(Duration.ofMillis(100)).block());
            proxy.inject(TO_CLIENT, Fault.stall().at(begin + arrived));

            Disposable get = pods(client).get("a").subscribe();
            server.received().await(2);
            proxy.bytes(TO_CLIENT).await(begin + arrived);
            assertThat(unary(client)).isEqualTo(new PoolState(1, 1, 0));
            get.dispose();

            until(() -> unary(client).exchanges() == 0);
            proxy.heal();
            assertReleased(client, server, protocol);
            pods(client).get("a").as(StepVerifier::create).expectNext(POD).verifyComplete();
            proxy.connections().await(protocol == Protocol.HTTP_2 ? 1 : 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, 0", "HTTP_1_1, 1", "HTTP_1_1, 100", "HTTP_2, 0", "HTTP_2, 1", "HTTP_2, 100"})
    void amidAStream(Protocol protocol, int demand) {
        String item = new String(Pod.CODEC.toJson(POD), StandardCharsets.UTF_8);
        try (ScriptedServer server = server(protocol, o -> {});
                KubeClient client = client(server.config(), o -> o.protocol(protocol))) {
            server.always(
                            Expected.anything().query("watch", "true"),
                            Answer.watch()
                                    .event(EVENT)
                                    .repeat(Long.MAX_VALUE, "{\"type\":\"ADDED\",\"object\":" + item + "}\n"))
                    .always(
                            Expected.anything(),
                            Answer.of(200)
                                    .header("Content-Type", "application/json")
                                    .write("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":["
                                            + item)
                                    .repeat(Long.MAX_VALUE, "," + item));
            for (Flux<?> stream :
                    List.<Flux<?>>of(pods(client).watch(), pods(client).list())) {
                boolean sent = demand > 0 || server.received().value() == 0;
                StepVerifier.create(stream, demand)
                        .expectSubscription()
                        // A page that nobody wants is not even asked for.
                        .then(() -> server.openExchanges().await(sent ? 1 : 0))
                        .expectNextCount(demand)
                        .thenCancel()
                        .verify();

                server.openExchanges().await(0);
                until(() -> unary(client).exchanges() == 0 && streaming(client).exchanges() == 0);
            }
            if (protocol == Protocol.HTTP_1_1) {
                until(() -> unary(client), NOTHING);
                until(() -> streaming(client), NOTHING);
                server.openConnections().await(0);
            } else {
                assertThat(server.connections().value())
                        .as("connections that streams share")
                        .isLessThan(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whileItWaitsToTryAgain(Protocol protocol) {
        try (ScriptedServer server = server(protocol, o -> {});
                KubeClient client =
                        client(server.config(), o -> o.protocol(protocol).retry(RetryPolicy.DEFAULT))) {
            server.expect(
                    Expected.anything(),
                    Answer.status(503, "ServiceUnavailable", "later").header("Retry-After", "25"));
            Disposable get = pods(client).get("a").subscribe();
            server.received().await(1);
            server.openExchanges().await(0);
            until(() -> unary(client), ONE_UNUSED);

            get.dispose();

            assertThat(unary(client)).isEqualTo(ONE_UNUSED);
            server.verify();
        }
    }

    @Test
    void whileARateLimitHoldsItBack() {
        try (ScriptedServer server = ScriptedServer.answering(Answer.object(POD));
                KubeClient client = client(server.config(), o -> o.rateLimit(0.001, 1))) {
            pods(client).get("a").as(StepVerifier::create).expectNext(POD).verifyComplete();

            pods(client)
                    .get("a")
                    .as(StepVerifier::create)
                    .expectSubscription()
                    .expectNoEvent(Duration.ofMillis(100))
                    .thenCancel()
                    .verify();

            assertThat(unary(client)).isEqualTo(ONE_UNUSED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void whileCredentialsAreFetched() {
        AtomicInteger waiting = new AtomicInteger();
        Mono<Credentials> slow = Mono.<Credentials>never()
                .doOnSubscribe(s -> waiting.incrementAndGet())
                .doOnCancel(waiting::decrementAndGet);
        try (ScriptedServer server = ScriptedServer.answering(Answer.object(POD));
                KubeClient client = client(server.config().credentialSource(() -> slow), o -> {})) {
            Disposable get = pods(client).get("a").subscribe();
            until(() -> waiting.get() == 1);

            get.dispose();

            assertThat(waiting).hasValue(0);
            assertThat(unary(client)).isEqualTo(NOTHING);
            assertThat(server.connections().value()).isZero();
        }
    }

    @Test
    void whileAPluginRuns(@TempDir Path directory) throws IOException {
        Path runs = directory.resolve("runs");
        Path go = directory.resolve("go");
        Path plugin = Files.writeString(directory.resolve("plugin"), """
                #!/bin/sh
                echo run >> RUNS
                while [ ! -e GO ]; do sleep 0.02; done
                echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"abc"}}'
                """.replace("RUNS", runs.toString())
                .replace("GO", go.toString()));
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        try (ScriptedServer server = ScriptedServer.answering(Answer.object(POD));
                KubeClient client = client(server.config().exec(ExecConfig.of(plugin.toString(), e -> {})), o -> {})) {
            Disposable get = pods(client).get("a").subscribe();
            until(() -> Files.exists(runs));

            get.dispose();

            assertThat(unary(client)).isEqualTo(NOTHING);
            assertThat(server.connections().value()).isZero();
            Files.createFile(go);
            // What was begun for one who has gone is there for the next.
            pods(client).get("a").as(StepVerifier::create).expectNext(POD).verifyComplete();
            assertThat(runs).hasContent("run");
        }
    }

    /** An exchange over HTTP/1.1 takes its connection with it; one over HTTP/2 leaves the connection to others. */
    private static void assertReleased(KubeClient client, ScriptedServer server, Protocol protocol) {
        server.openExchanges().await(0);
        PoolState left = protocol == Protocol.HTTP_2 ? ONE_UNUSED : NOTHING;
        until(() -> unary(client), left);
        server.openConnections().await(left.connections());
    }

    private static void until(Supplier<PoolState> pool, PoolState expected) {
        PoolState state = Flux.interval(Duration.ZERO, Duration.ofMillis(5))
                .onBackpressureDrop()
                .map(tick -> pool.get())
                .takeUntil(expected::equals)
                .take(Duration.ofSeconds(10))
                .blockLast();
        assertThat(state).isEqualTo(expected);
    }

    private static void until(BooleanSupplier condition) {
        Flux.interval(Duration.ZERO, Duration.ofMillis(5))
                .onBackpressureDrop()
                .filter(tick -> condition.getAsBoolean())
                .take(Duration.ofSeconds(10))
                .blockFirst();
        assertThat(condition.getAsBoolean()).as("what was waited for").isTrue();
    }

    private static PoolState unary(KubeClient client) {
        return client.rest().unaryPool();
    }

    private static PoolState streaming(KubeClient client) {
        return client.rest().streamingPool();
    }

    private static ScriptedServer server(Protocol protocol, Consumer<ScriptedServer.Builder> options) {
        return ScriptedServer.start(o -> {
            if (protocol == Protocol.HTTP_2) {
                o.tls().http2();
            }
            options.accept(o);
        });
    }

    private static KubeConfigBuilder through(FaultProxy proxy, ScriptedServer server) {
        var authority = server.config().build().certificateAuthority();
        return authority == null ? proxy.config() : proxy.config().certificateAuthority(authority);
    }

    private static KubeClient client(KubeConfigBuilder config, Consumer<ClientOptions.Builder> options) {
        return KubeClient.of(Mono.just(config.build()), o -> options.accept(o.retry(RetryPolicy.NEVER)));
    }

    private static Api<Pod> pods(KubeClient client) {
        return client.api(Pod.TYPE).namespace("shop");
    }
}
