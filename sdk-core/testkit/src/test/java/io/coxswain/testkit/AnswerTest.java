package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What answers are on the wire. */
class AnswerTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\n";

    @Test
    void declaresALengthThatIsKnown() throws IOException {
        assertWire(
                Answer.of(200).header("X", "a").header("X", "b").write("two ").write("parts"),
                HEAD + "X: a\r\nX: b\r\nContent-Length: 9\r\n\r\ntwo parts");
        assertWire(Answer.of(404), "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        assertWire(Answer.of(204), "HTTP/1.1 204 No Content\r\n\r\n");
    }

    @Test
    void sendsWhatIsNotKnownInChunks() throws IOException {
        assertWire(
                Answer.of(200).repeat(3, "0123456789abcdef"),
                HEAD + "Transfer-Encoding: chunked\r\n\r\n" + "10\r\n0123456789abcdef\r\n".repeat(3) + "0\r\n\r\n");
        assertWire(
                Answer.of(200).write("a").write("").chunked(),
                HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n");
    }

    @Test
    void endsByClosingTheConnection() throws IOException {
        assertEnds(Answer.of(200).untilClose().write("all"), HEAD + "\r\nall");
        assertEnds(
                Answer.of(200).header("Connection", "close").write("all"),
                HEAD + "Connection: close\r\nContent-Length: 3\r\n\r\nall");
        assertEnds(
                Answer.of(200).chunked().write("all").thenClose(),
                HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nall\r\n");
    }

    @Test
    void liesAboutItsLength() throws IOException {
        assertEnds(Answer.of(200).contentLength(5).write("all").thenClose(), HEAD + "Content-Length: 5\r\n\r\nall");
        assertWire(Answer.of(200).contentLength(1).write("all"), HEAD + "Content-Length: 1\r\n\r\nall");
    }

    @Test
    void writesPastAllFraming() throws IOException {
        assertWire(
                Answer.of(200).chunked().write("a").raw("rubbish".getBytes(US_ASCII)),
                HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\nrubbish0\r\n\r\n");
    }

    @Test
    void isCutAtEveryByte() throws IOException {
        Answer answer = Answer.of(200).chunked().write("some").write("thing");
        String whole = HEAD + "Transfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n5\r\nthing\r\n0\r\n\r\n";
        for (int n = 0; n <= whole.length(); n++) {
            assertEnds(answer.cutAt(n), whole.substring(0, n));
        }
    }

    @Test
    void isResetAtAByte() throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.answering(Answer.of(200).write("all").resetAt(20));
                RawClient client = new RawClient(server.port())) {
            client.get("/");
            assertThatThrownBy(client::readAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200).thenReset());
                RawClient client = new RawClient(server.port())) {
            client.get("/");
            assertThatThrownBy(client::readAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
            server.openExchanges().await(0);
        }
    }

    @Test
    void waitsAtAGate() throws IOException {
        Gate gate = new Gate();
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200)
                        .untilClose()
                        .write("one")
                        .pauseUntil(gate)
                        .write("two"));
                RawClient client = new RawClient(server.port());
                RawClient late = new RawClient(server.port())) {
            client.get("/");
            assertThat(client.readTo("one")).endsWith("\r\n\r\none");
            gate.arrivals().await(1);
            assertThat(client.isQuiet()).isTrue();
            assertThat(server.openExchanges().value()).isEqualTo(1);

            gate.open();

            assertThat(client.readAll()).isEqualTo("two");
            assertThat(late.get("/").readAll()).endsWith("onetwo");
            gate.arrivals().await(2);
            server.openExchanges().await(0);
        }
    }

    @Test
    void tricklesInPieces() throws IOException {
        assertWire(
                Answer.of(200).trickle("abcde", 2, Duration.ofMillis(1)),
                HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n1\r\ne\r\n0\r\n\r\n");
        assertWire(Answer.of(200).trickle("", 2, Duration.ZERO), HEAD + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    }

    @Test
    void stallsUntilTheClientGoes() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(Answer.of(200).write("a").thenStall())) {
            try (RawClient client = new RawClient(server.port())) {
                client.get("/").readTo("a");
                server.openExchanges().await(1);
            }
            server.openExchanges().await(0);
            server.openConnections().await(0);
            assertThat(server.connections().value()).isEqualTo(1);
        }
    }

    @Test
    void endsItsSideAndListensOn() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(
                        Answer.of(200).contentLength(9).write("a").thenHalfClose());
                RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/").readAll()).endsWith("a");
            client.send("more");
            assertThat(server.openConnections().value()).isEqualTo(1);
            client.socket().close();
            server.openConnections().await(0);
        }
    }

    @Test
    void writesAsMuchAsTheClientTakes() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200).repeat(Long.MAX_VALUE, "x".repeat(8192)));
                RawClient client = new RawClient(server.port())) {
            client.get("/").readTo("xxx");
            long paused = settled(server.bytesWritten());
            assertThat(paused).isLessThan(64 << 20);

            client.in().skipNBytes(paused);

            server.bytesWritten().awaitAtLeast(paused + 1);
        }
    }

    private static long settled(Gauge gauge) {
        return Objects.requireNonNull(
                gauge.settled(Duration.ofMillis(200)).block(Duration.ofSeconds(10)), "the gauge's value");
    }

    @Test
    void compresses() throws IOException {
        String body = "{\"a\":1}".repeat(100);
        assertThat(inflate(Answer.json(body).gzip())).isEqualTo(body.getBytes(US_ASCII));

        assertThatIllegalStateException()
                .isThrownBy(() -> Answer.of(200).repeat(2, "a").gzip())
                .withMessageContaining("length");
    }

    @Test
    void bombs() throws IOException {
        for (int mebibytes = 1; mebibytes <= 3; mebibytes++) {
            byte[] inflated = inflate(Answer.gzipBomb(mebibytes).untilClose());
            assertThat(inflated).hasSize((mebibytes << 20) + 2).endsWith(' ', '{', '}');
        }
        try (ScriptedServer server =
                        ScriptedServer.answering(Answer.gzipBomb(1024).untilClose());
                RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/").readAll()).hasSizeLessThan(2 << 20);
        }
    }

    private static byte[] inflate(Answer answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(answer.untilClose());
                RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/").readTo("\r\n\r\n")).contains("Content-Encoding: gzip\r\n");
            byte[] body = client.in().readAllBytes();
            return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
    }

    @Test
    void refusesWhatItsProtocolDoesNotHave() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200).goAway());
                RawClient client = new RawClient(server.port())) {
            client.get("/");
            assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
            assertThatThrownBy(server::verify).hasMessageContaining("HTTP/1.1 has no GOAWAY");
        }
    }

    /** Asserts that an answer is this, and that the connection is kept. */
    private static void assertWire(Answer answer, String expected) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(answer);
                RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.get("/").read(expected.length())).isEqualTo(expected);
            }
            server.openExchanges().await(0);
            assertThat(client.isQuiet()).isTrue();
            assertThat(server.requestsOn(1)).hasSize(2);
            assertThat(server.bytesWritten().value()).isEqualTo(2L * expected.length());
        }
    }

    /** Asserts that an answer is this, and then the end. */
    private static void assertEnds(Answer answer, String expected) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(answer);
                RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/").readAll()).isEqualTo(expected);
            server.openExchanges().await(0);
        }
    }
}
