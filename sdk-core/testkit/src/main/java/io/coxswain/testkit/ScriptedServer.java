package io.coxswain.testkit;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.config.PemSource;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server on a free port of loopback that follows a script: expect this request, answer that, misbehave so. It speaks HTTP/1.1 or
 * HTTP/2, plain or over TLS, and shows what clients do to it.
 *
 * <pre>{@code
 * try (ScriptedServer server = ScriptedServer.start();
 *         KubeClient client = KubeClient.of(server.config().build())) {
 *     server.expect(Expected.get("/api/v1/namespaces/shop/pods/web"), Answer.status(429, "TooManyRequests", "slow down"))
 *             .expect(Expected.get("/api/v1/namespaces/shop/pods/web"), Answer.object(pod));
 *
 *     client.api(Pod.TYPE).namespace("shop").get("web").as(StepVerifier::create).expectNext(pod).verifyComplete();
 *
 *     server.verify();
 *     server.openExchanges().await(0);
 * }
 * }</pre>
 *
 * <p>Expected requests come in the order they were given, unless {@link Builder#anyOrder} says otherwise, and each once; an answer
 * given by {@link #always} serves whatever is not expected. A request that is neither is answered by a Status 400 that says what was
 * expected, and makes {@link #verify} fail.
 *
 * <p>Methods that wait are for the threads of tests, which may block. Nothing else does, and {@link #close} ends all there is: the
 * connections, the socket, the one thread.
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerRecord record;
    private final Listener listener;
    private final @Nullable PemSource authority;
    private final boolean secure;

    private ScriptedServer(Builder builder) {
        SslContext tls = builder.tls.context();
        this.secure = tls != null;
        this.authority = builder.tls.authority();
        this.record = new ServerRecord(new Script(builder.anyOrder));
        ServerPipeline pipeline = new ServerPipeline(record, tls, builder.tls.http2(), builder.maxStreams);
        this.listener = new Listener(pipeline::init, false);
    }

    /** A server without TLS, whose requests come in order. */
    public static ScriptedServer start() {
        return start(options -> {});
    }

    /** A server with TLS, HTTP/2 or another order. */
    public static ScriptedServer start(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new ScriptedServer(builder);
    }

    /** A server without TLS that gives the same answer to everything. */
    public static ScriptedServer answering(Answer answer) {
        return start().always(Expected.anything(), answer);
    }

    /** Expects a request, once, after those expected already. It may be called at any time. */
    public ScriptedServer expect(Expected request, Answer answer) {
        return expect(request, received -> answer);
    }

    /** As {@link #expect(Expected, Answer)}, with an answer that depends on the request. It is computed on an event loop. */
    public ScriptedServer expect(Expected request, Function<Received, Answer> answer) {
        record.script().expect(request, answer);
        return this;
    }

    /** Answers a request whenever it comes and another is expected, or none; the rule that was given first wins. */
    public ScriptedServer always(Expected request, Answer answer) {
        return always(request, received -> answer);
    }

    /** As {@link #always(Expected, Answer)}, with an answer that depends on the request. It is computed on an event loop. */
    public ScriptedServer always(Expected request, Function<Received, Answer> answer) {
        record.script().always(request, answer);
        return this;
    }

    /**
     * Checks that every expected request has come, and no other.
     *
     * @throws AssertionError that lists each departure from the script
     */
    public void verify() {
        record.script().verify();
    }

    /** Such as {@code https://127.0.0.1:34567}. */
    public String url() {
        return (secure ? "https://" : "http://") + Listener.HOST + ":" + port();
    }

    /** The port. */
    public int port() {
        return listener.port();
    }

    /** A configuration for this server, which trusts the certificate that {@link Builder#tls()} has made. */
    public KubeConfigBuilder config() {
        KubeConfigBuilder config = KubeConfig.builder(url());
        return authority == null ? config : config.certificateAuthority(authority);
    }

    /** The requests so far, in the order they came in. */
    public List<Received> requests() {
        return record.requests();
    }

    /** The requests that came on one connection; the first is 1. */
    public List<Received> requestsOn(int connection) {
        return requests().stream()
                .filter(request -> request.connection() == connection)
                .toList();
    }

    /** The WebSocket frames so far. */
    public List<ReceivedFrame> frames() {
        return record.frames();
    }

    /** How many requests have come. */
    public Gauge received() {
        return record.received;
    }

    /** How many expected requests have not come yet. */
    public Gauge outstanding() {
        return record.script().outstanding();
    }

    /** How many requests are being answered now: streams that a client has not let go, or the script has not ended. */
    public Gauge openExchanges() {
        return record.openExchanges;
    }

    /** How many connections are open now. */
    public Gauge openConnections() {
        return record.openConnections;
    }

    /** How many connections were opened since the start. */
    public Gauge connections() {
        return record.connections;
    }

    /** How many bytes of answers the sockets have taken. A client that does not read stops it, once all buffers are full. */
    public Gauge bytesWritten() {
        return record.written;
    }

    /** How many WebSocket frames have come. */
    public Gauge framesReceived() {
        return record.framesReceived;
    }

    /** Closes all connections in order, as a server does that restarts. It goes on listening. */
    public void closeConnections() {
        listener.perform(() -> listener.connections().forEach(Sockets::end));
    }

    /** Resets all connections. It goes on listening. */
    public void resetConnections() {
        listener.perform(() -> listener.connections().forEach(Sockets::reset));
    }

    /** Refuses new connections, until {@link #accept}; those that are open stay. */
    public void refuse() {
        listener.refuse();
    }

    /** Takes new connections again, on the same port. */
    public void accept() {
        listener.accept();
    }

    /** Ends all connections and stops listening; it waits until that is done. Nothing is verified. */
    @Override
    public void close() {
        listener.close();
    }

    /** Says what kind of server it is. */
    public static final class Builder {
        private final ServerTls tls = new ServerTls();
        private boolean anyOrder;
        private int maxStreams = 100;

        private Builder() {}

        /** Speaks TLS, with a certificate for {@code 127.0.0.1} and {@code localhost} that is made now. */
        public Builder tls() {
            TestAuthority authority = new TestAuthority("scripted server");
            tls.identity(authority.issue("scripted server", Listener.HOST, "localhost"));
            tls.authority(authority.certificate());
            return this;
        }

        /** Speaks TLS, with this certificate. What signed it is not in {@link ScriptedServer#config}. */
        public Builder tls(TestAuthority.Issued identity) {
            tls.identity(identity);
            return this;
        }

        /** Asks clients for a certificate that one of these has signed, and takes no others. */
        public Builder clientsOf(PemSource authorities) {
            tls.clients(authorities);
            return this;
        }

        /** Offers HTTP/2 over TLS; without TLS speaks nothing else. */
        public Builder http2() {
            tls.offerHttp2();
            return this;
        }

        /** Allows so many streams on one HTTP/2 connection; without it, 100. */
        public Builder maxStreams(int streams) {
            this.maxStreams = streams;
            return this;
        }

        /** Takes expected requests in any order: each request gets the first answer that fits. */
        public Builder anyOrder() {
            this.anyOrder = true;
            return this;
        }
    }
}
