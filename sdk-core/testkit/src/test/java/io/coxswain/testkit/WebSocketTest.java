package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Test
    void exchangesFrames() throws Exception {
        Gate gate = new Gate();
        try (ScriptedServer server = ScriptedServer.answering(Answer.webSocket("v5.channel.k8s.io")
                .frame(2, new byte[] {1, 'h', 'i'})
                .frame(9, "ping".getBytes(US_ASCII))
                .pauseUntil(gate)
                .frame(8, new byte[] {3, (byte) 0xe8}))) {
            WebSocket socket = open(server).join();
            assertThat(socket.getSubprotocol()).isEqualTo("v5.channel.k8s.io");
            assertThat(next()).isEqualTo("binary 3");
            assertThat(next()).isEqualTo("ping");

            socket.sendBinary(ByteBuffer.wrap(new byte[] {0, 'o', 'k'}), true).join();

            server.framesReceived().await(2);
            assertThat(server.frames()).extracting(ReceivedFrame::opcode).containsExactly(10, 2);
            assertThat(server.frames().get(1).text()).isEqualTo("\0ok");
            gate.open();
            assertThat(next()).isEqualTo("close 1000");
            server.openExchanges().await(0);
            server.verify();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 200_000})
    void writesFramesOfEverySize(int size) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                Answer.webSocket("v5.channel.k8s.io").frame(2, new byte[size]).thenStall())) {
            WebSocket socket = open(server).join();
            int received = 0;
            do {
                received += Integer.parseInt(next().replace("binary ", ""));
            } while (received < size);
            assertThat(received).isEqualTo(size);
            socket.abort();
        }
    }

    @Test
    void refusesAnUpgrade() {
        try (ScriptedServer server = ScriptedServer.answering(Answer.status(403, "Forbidden", "no"))) {
            assertThatThrownBy(() -> open(server).join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
        }
    }

    @Test
    void takesAnUpgradeThatNobodyAskedForForTrouble() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(Answer.webSocket("x"));
                RawClient client = new RawClient(server.port())) {
            client.get("/");
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
            assertThatThrownBy(server::verify).hasMessageContaining("asks for no WebSocket");
        }
    }

    private CompletableFuture<WebSocket> open(ScriptedServer server) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v5.channel.k8s.io")
                .buildAsync(URI.create(server.url().replace("http", "ws")), new Listening());
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(10, TimeUnit.SECONDS));
    }

    private final class Listening implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            events.add("binary " + data.remaining());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            events.add("ping");
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.add("close " + code);
            return null;
        }
    }
}
