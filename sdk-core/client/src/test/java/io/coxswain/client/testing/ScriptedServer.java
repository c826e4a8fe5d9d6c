package io.coxswain.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.TestAuthority;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelId;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.tcp.SslProvider;

/** A server on loopback that answers as a test says, and counts what goes on. */
public final class ScriptedServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<ChannelId> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connectionsEver = new AtomicInteger();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final DisposableServer server;
    private final String scheme;

    private ScriptedServer(@Nullable SslProvider tls, Handler handler, HttpProtocol... protocols) {
        HttpServer http = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .protocol(protocols)
                .handle((request, response) -> answer(handler, request, response));
        http = http.doOnConnection(connection -> count(connectionOf(connection.channel())));
        this.scheme = tls == null ? "http" : "https";
        this.server = (tls == null ? http : http.secure(tls)).bindNow();
    }

    /** What the server does with a request. */
    @FunctionalInterface
    public interface Handler {
        Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response);
    }

    /** A request as it came. */
    public record Request(
            String method,
            String uri,
            HttpHeaders headers,
            @Nullable String serverName) {
        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    public static ScriptedServer start(Handler handler) {
        return new ScriptedServer(null, handler, HttpProtocol.HTTP11);
    }

    /** A server that answers everything with this JSON. */
    public static ScriptedServer answering(int code, String json) {
        return start((request, response) -> json(response, code, json));
    }

    /** A server with TLS; if a client authority is given, clients need a certificate of it. */
    public static ScriptedServer startTls(
            TestAuthority.Issued identity, @Nullable TestAuthority clients, Handler handler) {
        return startTls(identity, clients, ClientAuth.REQUIRE, handler);
    }

    /** A server with TLS that takes certificates of a client authority, and clients that show none. */
    public static ScriptedServer startTlsAsking(TestAuthority.Issued identity, TestAuthority clients, Handler handler) {
        return startTls(identity, clients, ClientAuth.OPTIONAL, handler);
    }

    private static ScriptedServer startTls(
            TestAuthority.Issued identity, @Nullable TestAuthority clients, ClientAuth wanted, Handler handler) {
        SslContextBuilder tls = SslContextBuilder.forServer(
                new ByteArrayInputStream(identity.certificate().read()),
                new ByteArrayInputStream(identity.key().read()));
        if (clients != null) {
            tls.clientAuth(wanted)
                    .trustManager(new ByteArrayInputStream(clients.certificate().read()));
        }
        try {
            return new ScriptedServer(
                    SslProvider.builder().sslContext(tls.build()).build(), handler, HttpProtocol.HTTP11);
        } catch (SSLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server with TLS that speaks HTTP/2 to whoever can. */
    public static ScriptedServer startHttp2(TestAuthority.Issued identity, Handler handler) {
        Http2SslContextSpec tls = Http2SslContextSpec.forServer(
                new ByteArrayInputStream(identity.certificate().read()),
                new ByteArrayInputStream(identity.key().read()));
        try {
            return new ScriptedServer(
                    SslProvider.builder().sslContext(tls.sslContext()).build(),
                    handler,
                    HttpProtocol.H2,
                    HttpProtocol.HTTP11);
        } catch (SSLException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Publisher<Void> json(HttpServerResponse response, int code, String json) {
        return response.status(code).header("Content-Type", "application/json").sendString(Flux.just(json));
    }

    /** A stream of HTTP/2 is a channel of its own, whose parent is the connection. */
    private static Channel connectionOf(Channel channel) {
        return channel instanceof Http2StreamChannel ? channel.parent() : channel;
    }

    /** Called for every request of a connection. */
    private void count(Channel channel) {
        if (connections.add(channel.id())) {
            connectionsEver.incrementAndGet();
            channel.closeFuture().addListener(closed -> connections.remove(channel.id()));
        }
    }

    private Publisher<Void> answer(Handler handler, HttpServerRequest request, HttpServerResponse response) {
        request.withConnection(connection -> {
            SslHandler tls = connection.channel().pipeline().get(SslHandler.class);
            requests.add(new Request(
                    request.method().name(),
                    request.uri(),
                    request.requestHeaders().copy(),
                    tls == null ? null : serverName(tls)));
        });
        return Flux.from(handler.handle(request, response))
                .doOnSubscribe(s -> exchanges.incrementAndGet())
                .doFinally(s -> exchanges.decrementAndGet());
    }

    private static String serverName(SslHandler tls) {
        ExtendedSSLSession session = (ExtendedSSLSession) tls.engine().getSession();
        return session.getRequestedServerNames().stream()
                .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                .collect(Collectors.joining(","));
    }

    public String url() {
        return scheme + "://127.0.0.1:" + server.port();
    }

    /** A configuration for this server. */
    public KubeConfigBuilder config() {
        return KubeConfig.builder(url());
    }

    public List<Request> requests() {
        return requests;
    }

    public int connections() {
        return connections.size();
    }

    public int connectionsEver() {
        return connectionsEver.get();
    }

    public int exchanges() {
        return exchanges.get();
    }

    /** Waits until no request is being answered any more. */
    public void awaitNoExchange() throws InterruptedException {
        await("open exchanges", this::exchanges, 0);
    }

    /** Waits until a count has a value, and fails if it never does. */
    public static void await(String what, IntSupplier count, int expected) throws InterruptedException {
        awaitTrue(() -> count.getAsInt() == expected);
        assertThat(count.getAsInt()).as(what).isEqualTo(expected);
    }

    /** Waits until something holds, or patience ends. */
    public static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
