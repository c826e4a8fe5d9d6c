package io.coxswain.client.rest;

import io.coxswain.client.config.KubeConfig;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider;

/**
 * Reactor Netty's clients for one server: one for requests that end, and one for streams, which must not starve the others.
 *
 * @param connectTimeout how long TCP, a proxy and TLS may take, each
 */
record HttpClients(HttpClient unary, HttpClient streaming, Duration connectTimeout) {
    private static final int MAX_HEADER_SIZE = 1 << 16;

    /** What TLS brings at once, as HTTP/2 has it too: the fewer objects of a list are cut in two, the fewer are read twice. */
    private static final int MAX_CHUNK_SIZE = 1 << 14;

    private static final String HEAD_TIMEOUT = "coxswain.head-timeout";

    /** The window of one stream, as HTTP/2 has it. */
    private static final int STREAM_WINDOW = 65_535;

    /** Room for as many streams as share a connection, though nobody read from them; by default a single one would hold up all. */
    private static final int HTTP2_WINDOW = (Pools.MAX_STREAMS + 1) * STREAM_WINDOW;

    private static final AttributeKey<Boolean> WIDENED = AttributeKey.valueOf("coxswain.widened");

    /** Without TLS yet. */
    static HttpClients of(KubeConfig config, Pools pools, ClientOptions options) {
        boolean http2 = http2(config, options);
        ProxySettings proxy = ProxySettings.of(config.proxy(), config.server(), System.getenv());
        Duration connect = Objects.requireNonNullElse(config.connectTimeout(), options.connectTimeout());
        Duration response = Objects.requireNonNullElse(config.responseTimeout(), options.responseTimeout());
        HttpClient unary = client(pools.unary(), pools, connect, proxy, http2, options.userAgent());
        HttpClient streaming = client(pools.streaming(), pools, connect, proxy, http2, options.userAgent());
        return new HttpClients(unary.responseTimeout(response), withHeadTimeout(streaming, response), connect);
    }

    static boolean http2(KubeConfig config, ClientOptions options) {
        return config.server().getScheme().equals("https") && options.protocol() == Protocol.HTTP_2;
    }

    HttpClients secure(SslProvider trust) {
        return new HttpClients(unary.secure(trust), streaming.secure(trust), connectTimeout);
    }

    @SuppressWarnings("deprecation") // maxChunkSize goes with Netty 4, which decodes here.
    private static HttpClient client(
            ConnectionProvider pool,
            Pools pools,
            Duration connectTimeout,
            @Nullable ProxySettings proxy,
            boolean http2,
            String userAgent) {
        HttpClient client = HttpClient.create(http2 ? pool : new PromptAcquire(pool))
                .channelGroup(pools.channels())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .option(ChannelOption.SO_KEEPALIVE, true)
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(MAX_HEADER_SIZE)
                        .maxChunkSize(MAX_CHUNK_SIZE)
                        .failOnMissingResponse(true))
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, userAgent))
                .followRedirect(false);
        client = http2
                ? client.protocol(HttpProtocol.H2, HttpProtocol.HTTP11).doOnRequest((head, c) -> begin(c))
                : client.protocol(HttpProtocol.HTTP11);
        return proxy == null ? client : client.proxy(spec -> proxy.applyTo(spec, connectTimeout));
    }

    /** A stream's answer has to begin in time; after that it may be silent for as long as it likes. */
    private static HttpClient withHeadTimeout(HttpClient client, Duration timeout) {
        return client.doOnRequest((head, connection) -> connection.addHandlerFirst(
                        HEAD_TIMEOUT, new ReadTimeoutHandler(timeout.toMillis(), TimeUnit.MILLISECONDS)))
                .doOnResponse((head, connection) -> connection.removeHandler(HEAD_TIMEOUT));
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void begin(Connection connection) {
        if (connection.channel() instanceof Http2StreamChannel stream) {
            var parent = stream.parent();
            if (parent.attr(WIDENED).setIfAbsent(true) == null) {
                parent.writeAndFlush(new DefaultHttp2WindowUpdateFrame(HTTP2_WINDOW));
                Http2Health.watch(parent);
            }
        }
    }
}
