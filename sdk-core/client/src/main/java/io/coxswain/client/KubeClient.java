package io.coxswain.client;

import io.coxswain.client.apis.Apis;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.KubeObject;
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
public final class KubeClient implements Apis, AutoCloseable {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");

    private final RestClient rest;

    private KubeClient(RestClient rest) {
        this.rest = rest;
    }

    /** Makes a client that finds its configuration as kubectl does, at the first use and off the event loop. Does no I/O. */
    public static KubeClient create() {
        return of(KubeConfig.load());
    }

    /**
     * Makes a client as {@link #create()} does, with options: its name, retries, limits, filters. Does no I/O.
     *
     * <pre>{@code
     * KubeClient client = KubeClient.of(o -> o.userAgent("shop/1.2").rateLimit(50, 100));
     * }</pre>
     */
    public static KubeClient of(Consumer<ClientOptions.Builder> options) {
        return of(KubeConfig.load(), options);
    }

    /** Makes a client for a configuration. Does no I/O. */
    public static KubeClient of(KubeConfig config) {
        return of(Mono.just(config));
    }

    /** Makes a client for a configuration, with options. Does no I/O. */
    public static KubeClient of(KubeConfig config, Consumer<ClientOptions.Builder> options) {
        return of(Mono.just(config), options);
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

    /** Makes a client as {@link #connect()} does, with options: retries, limits, filters. */
    public static Mono<KubeClient> connect(Consumer<ClientOptions.Builder> options) {
        return connect(KubeConfig.load(), options);
    }

    /** Makes a client for a configuration, and fails if that is not usable, or no server answers. */
    public static Mono<KubeClient> connect(Mono<KubeConfig> config) {
        return connect(config, options -> {});
    }

    /** Makes a client for a configuration, with options, and fails if that is not usable, or no server answers. */
    public static Mono<KubeClient> connect(Mono<KubeConfig> config, Consumer<ClientOptions.Builder> options) {
        return Mono.defer(() -> {
            KubeClient client = of(config, options);
            return client.reachServer()
                    .thenReturn(client)
                    .doOnError(e -> client.close())
                    .doOnCancel(client::close);
        });
    }

    private Mono<byte[]> reachServer() {
        return rest.bytes(VERSION)
                // The server answers and knows who asks; not everybody may ask for its version.
                .onErrorComplete(ForbiddenException.class);
    }

    /** The verbs of a kind, in the configuration's namespace; {@link Api#namespace} takes another. */
    @Override
    public <T> Api<T> api(ResourceType<T> type) {
        return new Api<>(rest, type, Scope.DEFAULT);
    }

    /** Creates an object of any kind. See {@link #update(KubeObject)}. */
    public <T extends KubeObject> Mono<T> create(T object) {
        return apiOf(object).create(object);
    }

    /** Creates an object of any kind. See {@link #update(KubeObject)}. */
    public <T extends KubeObject> Mono<T> create(T object, Consumer<CreateOptions.Builder> options) {
        return apiOf(object).create(object, options);
    }

    /**
     * Updates an object of any kind: it says itself what it is, what it is called and where it lives; without a namespace, in the
     * configuration's own. The rest is as with {@link Api#update(Object, UpdateOptions)}, and so on for the other verbs here.
     */
    public <T extends KubeObject> Mono<T> update(T object) {
        return apiOf(object).update(object);
    }

    /** Updates an object of any kind. See {@link #update(KubeObject)}. */
    public <T extends KubeObject> Mono<T> update(T object, Consumer<UpdateOptions.Builder> options) {
        return apiOf(object).update(object, options);
    }

    /** Applies an object of any kind on the server's side. See {@link Api#apply(Object, ApplyOptions)}. */
    public <T extends KubeObject> Mono<T> apply(T object) {
        return apiOf(object).apply(object);
    }

    /** Applies an object of any kind on the server's side. See {@link Api#apply(Object, ApplyOptions)}. */
    public <T extends KubeObject> Mono<T> apply(T object, Consumer<ApplyOptions.Builder> options) {
        return apiOf(object).apply(object, options);
    }

    /** Deletes the object that has the name of this one, of any kind. See {@link #delete(KubeObject, Consumer)}. */
    public <T extends KubeObject> Mono<Deletion<T>> delete(T object) {
        return delete(object, options -> {});
    }

    /**
     * Deletes the object that has the name of this one, of any kind; only that very one if {@link DeleteOptions.Builder#uid} says so.
     */
    public <T extends KubeObject> Mono<Deletion<T>> delete(T object, Consumer<DeleteOptions.Builder> options) {
        String name = object.metadata().name();
        if (name == null) {
            throw new IllegalArgumentException("metadata.name is missing");
        }
        return apiOf(object).delete(name, options);
    }

    @SuppressWarnings("unchecked")
    private <T extends KubeObject> Api<T> apiOf(T object) {
        Api<T> api = api((ResourceType<T>) object.resourceType());
        String namespace = object.metadata().namespace();
        return namespace == null || namespace.isEmpty() ? api : api.namespace(namespace);
    }

    /** The server's version. */
    public Mono<VersionInfo> version() {
        return rest.bytes(VERSION).map(VersionInfo::fromJson);
    }

    /**
     * Whether the server is alive, check by check.
     *
     * @param exclude checks to leave out
     */
    public Mono<Health> livez(String... exclude) {
        return Health.of(rest, "livez", exclude);
    }

    /**
     * Whether the server is ready to serve, check by check.
     *
     * <pre>{@code
     * client.readyz().filter(Health::isOk).repeatWhenEmpty(60, tries -> tries.delayElements(Duration.ofSeconds(1)))
     * }</pre>
     *
     * @param exclude checks to leave out
     */
    public Mono<Health> readyz(String... exclude) {
        return Health.of(rest, "readyz", exclude);
    }

    /** What everything here is sent with: for requests that no method makes. */
    public RestClient rest() {
        return rest;
    }

    /**
     * Ends all connections: what is under way fails, and the client cannot be used any more. It does not wait; {@link #closeAsync}
     * does.
     */
    @Override
    public void close() {
        rest.close();
    }

    /** Closes when it is subscribed to, and completes when all connections are closed. It does not fail. */
    public Mono<Void> closeAsync() {
        return rest.closeAsync();
    }
}
