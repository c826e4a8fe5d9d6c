package io.coxswain.testkit.apiserver;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.config.PemSource;
import io.coxswain.testkit.TestAuthority;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * A Kubernetes API server in this process, on a port of its own. It begins empty but for the namespaces that every cluster has, and
 * forgets everything when it is closed.
 *
 * <pre>{@code
 * try (EmbeddedKube server = EmbeddedKube.start();
 *         KubeClient client = KubeClient.of(server.config())) {
 *     client.coreV1().configMaps("default").create(map).block();
 * }
 * }</pre>
 *
 * <p>It answers as a real server does, and is held to one by the same tests. What it does not do answers {@code 501} with a Status
 * that says so: server-side apply; logs, exec, attach, port-forward and proxies; {@code /openapi/v2}; SelfSubjectRulesReview. A
 * CustomResourceDefinition is kept, and its kind is not served yet: that answers {@code 404}. Older versions of resources whose
 * fields differ from those of the latest are not served, as on a cluster where they are switched off. The rules for values are
 * those of the common kinds; tables have columns for names and ages.
 *
 * <p>Of controllers it has those without which objects would not behave: namespaces get a default service account and are emptied
 * before they go, dependents are deleted after their owners or before them. All of that has happened when the request that caused it
 * is answered. No pod is scheduled or run, unless it is {@linkplain Builder#livingPods told to}.
 */
public final class EmbeddedKube implements AutoCloseable {
    private static final LoopResources LOOPS = LoopResources.create(
            "embedded-kube", Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private static final int MAX_LINE = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DisposableServer server;
    private final ChannelGroup connections;
    private final Map<String, Login> logins;
    private final @Nullable PemSource authority;

    private record Login(String token, User user) {}

    private EmbeddedKube(Builder builder) {
        Cluster cluster = new Cluster(builder.historySize, builder.clock);
        Namespaces.createDefaults(cluster);
        if (builder.livingPods) {
            cluster.livePods();
        }
        Access access = new Access(tokens(builder.logins), builder.authorizer);
        HttpFront front = new HttpFront(cluster, access, new Watches(cluster, builder.bookmarkInterval));
        this.logins = Map.copyOf(builder.logins);
        this.connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
        HttpServer http = HttpServer.create()
                .bindAddress(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), builder.port))
                .runOn(LOOPS)
                .protocol(HttpProtocol.HTTP11)
                .channelGroup(connections)
                .httpRequestDecoder(
                        limits -> limits.maxInitialLineLength(MAX_LINE).maxHeaderSize(MAX_LINE))
                .handle(front::handle);
        if (builder.tls) {
            TestAuthority issuer = new TestAuthority("embedded-kube");
            SslContext context = tls(issuer.issue("embedded-kube", "localhost", "127.0.0.1"));
            this.authority = issuer.certificate();
            this.server = http.secure(tls -> tls.sslContext(context)).bindNow(PATIENCE);
        } else {
            this.authority = null;
            this.server = http.bindNow(PATIENCE);
        }
    }

    private static Map<String, User> tokens(Map<String, Login> logins) {
        Map<String, User> tokens = new LinkedHashMap<>();
        logins.values().forEach(login -> tokens.put(login.token(), login.user()));
        return tokens;
    }

    private static SslContext tls(TestAuthority.Issued issued) {
        try {
            return SslContextBuilder.forServer(
                            new ByteArrayInputStream(issued.certificate().read()),
                            new ByteArrayInputStream(issued.key().read()))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("the certificate just made makes no TLS server", e);
        }
    }

    /** Starts one that speaks plain HTTP and lets everybody do everything. It waits until the port is open. */
    public static EmbeddedKube start() {
        return builder().start();
    }

    /** Begins one that is told more. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return (authority == null ? "http" : "https") + "://127.0.0.1:" + server.port();
    }

    /** The configuration of a client that may do everything, or of the first user if there are any. */
    public KubeConfig config() {
        return logins.isEmpty() ? base().withoutCredentials().build() : config(firstUser());
    }

    /**
     * The configuration of a client of one of the users.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public KubeConfig config(String user) {
        Login login = logins.get(user);
        if (login == null) {
            throw new IllegalArgumentException("no user of that name: " + user + "; there are " + logins.keySet());
        }
        return (authority == null ? base().credentialsOverPlainHttp() : base())
                .token(login.token())
                .build();
    }

    private String firstUser() {
        return logins.containsKey("admin")
                ? "admin"
                : logins.keySet().iterator().next();
    }

    private KubeConfigBuilder base() {
        var config = KubeConfig.builder(url());
        return authority == null ? config : config.certificateAuthority(authority);
    }

    /** A kubeconfig for any client, with a context for each user; kubectl takes it too. */
    public String kubeconfig() {
        return Kubeconfig.write(url(), authority, tokensByUser());
    }

    private Map<String, String> tokensByUser() {
        Map<String, String> tokens = new LinkedHashMap<>();
        logins.keySet().stream()
                .sorted((a, b) -> a.equals(firstUser()) ? -1 : b.equals(firstUser()) ? 1 : a.compareTo(b))
                .forEach(name -> tokens.put(
                        name, Objects.requireNonNull(logins.get(name)).token()));
        return tokens;
    }

    /**
     * Writes the kubeconfig into a file. This blocks.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path writeKubeconfig(Path file) throws IOException {
        return Files.writeString(file, kubeconfig());
    }

    /** Ends all connections and gives the port free; what was kept is gone. It waits until that is done. */
    @Override
    public void close() {
        server.dispose();
        connections.close().awaitUninterruptibly(PATIENCE.toMillis());
        server.channel().closeFuture().awaitUninterruptibly(PATIENCE.toMillis());
    }

    /** Says how a server is to be. */
    public static final class Builder {
        private final Map<String, Login> logins = new LinkedHashMap<>();
        private Predicate<AccessRequest> authorizer = request -> true;
        private Clock clock = Clock.systemUTC();
        private Duration bookmarkInterval = Duration.ofMinutes(1);
        private int historySize = 10_000;
        private int port;
        private boolean tls;
        private boolean livingPods;

        private Builder() {}

        /**
         * Gives the cluster a node and a scheduler: pods run as soon as they are created, and are gone as soon as they are deleted.
         * Without them, pods stay as they are made, and those that are put on a node wait for it when they are deleted.
         */
        public Builder livingPods() {
            this.livingPods = true;
            return this;
        }

        /** Listens on this port, and not on one that is free. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Speaks HTTPS, with a certificate by an authority of its own, which its configurations trust. */
        public Builder tls() {
            this.tls = true;
            return this;
        }

        /**
         * Adds a user with a token, which from then on everybody needs who wants more than the anonymous may. The user called
         * {@code admin}, or else the first one, is that of {@link EmbeddedKube#config()}.
         */
        public Builder user(String name, String token, String... groups) {
            List<String> all = new ArrayList<>(List.of(groups));
            all.add("system:authenticated");
            logins.put(name, new Login(Objects.requireNonNull(token, "token"), new User(name, all)));
            return this;
        }

        /** Asks this before each request whether it may be done; members of {@code system:masters} may do everything. */
        public Builder authorizer(Predicate<AccessRequest> mayBeDone) {
            this.authorizer = Objects.requireNonNull(mayBeDone, "mayBeDone");
            return this;
        }

        /** Keeps so many changes of each kind, for watches and lists of the past; older versions are gone (410). */
        public Builder historySize(int changes) {
            if (changes < 1) {
                throw new IllegalArgumentException("a history holds at least one change: " + changes);
            }
            this.historySize = changes;
            return this;
        }

        /** Sends bookmarks so often to watches that want them. */
        public Builder bookmarkInterval(Duration interval) {
            this.bookmarkInterval = Objects.requireNonNull(interval, "interval");
            return this;
        }

        /** Takes the time of objects from this clock. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Starts it, and waits until its port is open. */
        public EmbeddedKube start() {
            return new EmbeddedKube(this);
        }
    }

    /** Starts one that is told more, in one expression. */
    public static EmbeddedKube start(Consumer<Builder> options) {
        Builder builder = builder();
        options.accept(builder);
        return builder.start();
    }
}
