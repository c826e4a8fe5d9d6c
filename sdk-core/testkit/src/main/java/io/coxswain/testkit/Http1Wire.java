package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.Future;

/** Writes HTTP/1.1 by hand, so that it can be wrong wherever a script wants it to be. */
final class Http1Wire extends Wire {
    private static final byte[] NEWLINE = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private boolean chunked;

    Http1Wire(Channel channel, Gauge written) {
        super(channel, written);
    }

    @Override
    Future<?> head(Answer answer) {
        Framing framing = answer.fittingFraming();
        chunked = framing.kind() == Framing.Kind.CHUNKED;
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(HttpResponseStatus.valueOf(answer.status()))
                .append("\r\n");
        answer.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        switch (framing.kind()) {
            case DECLARED ->
                head.append("Content-Length: ").append(framing.length()).append("\r\n");
            case CHUNKED -> head.append("Transfer-Encoding: chunked\r\n");
            default -> {
                // The end of the connection is the end of the answer.
            }
        }
        return send(head.append("\r\n").toString().getBytes(ISO_8859_1));
    }

    @Override
    Future<?> body(byte[] bytes) {
        return send(chunked && bytes.length > 0 ? chunk(bytes) : bytes);
    }

    private static byte[] chunk(byte[] bytes) {
        byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1);
        return DerWriter.join(size, bytes, NEWLINE);
    }

    @Override
    Future<?> raw(byte[] bytes) {
        return send(bytes);
    }

    @Override
    Future<?> end(Answer answer) {
        Future<?> last = send(chunked ? LAST_CHUNK : new byte[0]);
        return answer.endsConnection() ? last.addListener(done -> Sockets.end(channel)) : last;
    }

    /** Closes beneath TLS, which says nothing of it. */
    @Override
    void close() {
        Sockets.close(channel);
    }

    @Override
    void reset() {
        Sockets.reset(channel);
    }

    @Override
    void halfClose() {
        Sockets.shutdownOutput(channel);
    }

    @Override
    void goAway() {
        throw new UnsupportedOperationException("HTTP/1.1 has no GOAWAY: send the header Connection: close");
    }

    @Override
    Future<?> write(byte[] bytes) {
        return channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }
}
