package io.coxswain.client;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.ResourceType;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * A client of one Kubernetes API server.
 *
 * <pre>{@code
 * try (KubeClient client = KubeClient.create()) {
 *     Flux<Pod> pods = client.api(Pod.TYPE).namespace("shop").list();
 *     …
 * }
 * }</pre>
 *
 * <p>It owns its connections: have one for each server and identity, share it, and close it in the end.
 */
public final class KubeClient implements AutoCloseable {
    private final RestClient rest;

    private KubeClient(RestClient rest) {
        this.rest = rest;
    }

    /** Makes a client that finds its configuration as kubectl does, at the first use and off the event loop. Does no I/O. */
    public static KubeClient create() {
        return of(KubeConfig.load());
    }

    /** Makes a client as {@link #create()} does, with options: repetitions, limits, filters. Does no I/O. */
    public static KubeClient create(Consumer<ClientOptions.Builder> options) {
        return of(KubeConfig.load(), options);
    }

    /** Makes a client for a configuration. Does no I/O. */
    public static KubeClient of(KubeConfig config) {
        return of(Mono.just(config));
    }

    /** Makes a client for a configuration that is read at the first use. Does no I/O. */
    public static KubeClient of(Mono<KubeConfig> config) {
        return new KubeClient(RestClient.of(config));
    }

    /** Makes a client for a configuration that is read at the first use, with options. Does no I/O. */
    public static KubeClient of(Mono<KubeConfig> config, Consumer<ClientOptions.Builder> options) {
        return new KubeClient(RestClient.of(config, ClientOptions.of(options)));
    }

    /** Makes a client as {@link #create()} does, and fails if there is no usable configuration, or no server answers. */
    public static Mono<KubeClient> connect() {
        return connect(KubeConfig.load());
    }

    /** Makes a client for a configuration, and fails if that is not usable, or no server answers. */
    public static Mono<KubeClient> connect(Mono<KubeConfig> config) {
        return Mono.defer(() -> {
            KubeClient client = of(config);
            return client.reachServer()
                    .thenReturn(client)
                    .doOnError(e -> client.close())
                    .doOnCancel(client::close);
        });
    }

    private Mono<byte[]> reachServer() {
        return rest.bytes(KubeRequest.path(Verb.GET, "version"))
                // The server answers and knows who asks; not everybody may ask for its version.
                .onErrorComplete(ForbiddenException.class);
    }

    /** The verbs of a kind, in the configuration's namespace; {@link Api#namespace} takes another. */
    public <T> Api<T> api(ResourceType<T> type) {
        return new Api<>(rest, type, Scope.DEFAULT);
    }

    /** What everything here is sent with: for requests that no method makes. */
    public RestClient rest() {
        return rest;
    }

    /** Ends all connections: what is under way fails, and the client cannot be used any more. It does not wait. */
    @Override
    public void close() {
        rest.close();
    }
}
