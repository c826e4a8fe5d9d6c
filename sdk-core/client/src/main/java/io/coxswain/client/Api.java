package io.coxswain.client;

import io.coxswain.client.rest.AlreadyExistsException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.RestClient;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.authentication.v1.TokenRequest;
import io.coxswain.model.autoscaling.v1.Scale;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.core.v1.Binding;
import io.coxswain.model.fields.ApplyUpgrade;
import io.coxswain.model.fields.ManagedFields;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import io.coxswain.model.meta.v1.Status;
import io.coxswain.model.policy.v1.Eviction;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The verbs of one kind, in one namespace or, for kinds that live in none, in the cluster.
 *
 * <pre>{@code
 * Api<Pod> pods = client.api(Pod.TYPE).namespace("shop");
 * Mono<Pod> one = pods.get("web-1");
 * Flux<Pod> web = pods.list(o -> o.labels("app=web"));
 * Mono<Pod> labelled = pods.edit("web-1", pod -> pod.with(p -> p.metadata(m -> m.putLabels("seen", "yes"))));
 * }</pre>
 *
 * <p>An Api is a value: it holds no connection, and may be kept and shared. What it returns does nothing before it is
 * subscribed to, and does its work again for every subscription; cancelling ends the exchange, though what a server has taken it
 * does. Requests that make no sense fail at the call with an {@link IllegalArgumentException}: a name that cannot be one, an object
 * of another namespace, a verb or a subresource that the kind does not have. Refusals are
 * {@link io.coxswain.client.rest.ApiException}s, lost connections {@link io.coxswain.client.rest.TransportException}s.
 *
 * <p>Writes take name and namespace from the object's metadata. If this Api has a namespace, the object's must be absent or the same;
 * otherwise the object's own is used.
 *
 * @param <T> the Java type of the objects
 */
public final class Api<T> extends Resource<T> implements ListWatch<T> {
    private final RestClient rest;
    private final ResourceType<T> type;
    private final Scope scope;
    private final ListWatch<T> collection;

    Api(RestClient rest, ResourceType<T> type, Scope scope) {
        super(ObjectVerbs.of(rest, type, scope));
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
        return new Api<>(rest, type, Scope.in(namespace).checkedFor(type));
    }

    /** The objects of all namespaces, to be read. */
    public ListWatch<T> allNamespaces() {
        return new ScopedListWatch<>(rest, type, Scope.ALL);
    }

    @Override
    public ResourceType<T> type() {
        return type;
    }

