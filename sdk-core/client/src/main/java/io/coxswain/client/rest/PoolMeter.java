package io.coxswain.client.rest;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import reactor.netty.http.client.HttpConnectionPoolMetrics;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider.MeterRegistrar;

/**
 * Adds up the pools that Reactor Netty keeps for one provider: one for each server and TLS setting, and with HTTP/2 one of its
 * streams in front of each.
 */
final class PoolMeter implements MeterRegistrar {
    private record Target(String id, SocketAddress address) {}

    private final Map<Target, ConnectionPoolMetrics> connections = new ConcurrentHashMap<>();
    private final Map<Target, HttpConnectionPoolMetrics> streams = new ConcurrentHashMap<>();

    @Override
    public void registerMetrics(String pool, String id, SocketAddress address, ConnectionPoolMetrics metrics) {
        if (metrics instanceof HttpConnectionPoolMetrics http2) {
            streams.put(new Target(id, address), http2);
        } else {
            connections.put(new Target(id, address), metrics);
        }
    }

    @Override
    public void deRegisterMetrics(String pool, String id, SocketAddress address) {
        streams.remove(new Target(id, address));
        connections.remove(new Target(id, address));
    }

    PoolState state() {
        // A connection of HTTP/2 counts as taken for as long as it lives, whether it has streams or not.
        Stream<ConnectionPoolMetrics> http1 = connections.entrySet().stream()
                .filter(pool -> !streams.containsKey(pool.getKey()))
                .map(Map.Entry::getValue);
        return new PoolState(
                sum(connections, ConnectionPoolMetrics::allocatedSize),
                sum(streams, HttpConnectionPoolMetrics::activeStreamSize)
                        + http1.mapToInt(ConnectionPoolMetrics::acquiredSize).sum(),
                sum(connections, ConnectionPoolMetrics::pendingAcquireSize)
                        + sum(streams, ConnectionPoolMetrics::pendingAcquireSize));
    }

    private static <M> int sum(Map<Target, M> pools, ToIntFunction<? super M> number) {
        return pools.values().stream().mapToInt(number).sum();
    }
}
