package io.coxswain.client.rest;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import reactor.netty.resources.ConnectionProvider;

/**
 * A client's connections. Streams have a pool of their own, without a limit: each keeps its connection for as long as it
 * lives, and a hundred watches would otherwise leave none for a get.
 */
record Pools(ConnectionProvider unary, ConnectionProvider streaming, ChannelGroup channels) implements AutoCloseable {
    private static final int MAX_UNARY = 64;

    /** API servers close idle connections after 90 seconds; one must not be taken up at just that moment. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(60);

    static Pools create() {
        return new Pools(
                pool("coxswain", MAX_UNARY),
                pool("coxswain-streaming", Integer.MAX_VALUE),
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));
    }

    private static ConnectionProvider pool(String name, int connections) {
        return ConnectionProvider.builder(name)
                .maxConnections(connections)
                .pendingAcquireMaxCount(-1)
                .maxIdleTime(MAX_IDLE)
                .lifo()
                .build();
    }

    /** Ends all connections, those in use too, and does not wait for it. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void close() {
        unary.dispose();
        streaming.dispose();
        channels.close();
    }
}
