package io.coxswain.testkit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection, or of one stream of HTTP/2: collects each, body and all, and has it answered, one after the other.
 * Once a connection has become a WebSocket its frames are noted.
 */
final class Exchanges extends ChannelInboundHandlerAdapter {
    private static final int MAX_FRAME = 64 << 20;

    private final ServerRecord record;
    private final Wire wire;
    private final int connection;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Deque<Received> waiting = new ArrayDeque<>();
    private @Nullable HttpRequest head;
    private boolean answering;

    Exchanges(ServerRecord record, Wire wire, int connection) {
        this.record = record;
        this.wire = wire;
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof WebSocketFrame frame) {
                record.received(new ReceivedFrame(connection, ReceivedFrame.opcode(frame), bytes(frame.content())));
            } else if (message instanceof HttpObject part) {
                read(context, part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            record.script()
                    .trouble("connection " + connection + ": malformed request: "
                            + part.decoderResult().cause());
            wire.close();
            return;
        }
        if (part instanceof HttpRequest request) {
            head = request;
            body.reset();
        }
        if (part instanceof HttpContent content) {
            body.writeBytes(bytes(content.content()));
        }
        if (part instanceof LastHttpContent && head != null) {
            waiting.add(new Received(connection, head, body.toByteArray(), ServerNames.of(context.channel())));
            head = null;
            answerNext(context);
        }
    }

    private static byte[] bytes(ByteBuf content) {
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        return bytes;
    }

    private void answerNext(ChannelHandlerContext context) {
        Received request = answering ? null : waiting.poll();
        if (request == null) {
            return;
        }
        answering = true;
        record.began(request);
        try {
            play(context, fitting(context, request, record.script().answer(request)));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void play(ChannelHandlerContext context, Answer answer) {
        Runnable ended = () -> {
            end();
            answerNext(context);
        };
        new Playback(answer, wire, ended, this::failed).start();
    }

    private void failed(RuntimeException e) {
        record.script().trouble("connection " + connection + ": the answer failed: " + e);
        wire.reset();
    }

    private static Answer fitting(ChannelHandlerContext context, Received request, Answer answer) {
        if (answer.status() == 101) {
            return upgraded(context, request, answer);
        }
        return "close".equalsIgnoreCase(request.header("Connection")) ? answer.header("Connection", "close") : answer;
    }

    private static Answer upgraded(ChannelHandlerContext context, Received request, Answer answer) {
        String key = request.header("Sec-WebSocket-Key");
        if (key == null) {
            throw new IllegalStateException(request + " asks for no WebSocket");
        }
        context.pipeline()
                .replace(HttpRequestDecoder.class, "frames", new WebSocket13FrameDecoder(true, true, MAX_FRAME));
        return answer.header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Accept", WebSocketFrames.accept(key));
    }

    private void end() {
        if (answering) {
            answering = false;
            record.ended();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.clear();
        end();
        context.fireChannelInactive();
    }

    /** The client went away by a reset, or broke the protocol; either way the connection has nothing more to say. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Sockets.end(context.channel());
    }
}
