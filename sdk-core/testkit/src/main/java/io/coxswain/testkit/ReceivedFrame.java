package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * A WebSocket frame as it came.
 *
 * @param connection the connection's number
 * @param opcode 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong
 * @param payload unmasked
 */
public record ReceivedFrame(int connection, int opcode, byte[] payload) {

    static int opcode(WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame) {
            return 1;
        } else if (frame instanceof BinaryWebSocketFrame) {
            return 2;
        } else if (frame instanceof CloseWebSocketFrame) {
            return 8;
        } else if (frame instanceof PingWebSocketFrame) {
            return 9;
        }
        return frame instanceof PongWebSocketFrame ? 10 : 0;
    }

    /** The payload as UTF-8. */
    public String text() {
        return new String(payload, UTF_8);
    }

    /** The opcode and how long the payload is. */
    @Override
    public String toString() {
        return "frame " + opcode + " of " + payload.length + " bytes";
    }
}
