package io.coxswain.client.rest;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.Connection;
import reactor.netty.http.client.Http2AllocationStrategy;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.ConnectionProvider.ConnectionMetadata;

/**
 * A client's connections. Streams have a pool of their own, without a limit: each keeps its connection for as long as it
 * lives, and a hundred watches would otherwise leave none for a get.
 */
record Pools(
        ConnectionProvider unary,
        ConnectionProvider streaming,
        PoolMeter unaryMeter,
        PoolMeter streamingMeter,
        ChannelGroup channels)
        implements AutoCloseable {
    /** How many streams may stand still on one connection of HTTP/2 without holding up another: see {@link HttpClients}. */
    static final int MAX_STREAMS = 200;

    /** API servers close idle connections after 90 seconds; one must not be taken up at just that moment. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(60);

    private static final Duration EVICTION = Duration.ofSeconds(5);

    static Pools create(ClientOptions options) {
        boolean http2 = options.protocol() == Protocol.HTTP_2;
        PoolMeter unary = new PoolMeter();
        PoolMeter streaming = new PoolMeter();
        return new Pools(
                pool("coxswain", options.maxConnections(), http2, unary),
                pool("coxswain-streaming", Integer.MAX_VALUE, http2, streaming),
                unary,
                streaming,
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));
    }

    private static ConnectionProvider pool(String name, int connections, boolean http2, PoolMeter meter) {
        ConnectionProvider.Builder pool = ConnectionProvider.builder(name)
                .maxConnections(connections)
                .pendingAcquireMaxCount(-1)
                .maxIdleTime(MAX_IDLE)
                .evictionPredicate(Pools::isSpent)
                .evictInBackground(EVICTION)
                .metrics(true, () -> meter)
                .lifo();
        return (http2 ? pool.allocationStrategy(shared(connections)) : pool).build();
    }

    /** A connection is filled up before there is a second one. */
    private static Http2AllocationStrategy shared(int connections) {
        return Http2AllocationStrategy.builder()
                .maxConnections(connections)
                .maxConcurrentStreams(MAX_STREAMS)
                .strictConnectionReuse(true)
                .build();
    }

    /** Asked when a connection of HTTP/1.1 is taken, when it comes back, and in between; it takes the place of the idle time. */
    private static boolean isSpent(Connection connection, ConnectionMetadata metadata) {
        return !connection.channel().isActive()
                || !connection.isPersistent()
                || metadata.idleTime() >= MAX_IDLE.toMillis()
                || Generation.isRetired(connection.channel());
    }

    /** Ends all connections, those in use too, and does not wait for it. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void close() {
        unary.dispose();
        streaming.dispose();
        channels.close();
    }

    /** Ends all connections, and completes when they are closed. */
    Mono<Void> closeAsync() {
        return Mono.whenDelayError(
                        unary.disposeLater(), streaming.disposeLater(), Mono.<Void>create(this::closeChannels))
                .onErrorComplete();
    }

    private void closeChannels(MonoSink<Void> closed) {
        channels.close().addListener(future -> closed.success());
    }
}
