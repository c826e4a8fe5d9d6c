package io.coxswain.testkit;

import static io.coxswain.testkit.Direction.TO_CLIENT;
import static io.coxswain.testkit.Direction.TO_SERVER;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultProxyTest {
    @Test
    void passesBytesOnAsTheyAre() throws Exception {
        byte[] bytes = new byte[5 << 20];
        new Random(1).nextBytes(bytes);
        try (Pair pair = new Pair(FaultPlan.none())) {
            assertThat(pair.pass(TO_SERVER, bytes)).isEqualTo(bytes);
            assertThat(pair.pass(TO_CLIENT, bytes)).isEqualTo(bytes);
            pair.proxy.bytes(TO_SERVER).await(bytes.length);
            pair.proxy.bytes(TO_CLIENT).await(bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4096})
    void passesPieces(int size) throws Exception {
        byte[] bytes = new byte[20_000];
        new Random(2).nextBytes(bytes);
        try (Pair pair = new Pair(FaultPlan.bothWays(Fault.pieces(size).at(7)))) {
            assertThat(pair.pass(TO_SERVER, bytes)).isEqualTo(bytes);
            assertThat(pair.pass(TO_CLIENT, bytes)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void resetsAtEveryByte(Direction direction) throws Exception {
        for (int n = 0; n <= 10; n++) {
            try (Pair pair = new Pair(FaultPlan.of(direction, Fault.reset().at(n)))) {
                // What is reset at once may be gone before this is written.
                Throwable told = pair.write(direction, "0123456789".getBytes(US_ASCII))
                        .handle((done, gone) -> gone)
                        .join();
                assertThatThrownBy(() -> pair.to(direction).getInputStream().readAllBytes())
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("reset");
                // The system tells of a reset once: where the write has heard of it, a read finds the end.
                Throwable read = catchThrowable(
                        () -> pair.from(direction).getInputStream().readAllBytes());
                assertThat(told == null ? read : Throwables.getRootCause(told)).isInstanceOf(SocketException.class);
                pair.proxy.bytes(direction).await(n);
                pair.proxy.clients().await(0);
                pair.proxy.servers().await(0);
                assertThat(pair.proxy.injected())
                        .containsExactly(
                                new InjectedFault(1, direction, Fault.reset().at(n)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void cutsAtEveryByte(Direction direction) throws Exception {
        for (int n = 0; n <= 10; n++) {
            try (Pair pair = new Pair(FaultPlan.of(direction, Fault.close().at(n)))) {
                pair.from(direction).getOutputStream().write("0123456789".getBytes(US_ASCII));
                assertThat(pair.to(direction).getInputStream().readAllBytes())
                        .asString()
                        .isEqualTo("0123456789".substring(0, n));
                assertThat(pair.from(direction).getInputStream().readAllBytes()).isEmpty();
                pair.client.close();
                pair.server.close();
                pair.proxy.clients().await(0);
                pair.proxy.servers().await(0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void halfClosesAtAByte(Direction direction) throws Exception {
        Direction back = direction == TO_CLIENT ? TO_SERVER : TO_CLIENT;
        try (Pair pair = new Pair(FaultPlan.of(direction, Fault.halfClose().at(4)))) {
            pair.from(direction).getOutputStream().write("0123456789".getBytes(US_ASCII));
            assertThat(pair.to(direction).getInputStream().readAllBytes())
                    .asString()
                    .isEqualTo("0123");
            assertThat(pair.pass(back, "still".getBytes(US_ASCII))).asString().isEqualTo("still");
            assertThat(pair.proxy.clients().value()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void stallsAndLosesNothing(Direction direction) throws Exception {
        byte[] bytes = new byte[20 << 20];
        new Random(3).nextBytes(bytes);
        try (Pair pair = new Pair(FaultPlan.none())) {
            assertThat(pair.pass(direction, new byte[10])).hasSize(10);
            pair.proxy.inject(direction, Fault.stall().at(1010));
            CompletableFuture<Void> writing = pair.write(direction, bytes);
            assertThat(pair.to(direction).getInputStream().readNBytes(1000)).isEqualTo(Arrays.copyOf(bytes, 1000));

            pair.proxy.bytes(direction).settled(Duration.ofMillis(200)).block();
            assertThat(pair.proxy.bytes(direction).value()).isEqualTo(1010);
            assertThat(writing).as("a sender whose window is full").isNotDone();
            pair.proxy.heal();

            byte[] rest = pair.to(direction).getInputStream().readNBytes(bytes.length - 1000);
            assertThat(rest).isEqualTo(Arrays.copyOfRange(bytes, 1000, bytes.length));
            writing.join();
        }
    }

    @Test
    void holdsBackTheEndToo() throws Exception {
        try (Pair pair = new Pair(FaultPlan.of(TO_CLIENT, Fault.stall()))) {
            pair.server.getOutputStream().write("last".getBytes(US_ASCII));
            pair.server.close();
            pair.proxy.servers().await(0);
            assertThat(pair.proxy.clients().value()).isEqualTo(1);
            assertThat(pair.client.getInputStream().available()).isZero();

            pair.proxy.heal();

            assertThat(pair.client.getInputStream().readAllBytes()).asString().isEqualTo("last");
        }
    }

    @Test
    void noticesAClientThatGoesWhileNothingPasses() throws Exception {
        try (Pair pair = new Pair(FaultPlan.bothWays(Fault.stall()))) {
            pair.proxy.servers().await(1);
            pair.client.close();
            pair.proxy.clients().await(0);
            assertThat(pair.proxy.servers().value()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void swallowsWithoutEnd(Direction direction) throws Exception {
        try (Pair pair = new Pair(FaultPlan.of(direction, Fault.blackhole().at(3)))) {
            pair.write(direction, new byte[50 << 20]).join();
            assertThat(pair.to(direction).getInputStream().readNBytes(3)).hasSize(3);
            assertThat(pair.to(direction).getInputStream().available()).isZero();
            assertThat(pair.proxy.bytes(direction).value()).isEqualTo(3);
        }
    }

    @Test
    void insertsAndDrops() throws Exception {
        try (Pair pair = new Pair(FaultPlan.of(
                TO_CLIENT,
                Fault.insert("<").at(2),
                Fault.insert(">").at(2),
                Fault.drop(3).at(4)))) {
            pair.server.getOutputStream().write("0123456789".getBytes(US_ASCII));
            pair.server.close();
            assertThat(pair.client.getInputStream().readAllBytes()).asString().isEqualTo("01<>23789");
        }
    }

    @Test
    void throttles() throws Exception {
        try (Pair pair = new Pair(FaultPlan.of(TO_CLIENT, Fault.throttle(10_000).at(5_000)))) {
            CompletableFuture<Void> writing = pair.write(TO_CLIENT, new byte[10_000]);
            pair.client.getInputStream().readNBytes(5_000);
            long begin = System.nanoTime();
            pair.client.getInputStream().readNBytes(5_000);
            // The last portion is not followed by its pause.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(400));
            writing.join();
        }
    }

    @Test
    void delays() throws Exception {
        try (Pair pair = new Pair(FaultPlan.of(TO_CLIENT, Fault.delay(Duration.ofMillis(200))))) {
            long begin = System.nanoTime();
            assertThat(pair.pass(TO_CLIENT, "late".getBytes(US_ASCII)))
                    .asString()
                    .isEqualTo("late");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(199));
        }
    }

    @Test
    void closesWhileABlockIsDelayed() throws Exception {
        Pair pair = new Pair(FaultPlan.bothWays(Fault.delay(Duration.ofHours(1))));
        pair.client.getOutputStream().write(1);
        pair.proxy.servers().await(1);
        pair.close();
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void passesAnEndOn(Direction direction) throws Exception {
        Direction back = direction == TO_CLIENT ? TO_SERVER : TO_CLIENT;
        try (Pair pair = new Pair(FaultPlan.none())) {
            pair.from(direction).getOutputStream().write(1);
            pair.from(direction).shutdownOutput();
            assertThat(pair.to(direction).getInputStream().readAllBytes()).hasSize(1);
            assertThat(pair.pass(back, new byte[9])).hasSize(9);
            pair.to(direction).close();
            assertThat(pair.from(direction).getInputStream().readAllBytes()).isEmpty();
            pair.proxy.clients().await(0);
            pair.proxy.servers().await(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void passesAResetOn(Direction direction) throws Exception {
        try (Pair pair = new Pair(FaultPlan.none())) {
            pair.pass(direction, new byte[1]);
            pair.from(direction).setSoLinger(true, 0);
            pair.from(direction).close();
            assertThatThrownBy(() -> pair.to(direction).getInputStream().readAllBytes())
                    .isInstanceOf(SocketException.class);
            pair.proxy.clients().await(0);
            pair.proxy.servers().await(0);
        }
    }

    @Test
    void refusesConnectionsAndTakesThemAgain() throws Exception {
        try (Pair pair = new Pair(FaultPlan.none())) {
            pair.proxy.refuse();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), pair.proxy.port()))
                    .hasMessageContaining("refused");
            assertThat(pair.pass(TO_CLIENT, new byte[3])).hasSize(3);
            pair.proxy.accept();
            new Socket(InetAddress.getLoopbackAddress(), pair.proxy.port()).close();
            pair.proxy.connections().await(2);
        }
    }

    @Test
    void resetsClientsWhoseServerIsNotThere() throws Exception {
        int closed;
        try (ScriptedServer gone = ScriptedServer.start()) {
            closed = gone.port();
        }
        try (FaultProxy proxy = FaultProxy.to("http://127.0.0.1:" + closed);
                RawClient client = new RawClient(proxy.port())) {
            assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
            proxy.clients().await(0);
            assertThat(proxy.servers().value()).isZero();
        }
    }

    @Test
    void replaysItsSeed() throws Exception {
        FaultPlan plan = FaultPlan.seeded(42, 1_000, Fault.reset(), Fault.close(), Fault.halfClose());
        List<InjectedFault> first = run(plan, 5000);

        assertThat(run(plan, 1)).isEqualTo(first).hasSize(20);
        assertThat(first).extracting(InjectedFault::direction).contains(TO_CLIENT, TO_SERVER);
        assertThat(run(FaultPlan.seeded(43, 1_000, Fault.reset(), Fault.close(), Fault.halfClose()), 5000))
                .isNotEqualTo(first);
    }

    /** Twenty connections, one after the other, each with more bytes both ways than faults can be away. */
    private static List<InjectedFault> run(FaultPlan plan, int portion) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200).write("x".repeat(2_000)));
                FaultProxy proxy = FaultProxy.to(server.url())) {
            proxy.inject(plan);
            for (int i = 1; i <= 20; i++) {
                try (RawClient client = new RawClient(proxy.port())) {
                    byte[] request = ("GET / HTTP/1.1\r\nX: " + "y".repeat(2_000) + "\r\n\r\n").getBytes(US_ASCII);
                    for (int at = 0; at < request.length; at += portion) {
                        client.send(Arrays.copyOfRange(request, at, Math.min(request.length, at + portion)));
                    }
                    client.readAll();
                } catch (IOException cutOff) {
                    assertThat(proxy.injected()).hasSize(i);
                }
            }
            return proxy.injected();
        }
    }

    @Test
    void describesAndChecksFaults() {
        assertThat(Fault.throttle(5).at(3))
                .hasToString("throttle 5 at 3")
                .isEqualTo(Fault.throttle(5).at(3));
        assertThat(Fault.halfClose()).hasToString("half close at 0").isNotEqualTo(Fault.close());
        assertThat(Fault.insert("a")).isNotEqualTo(Fault.insert("b")).hasSameHashCodeAs(Fault.insert("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.throttle(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.pieces(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.drop(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.reset().at(-1));
        assertThat(FaultPlan.of(TO_CLIENT, Fault.reset())
                        .and(FaultPlan.bothWays(Fault.stall()))
                        .faults(1, TO_CLIENT))
                .containsExactly(Fault.reset(), Fault.stall());
    }

    @Test
    void leavesNothingBehind() throws Exception {
        long before = 0;
        for (int i = 0; i < 100; i++) {
            try (Pair pair = new Pair(FaultPlan.of(TO_CLIENT, Fault.stall().at(10)))) {
                pair.server.getOutputStream().write(new byte[1 << 10]);
                assertThat(pair.client.getInputStream().readNBytes(10)).hasSize(10);
                pair.proxy.close();
                pair.proxy.clients().await(0);
                pair.proxy.servers().await(0);
            }
            before = i == 50 ? Leftovers.descriptors() : before;
        }
        assertThat(Leftovers.threads()).isEmpty();
        assertThat(Leftovers.descriptors()).isLessThan(before + 10);
    }

    /** Two sockets with a proxy between them. */
    private static final class Pair implements AutoCloseable {
        private final ServerSocket listening;
        private final FaultProxy proxy;
        private final Socket client;
        private final Socket server;

        Pair(FaultPlan plan) throws IOException {
            listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            proxy = FaultProxy.to("http://127.0.0.1:" + listening.getLocalPort());
            proxy.inject(plan);
            client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
            client.setSoTimeout(10_000);
            server = listening.accept();
            server.setSoTimeout(10_000);
        }

        Socket from(Direction direction) {
            return direction == TO_SERVER ? client : server;
        }

        Socket to(Direction direction) {
            return direction == TO_SERVER ? server : client;
        }

        CompletableFuture<Void> write(Direction direction, byte[] bytes) {
            return CompletableFuture.runAsync(() -> {
                try {
                    OutputStream out = from(direction).getOutputStream();
                    out.write(bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        byte[] pass(Direction direction, byte[] bytes) throws IOException {
            CompletableFuture<Void> writing = write(direction, bytes);
            byte[] passed = to(direction).getInputStream().readNBytes(bytes.length);
            writing.join();
            return passed;
        }

        @Override
        public void close() throws IOException {
            client.close();
            server.close();
            proxy.close();
            listening.close();
        }
    }
}