    /** Whether there is an object of this name; only its metadata is sent for. */
    public Mono<Boolean> exists(String name) {
        return metadata().find(name).hasElement();
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
    public Flux<WatchResult<T>> watchResults(WatchOptions options) {
        return collection.watchResults(options);
    }

    /** Creates an object. See {@link #create(Object, CreateOptions)}. */
    public Mono<T> create(T object) {
        return create(object, CreateOptions.DEFAULT);
    }

    /** Creates an object. See {@link #create(Object, CreateOptions)}. */
    public Mono<T> create(T object, Consumer<CreateOptions.Builder> options) {
        return create(object, CreateOptions.of(options));
    }

    /**
     * Creates an object. It has a name, or a {@code generateName} that the server completes.
     *
     * @return the object as it is stored, with what the server has set;
     *     {@link io.coxswain.client.rest.AlreadyExistsException} if there is one of this name,
     *     {@link io.coxswain.client.rest.InvalidException} with the fields if it is not as it must be
     */
    public Mono<T> create(T object, CreateOptions options) {
        return verbs.create(object, options);
    }

    /** Gets an object, or creates it. See {@link #getOrCreate(Object, CreateOptions)}. */
    public Mono<T> getOrCreate(T object) {
        return getOrCreate(object, CreateOptions.DEFAULT);
    }

    /** Gets an object, or creates it. See {@link #getOrCreate(Object, CreateOptions)}. */
    public Mono<T> getOrCreate(T object, Consumer<CreateOptions.Builder> options) {
        return getOrCreate(object, CreateOptions.of(options));
    }

    /**
     * Gets the object of this name, or creates it if there is none. What is there is left as it is, however different. Somebody
     * else may create or delete it at the same time: then it is looked for again.
     */
    public Mono<T> getOrCreate(T object, CreateOptions options) {
        return verbs.findOf(object)
                .switchIfEmpty(verbs.create(object, options))
                .retryWhen(Retry.max(3)
                        .filter(AlreadyExistsException.class::isInstance)
                        .onRetryExhaustedThrow((policy, last) -> last.failure()));
    }

    @Override
    public Mono<T> extract(String name, String fieldManager) {
        return verbs.inJson(name)
                .flatMap(object -> Blocking.call(() -> ManagedFields.extract(type, object, fieldManager)));
    }

    /** Transfers fields to an apply manager. See {@link #upgradeToApply(String, Set, String, PatchOptions)}. */
    public Mono<T> upgradeToApply(String name, Set<String> clientSide, String fieldManager) {
        return upgradeToApply(name, clientSide, fieldManager, PatchOptions.DEFAULT);
    }

    /** Transfers fields to an apply manager. See {@link #upgradeToApply(String, Set, String, PatchOptions)}. */
    public Mono<T> upgradeToApply(
            String name, Set<String> clientSide, String fieldManager, Consumer<PatchOptions.Builder> options) {
        return upgradeToApply(name, clientSide, fieldManager, PatchOptions.of(options));
    }

    /**
     * Transfers the fields owned by client-side managers to a server-side apply manager. Without this, fields you stop applying would
     * stay on the object. Sends nothing if there is nothing to transfer, and may be done before or after the first server-side
     * apply. On a conflict (409) it reads and patches again.
     *
     * @param clientSide the managers to be replaced, such as {@code kubectl-client-side-apply}
     * @param fieldManager the manager from now on
     * @return the object as it is in the end
     */
    public Mono<T> upgradeToApply(String name, Set<String> clientSide, String fieldManager, PatchOptions options) {
        return get(name)
                .flatMap(object -> ApplyUpgrade.patch(type, object, clientSide, fieldManager)
                        .map(patch -> patch(name, patch, options))
                        .orElseGet(() -> Mono.just(object)))
                .retryWhen(Edit.ON_CONFLICT);
    }

    /** Deletes an object. See {@link #delete(String, DeleteOptions)}. */
    public Mono<Deletion<T>> delete(String name) {
        return delete(name, DeleteOptions.DEFAULT);
    }

    /** Deletes an object. See {@link #delete(String, DeleteOptions)}. */
    public Mono<Deletion<T>> delete(String name, Consumer<DeleteOptions.Builder> options) {
        return delete(name, DeleteOptions.of(options));
    }

    /**
     * Deletes an object, or marks it for deletion if a grace period or finalizers hold it: the answer tells which.
     *
     * @return what the server says; {@link NotFoundException} if there is none of this name,
     *     {@link io.coxswain.client.rest.ConflictException} if a precondition does not hold
     */
    public Mono<Deletion<T>> delete(String name, DeleteOptions options) {
        return verbs.delete(name, options);
    }

    /** Deletes many objects. See {@link #deleteCollection(ListOptions, DeleteOptions)}. */
    public Mono<KubeList<T>> deleteCollection(Consumer<ListOptions.Builder> which) {
        return deleteCollection(ListOptions.of(which), DeleteOptions.DEFAULT);
    }

    /** Deletes many objects. See {@link #deleteCollection(ListOptions, DeleteOptions)}. */
    public Mono<KubeList<T>> deleteCollection(
            Consumer<ListOptions.Builder> which, Consumer<DeleteOptions.Builder> options) {
        return deleteCollection(ListOptions.of(which), DeleteOptions.of(options));
    }

    /**
     * Deletes all objects that are selected; all there are if nothing is. It is not one step: some may be gone when it fails.
     *
     * @return the objects as they were when they were deleted
     */
    public Mono<KubeList<T>> deleteCollection(ListOptions which, DeleteOptions options) {
        return verbs.deleteCollection(which, options);
    }

    /**
     * Waits until an object is as wanted. It need not exist yet, and may be deleted and created again meanwhile: followed by watch,
     * over lost connections too, it is looked at whenever it changes.
     *
     * <pre>{@code
     * pods.waitFor("web-1", pod -> "Running".equals(pod.status().phase()), Duration.ofMinutes(1))
     * }</pre>
     *
     * <p>What has conditions in its status is waited for by {@link Conditions}. It takes the rights to list and to watch; to get is not
     * enough.
     *
     * @return the object when it is so; {@link WaitTimeoutException} if it is not in time
     */
    public Mono<T> waitFor(String name, Predicate<? super T> condition, Duration timeout) {
        verbs.requireGettable(name);
        return Wait.until(collection, name, condition, timeout);
    }

    /**
     * Waits until the object that has this name now is gone, at once if there is none; that a new one of the same name has come also
     * shows that it is.
     *
     * @return empty, or {@link WaitTimeoutException} if the object is still there
     */
    public Mono<Void> waitForDeletion(String name, Duration timeout) {
        verbs.requireGettable(name);
        return Wait.untilDeleted(metadata(), name, timeout);
    }

    /**
     * The same objects with nothing but their metadata: to be read, patched, applied and deleted for little.
     *
     * <pre>{@code
     * secrets.metadata().list().map(secret -> secret.metadata().name())
     * }</pre>
     */
    public Api<PartialObjectMetadata> metadata() {
        return new Api<>(rest, Representation.metadata(type), scope);
    }

    /** The same objects as the tables that kubectl prints. */
    public Tables tables() {
        return new Tables(rest, Representation.table(type), scope, IncludeObject.METADATA);
    }

    /** The status of the objects, which {@link #update(Object)} leaves alone. */
    public Subresource<T> status() {
        return subresource("status");
    }

    /** How many replicas the objects have; {@link #scale(String)} is shorter for one of them. */
    public Subresource<Scale> scale() {
        return subresource("scale", Scale.CODEC);
    }

    /** How many replicas an object has. */
    public Scaling scale(String name) {
        verbs.requireGettable(name);
        return new Scaling(verbs.subresource("scale", Scale.CODEC), name);
    }

    /** The containers that are added to running pods. */
    public Subresource<T> ephemeralContainers() {
        return subresource("ephemeralcontainers");
    }

    /** The resources of running pods. */
    public Subresource<T> resize() {
        return subresource("resize");
    }

    /** The approval of certificate signing requests. */
    public Subresource<T> approval() {
        return subresource("approval");
    }

    /** What still has to be done before namespaces are gone. */
    public Subresource<T> finalization() {
        return subresource("finalize");
    }

    /** Evicts a pod. See {@link #evict(String, DeleteOptions)}. */
    public Mono<Status> evict(String name) {
        return evict(name, DeleteOptions.DEFAULT);
    }

    /** Evicts a pod. See {@link #evict(String, DeleteOptions)}. */
    public Mono<Status> evict(String name, Consumer<DeleteOptions.Builder> options) {
        return evict(name, DeleteOptions.of(options));
    }

    /**
     * Evicts a pod: deletes it unless a disruption budget forbids that now, which is a
     * {@link io.coxswain.client.rest.TooManyRequestsException}.
     */
    public Mono<Status> evict(String name, DeleteOptions options) {
        Eviction eviction = Eviction.of(e -> e.metadata(m -> m.name(name)).deleteOptions(options.body()));
        return subresource("eviction", Eviction.CODEC).create(name, eviction, Status.CODEC);
    }

    /** Binds a pod to a node, as schedulers do. */
    public Mono<Status> bind(String name, String node) {
        Binding binding = Binding.of(
                b -> b.metadata(m -> m.name(name)).target(t -> t.kind("Node").name(node)));
        return subresource("binding", Binding.CODEC).create(name, binding, Status.CODEC);
    }

    /** Asks for a token of a service account; the status of the answer has it. */
    public Mono<TokenRequest> token(String name, TokenRequest request) {
        return subresource("token", TokenRequest.CODEC).create(name, request);
    }

    /**
     * A part of the objects that has a path of its own.
     *
     * @throws IllegalArgumentException if the kind has none of this name
     */
    public Subresource<T> subresource(String name) {
        return subresource(name, type.codec());
    }

    /**
     * A part of the objects that has a path, and a type, of its own.
     *
     * @throws IllegalArgumentException if the kind has none of this name
     */
    public <S> Subresource<S> subresource(String name, Codec<S> codec) {
        return new Subresource<>(verbs.subresource(name, codec));
    }
}
