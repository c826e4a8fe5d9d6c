package io.coxswain.client.rest;

/**
 * How one of a client's two pools of connections stands at a moment. A client that leaks connections, or waits for them, shows it
 * here; a meter asks whenever it is read:
 *
 * <pre>{@code
 * Gauge.builder("kubernetes.client.connections", rest, r -> r.unaryPool().connections()).tag("pool", "unary").register(registry);
 * Gauge.builder("kubernetes.client.waiting", rest, r -> r.unaryPool().waiting()).tag("pool", "unary").register(registry);
 * Gauge.builder("kubernetes.client.streams", rest, r -> r.streamingPool().exchanges()).register(registry);
 * }</pre>
 *
 * @param connections how many connections are open, or about to be
 * @param exchanges how many requests or streams use them. One over HTTP/1.1 has its connection for itself, so that the rest of the
 *     connections are idle; many share one over HTTP/2
 * @param waiting how many requests wait for a connection
 */
public record PoolState(int connections, int exchanges, int waiting) {}
