package io.coxswain.testkit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/** What each new connection of a scripted server goes through: TLS, the choice of a protocol, the exchanges. */
final class ServerPipeline {
    private final ServerRecord record;
    private final @Nullable SslContext tls;
    private final boolean http2;
    private final int maxStreams;

    ServerPipeline(ServerRecord record, @Nullable SslContext tls, boolean http2, int maxStreams) {
        this.record = record;
        this.tls = tls;
        this.http2 = http2;
        this.maxStreams = maxStreams;
    }

    void init(Channel channel) {
        int connection = record.newConnection();
        channel.closeFuture().addListener(closed -> record.openConnections.add(-1));
        ChannelPipeline pipeline = channel.pipeline();
        if (tls == null) {
            speak(pipeline, http2, connection);
            return;
        }
        pipeline.addLast(tls.newHandler(channel.alloc()));
        pipeline.addLast(new ApplicationProtocolNegotiationHandler(ApplicationProtocolNames.HTTP_1_1) {
            @Override
            protected void configurePipeline(ChannelHandlerContext context, String protocol) {
                speak(context.pipeline(), protocol.equals(ApplicationProtocolNames.HTTP_2), connection);
            }

            /** The client did not like the certificate, or has none: what it says of that is for its tests to check. */
            @Override
            protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
                Sockets.end(context.channel());
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                Sockets.end(context.channel());
            }
        });
    }

    private void speak(ChannelPipeline pipeline, boolean http2, int connection) {
        if (!http2) {
            Http1Wire wire = new Http1Wire(pipeline.channel(), record.written);
            pipeline.addLast(new HttpRequestDecoder(), new Exchanges(record, wire, connection));
            return;
        }
        pipeline.addLast(Http2FrameCodecBuilder.forServer()
                .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(maxStreams))
                .gracefulShutdownTimeoutMillis(0)
                .build());
        pipeline.addLast(new Http2MultiplexHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                Http2Wire wire = new Http2Wire(stream, record.written);
                stream.pipeline()
                        .addLast(new Http2StreamFrameToHttpObjectCodec(true), new Exchanges(record, wire, connection));
            }
        }));
    }
}
