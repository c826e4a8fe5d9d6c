package io.coxswain.testkit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.concurrent.Future;
import java.util.Locale;

/** Writes the frames of one HTTP/2 stream. */
final class Http2Wire extends Wire {

    Http2Wire(Channel stream, Gauge written) {
        super(stream, written);
    }

    @Override
    Future<?> head(Answer answer) {
        Http2Headers headers = new DefaultHttp2Headers().status(String.valueOf(answer.status()));
        answer.headers().forEach(header -> headers.add(header.name().toLowerCase(Locale.ROOT), header.value()));
        Framing framing = answer.fittingFraming();
        if (framing.kind() == Framing.Kind.DECLARED) {
            headers.add("content-length", String.valueOf(framing.length()));
        }
        return channel.writeAndFlush(new DefaultHttp2HeadersFrame(headers));
    }

    @Override
    Future<?> body(byte[] bytes) {
        return send(bytes);
    }

    @Override
    Future<?> raw(byte[] bytes) {
        throw new UnsupportedOperationException("bytes past all framing are for HTTP/1.1: HTTP/2 has none but frames");
    }

    @Override
    Future<?> end(Answer answer) {
        return channel.writeAndFlush(new DefaultHttp2DataFrame(true));
    }

    /** Closes the socket; a close of the connection alone would say GOAWAY and wait for its streams. */
    @Override
    void close() {
        Sockets.close(channel.parent());
    }

    @Override
    void reset() {
        Sockets.send(channel, new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
    }

    @Override
    void halfClose() {
        throw new UnsupportedOperationException("a half-closed connection is for HTTP/1.1");
    }

    @Override
    void goAway() {
        Sockets.send(channel.parent(), new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
    }

    @Override
    Future<?> write(byte[] bytes) {
        return channel.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes)));
    }
}
