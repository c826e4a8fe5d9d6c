package io.coxswain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.core.v1.Pod;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScriptedServerTest {
    private static final Answer OK = Answer.of(200);

    @Test
    void followsItsScript() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.expect(Expected.get("/a"), OK.write("first")).expect(Expected.delete("/a"), OK.write("second"));
            assertThat(server.outstanding().value()).isEqualTo(2);

            assertThat(send(server, "GET /a")).endsWith("first");
            assertThat(send(server, "DELETE /a?x=1")).endsWith("second");

            server.verify();
            server.outstanding().await(0);
            assertThat(server.requests()).hasToString("[GET /a, DELETE /a?x=1]");
            assertThat(server.requestsOn(2)).hasToString("[DELETE /a?x=1]");
        }
    }

    @Test
    void saysHowItsScriptWasNotFollowed() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.expect(Expected.get("/a?watch=true").header("Accept", "text/plain"), OK)
                    .expect(Expected.post("/b").body("is empty", String::isEmpty), OK);

            assertThat(send(server, "GET /a?watch=false"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("unexpected request: GET /a?watch=false, which is not GET /a?watch=true");
            assertThat(send(server, "POST /b")).startsWith("HTTP/1.1 400 ");

            assertThatThrownBy(server::verify)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("""
                    the script was not followed:
                      connection 1: unexpected GET /a?watch=false, which is not GET /a?watch=true with the header Accept: \
                    text/plain: it lacks the query watch=true
                      connection 2: unexpected POST /b, which is not GET /a?watch=true with the header Accept: text/plain: \
                    it lacks the method GET
                      never came: GET /a?watch=true with the header Accept: text/plain
                      never came: POST /b with a body that is empty""");
        }
    }

    @Test
    void remembersWhatCameBesides() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.expect(Expected.anything(), OK);
            send(server, "GET /a");
            server.verify();
            send(server, "GET /b");
            assertThatThrownBy(server::verify)
                    .hasMessageContaining("connection 2: unexpected GET /b, when nothing more was expected");
        }
    }

    @Test
    void takesRequestsInAnyOrderIfToldSo() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.Builder::anyOrder)) {
            server.expect(Expected.get("/a"), OK.write("1"))
                    .expect(Expected.get("/b"), OK.write("2"))
                    .expect(Expected.get("/a"), OK.write("3"));

            assertThat(send(server, "GET /b")).endsWith("2");
            assertThat(send(server, "GET /a")).endsWith("1");
            assertThat(send(server, "GET /a")).endsWith("3");
            server.verify();
            assertThat(send(server, "GET /a")).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void answersWhatItAlwaysAnswersBesidesTheScript() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.expect(Expected.get("/a"), OK.write("once"))
                    .always(Expected.get("/version"), OK.write("always"))
                    .always(Expected.anything(), request -> OK.write("you said " + request.method()));

            assertThat(send(server, "GET /version")).endsWith("always");
            assertThat(send(server, "GET /a")).endsWith("once");
            assertThat(send(server, "GET /a")).endsWith("you said GET");
            server.verify();
        }
    }

    @Test
    void matchesEverythingThatARequestSays() throws IOException {
        Expected expected = Expected.of("PATCH", "/a%2Fb?y=2&x=1%202")
                .query("y", "2")
                .withoutQuery("z")
                .header("A", "b")
                .header("C", value -> value == null)
                .body("says hello", "hello"::equals)
                .and("the first connection", request -> request.connection() == 1);
        try (ScriptedServer server = ScriptedServer.start();
                RawClient client = new RawClient(server.port())) {
            server.expect(expected, request -> OK.write(request.query() + request.text() + request.headers("a")));
            client.send("PATCH /a%2Fb?x=1+2&y=2 HTTP/1.1\r\nConnection: close\r\na: b\r\nContent-Length: 5\r\n\r\nhel")
                    .send("lo");
            assertThat(client.readAll()).endsWith("{x=[1 2], y=[2]}hello[b]");
            server.verify();
        }
    }

    @Test
    void readsObjectsFromRequests() throws IOException {
        Pod pod = Pod.of(p -> p.metadata(m -> m.name("web")));
        try (ScriptedServer server = ScriptedServer.answering(OK)) {
            List<byte[]> bodies = List.of(Pod.CODEC.toJson(pod), Pod.CODEC.toProtobuf(pod));
            List<String> types = List.of("application/json", "application/vnd.kubernetes.protobuf");
            for (int i = 0; i < 2; i++) {
                try (RawClient client = new RawClient(server.port())) {
                    client.send("POST / HTTP/1.1\r\nConnection: close\r\nContent-Type: " + types.get(i)
                                    + "\r\nContent-Length: " + bodies.get(i).length + "\r\n\r\n")
                            .send(bodies.get(i))
                            .readAll();
                }
            }
            assertThat(server.requests())
                    .extracting(request -> request.object(Pod.CODEC).metadata().name())
                    .containsExactly("web", "web");
        }
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        Gate gate = new Gate();
        try (ScriptedServer server = ScriptedServer.start();
                RawClient client = new RawClient(server.port())) {
            server.expect(Expected.get("/1"), Answer.of(200).pauseUntil(gate).write("1"))
                    .expect(Expected.get("/2"), OK.write("2"));
            client.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\nConnection: close\r\n\r\n");
            gate.arrivals().await(1);
            assertThat(server.requests()).hasSize(1);
            gate.open();
            assertThat(client.readAll()).containsSubsequence("\r\n1\r\n", "\r\n\r\n2");
        }
    }

    @Test
    void takesAMalformedRequestForTrouble() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK);
                RawClient client = new RawClient(server.port())) {
            assertThat(client.send("\u0001\u0002 rubbish\r\n\r\n").readAll()).isEmpty();
            assertThatThrownBy(server::verify).hasMessageContaining("connection 1: malformed request");
        }
    }

    @Test
    void takesAnAnswerThatFailsForTrouble() throws IOException {
        try (ScriptedServer server = ScriptedServer.start();
                RawClient client = new RawClient(server.port())) {
            server.always(Expected.anything(), request -> {
                throw new IllegalArgumentException("oops");
            });
            client.get("/");
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
            assertThatThrownBy(server::verify)
                    .hasMessageContaining("the answer failed")
                    .hasMessageContaining("oops");
            server.openExchanges().await(0);
        }
    }

    @Test
    void endsConnectionsWhenItIsTold() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(Answer.json("{}"));
                RawClient idle = new RawClient(server.port());
                RawClient other = new RawClient(server.port())) {
            idle.get("/").readTo("{}");
            server.closeConnections();
            assertThat(idle.readAll()).isEmpty();
            assertThat(other.readAll()).isEmpty();
            server.openConnections().await(0);
            try (RawClient next = new RawClient(server.port())) {
                next.get("/").readTo("{}");
                server.resetConnections();
                assertThatThrownBy(next::readAll).hasMessageContaining("reset");
            }
            assertThat(server.connections().value()).isEqualTo(3);
        }
    }

    @Test
    void refusesConnectionsAndTakesThemAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK.write("here"))) {
            server.refuse();
            assertThatThrownBy(() -> new RawClient(server.port())).hasMessageContaining("refused");
            server.accept();
            server.accept();
            assertThat(send(server, "GET /")).endsWith("here");
        }
    }

    @Test
    void countsManyClientsAtOnce() {
        ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.Builder::anyOrder)) {
            IntStream.range(0, 200).forEach(i -> server.expect(Expected.get("/" + i), OK.write("=" + i)));
            IntStream.range(0, 200).parallel().forEach(i -> {
                try {
                    answers.add(send(server, "GET /" + i).replaceFirst("(?s).*=", ""));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            server.verify();
            assertThat(answers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 200).mapToObj(String::valueOf).toList());
            server.received().await(200);
            server.openConnections().await(0);
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        long before = 0;
        for (int i = 0; i < 200; i++) {
            int port = startAndStop();
            assertThatThrownBy(() -> new RawClient(port)).hasMessageContaining("refused");
            before = i == 100 ? Leftovers.descriptors() : before;
        }
        assertThat(Leftovers.threads()).isEmpty();
        assertThat(Leftovers.descriptors()).isLessThan(before + 10);
    }

    private static int startAndStop() throws IOException {
        ScriptedServer server =
                ScriptedServer.answering(Answer.of(200).write("all").thenStall());
        try (server;
                RawClient client = new RawClient(server.port())) {
            client.get("/").readTo("all\r\n");
            stop(server);
            assertThat(client.readAll()).isEmpty();
            return server.port();
        }
    }

    private static void stop(AutoCloseable server) {
        assertThatCode(server::close).doesNotThrowAnyException();
    }

    private static String send(ScriptedServer server, String line) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.send(line + " HTTP/1.1\r\nConnection: close\r\n\r\n").readAll();
        }
    }
}
