package io.coxswain.testkit;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.config.PemSource;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server, any of both, and does to their bytes what networks do: stalls, resets, throttles, cuts.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.to(server.url());
 *         KubeClient client = KubeClient.of(proxy.config().build())) {
 *     proxy.inject(FaultPlan.of(Direction.TO_CLIENT, Fault.reset().at(1000)));
 *     // …
 *     proxy.inject(FaultPlan.bothWays(Fault.stall()));     // the connections that are open too, now
 *     proxy.heal();
 *     proxy.clients().await(0);                            // the client has closed all of its sockets
 * }
 * }</pre>
 *
 * <p>Made by {@link #to} it passes bytes on as they are, TLS included, and positions count encrypted bytes. Made by
 * {@link #terminatingTls} it speaks TLS with the client, by a certificate of its own, and positions count what was encrypted; client
 * certificates end at it.
 *
 * <p>{@link #close} ends all there is: the connections on both sides, the socket, the one thread.
 */
public final class FaultProxy implements AutoCloseable {
    private final Upstream server;
    private final @Nullable SslContext toClients;
    private final @Nullable PemSource authority;
    private final Listener listener;
    private final Set<Tunnel> tunnels = ConcurrentHashMap.newKeySet();
    private final List<InjectedFault> injected = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastConnection = new AtomicInteger();
    private final Gauge connections = new Gauge("connections ever accepted");
    private final Gauge clients = new Gauge("sockets that clients hold open");
    private final Gauge servers = new Gauge("sockets that the server holds open");
    private final Gauge bytesToServer = new Gauge("bytes passed on to the server");
    private final Gauge bytesToClient = new Gauge("bytes passed on to clients");
    private volatile FaultPlan plan = FaultPlan.none();

    private FaultProxy(Upstream server, @Nullable SslContext toClients, @Nullable PemSource authority) {
        this.server = server;
        this.toClients = toClients;
        this.authority = authority;
        this.listener = new Listener(this::accept, true);
    }

    /** A proxy to the host and the port of a URL, for the bytes as they are. */
    public static FaultProxy to(String url) {
        return new FaultProxy(Upstream.of(url), null, null);
    }

    /**
     * A proxy that speaks TLS with clients, and with the server as its URL says.
     *
     * @param authority who signed the server's certificate; it is not asked for a server without TLS
     */
    public static FaultProxy terminatingTls(String url, @Nullable PemSource authority) {
        TestAuthority own = new TestAuthority("fault proxy");
        ServerTls tls = new ServerTls();
        tls.identity(own.issue("fault proxy", Listener.HOST, "localhost"));
        return new FaultProxy(Upstream.speaking(url, authority), tls.context(), own.certificate());
    }

    private void accept(Channel client) {
        int number = lastConnection.incrementAndGet();
        connections.add(1);
        clients.add(1);
        if (toClients != null) {
            client.pipeline().addLast(toClients.newHandler(client.alloc()));
        }
        server.connect(client.eventLoop()).addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                listener.add(connected.channel());
                open(new Tunnel(this, number, client, connected.channel()));
            } else {
                clients.add(-1);
                Sockets.reset(client);
            }
        });
    }

    private void open(Tunnel tunnel) {
        servers.add(1);
        tunnels.add(tunnel);
        tunnel.start();
    }

    /**
     * Replaces the faults, for the connections that are open too: what begins at a position that they have passed begins now. They
     * are in effect when this returns; on a thread that must not block, soon after.
     */
    public void inject(FaultPlan plan) {
        this.plan = plan;
        listener.perform(() -> tunnels.forEach(tunnel -> tunnel.use(plan)));
    }

    /** Replaces the faults by these, for every connection, in one direction. */
    public void inject(Direction direction, Fault... faults) {
        inject(FaultPlan.of(direction, faults));
    }

    /** Takes all faults away. What stalled goes on; what was lost stays lost. */
    public void heal() {
        inject(FaultPlan.none());
    }

    /** Refuses new connections, until {@link #accept()}; those that are open stay. */
    public void refuse() {
        listener.refuse();
    }

    /** Takes new connections again, on the same port. */
    public void accept() {
        listener.accept();
    }

    /** The proxy's address, with the scheme that clients have to speak. */
    public String url() {
        boolean secure = toClients != null || server.isSecure();
        return (secure ? "https://" : "http://") + Listener.HOST + ":" + port();
    }

    /** The port. */
    public int port() {
        return listener.port();
    }

    /** A configuration for the proxy, which trusts the proxy's own certificate; without one, add the server's authority. */
    public KubeConfigBuilder config() {
        KubeConfigBuilder config = KubeConfig.builder(url());
        return authority == null ? config : config.certificateAuthority(authority);
    }

    /** How many connections clients have opened since the start. */
    public Gauge connections() {
        return connections;
    }

    /** How many sockets clients hold open now: those that neither they nor the proxy have ended. */
    public Gauge clients() {
        return clients;
    }

    /** How many sockets the server holds open now: those that neither it nor the proxy has ended. */
    public Gauge servers() {
        return servers;
    }

    /** How many bytes have been passed on in a direction, over all connections. */
    public Gauge bytes(Direction direction) {
        return direction == Direction.TO_SERVER ? bytesToServer : bytesToClient;
    }

    /** The faults that have begun, in the order they did. */
    public List<InjectedFault> injected() {
        return List.copyOf(injected);
    }

    FaultPlan plan() {
        return plan;
    }

    void began(InjectedFault fault) {
        injected.add(fault);
    }

    void gone(Tunnel tunnel) {
        tunnels.remove(tunnel);
    }

    /** Ends all connections and stops listening; it waits until that is done. */
    @Override
    public void close() {
        listener.close(() -> tunnels.forEach(Tunnel::close));
    }
}
