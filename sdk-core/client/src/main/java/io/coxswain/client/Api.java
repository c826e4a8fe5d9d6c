package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The verbs of one kind, in one namespace or, for kinds that live in none, in the cluster.
 *
 * <pre>{@code
 * Api<Pod> pods = client.api(Pod.TYPE).namespace("shop");
 * Mono<Pod> one = pods.get("web-1");
 * Flux<Pod> web = pods.list(o -> o.labels("app=web"));
 * }</pre>
 *
 * <p>An Api is a value: it holds no connection, and may be kept and shared. What it returns does nothing before it is
 * subscribed to, and does its work again for every subscription. Requests that make no sense fail at the call; refusals are
 * {@link io.coxswain.client.rest.ApiException}s, lost connections {@link io.coxswain.client.rest.TransportException}s.
 *
 * @param <T> the Java type of the objects
 */
public final class Api<T> implements ListWatch<T> {
    private final RestClient rest;
    private final ResourceType<T> type;
    private final Scope scope;
    private final ListWatch<T> collection;

    Api(RestClient rest, ResourceType<T> type, Scope scope) {
        this.rest = rest;
        this.type = type;
        this.scope = scope;
        this.collection = new ScopedListWatch<>(rest, type, scope);
    }

    /**
     * The same verbs in another namespace. Without this they go to the configuration's own.
     *
     * @throws IllegalArgumentException if the kind does not live in namespaces, or the name cannot be one
     */
    public Api<T> namespace(String namespace) {
        Scope in = Scope.in(namespace);
        in.request(Verb.LIST, type);
        return new Api<>(rest, type, in);
    }

    /** The objects of all namespaces, to be read. */
    public ListWatch<T> allNamespaces() {
        return new ScopedListWatch<>(rest, type, Scope.ALL);
    }

    @Override
    public ResourceType<T> type() {
        return type;
    }

    /** Gets an object; {@link NotFoundException} if there is none of this name. */
    public Mono<T> get(String name) {
        return get(name, GetOptions.DEFAULT);
    }

    /** Gets an object; {@link NotFoundException} if there is none of this name. */
    public Mono<T> get(String name, Consumer<GetOptions.Builder> options) {
        return get(name, GetOptions.of(options));
    }

    /** Gets an object; {@link NotFoundException} if there is none of this name. */
    public Mono<T> get(String name, GetOptions options) {
        KubeRequestBuilder request = scope.request(Verb.GET, type).name(name);
        options.addTo(request);
        return rest.object(request.build(), type.codec(), options.decoding());
    }

    /**
     * Gets an object if it exists; empty if there is none of this name. That the server does not know the kind at all is still
     * a {@link NotFoundException}.
     */
    public Mono<T> find(String name) {
        return get(name).onErrorResume(NotFoundException.class, e -> isMissing(e, name) ? Mono.empty() : Mono.error(e));
    }

    private static boolean isMissing(NotFoundException e, String name) {
        return name.equals(e.status().details().name());
    }

    @Override
    public Flux<T> list(ListOptions options) {
        return collection.list(options);
    }

    @Override
    public Mono<KubeList<T>> listPage(ListOptions options) {
        return collection.listPage(options);
    }

    @Override
    public Flux<ListEvent<T>> listEvents(ListOptions options) {
        return collection.listEvents(options);
    }

    @Override
    public Flux<WatchResult<T>> watchEvents(WatchOptions options) {
        return collection.watchEvents(options);
    }
}
