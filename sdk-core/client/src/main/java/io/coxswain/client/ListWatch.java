package io.coxswain.client;

import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The collection of all objects of a kind in some scope, to be read: what caches are fed from, and what a test replaces.
 *
 * @param <T> the Java type of the objects
 */
public interface ListWatch<T> {

    /** The kind of the objects. */
    ResourceType<T> type();

    /**
     * Lists objects. A page is asked for when the first of its objects is; objects are emitted while the body of a page still
     * streams in, and the server is read from no faster than they are taken.
     *
     * <p>A server's patience is limited: it cuts off a body that is not read within some 100 seconds, which is a
     * {@link io.coxswain.client.rest.TransportException} or {@link io.coxswain.client.rest.CutOffException}, and forgets what a list
     * was continued from after about five minutes. Who takes longer chooses a page size that is read in time, and may go on with
     * {@link ListOptions.Builder#continueInconsistently}.
     *
     * <p>It is a stream, for which no request time-out of the client holds, as it lasts as long as its subscriber takes:
     * {@code Flux.timeout} limits the whole, or the pause between two objects.
     *
     * <p>Cancelling ends the exchange. An error may come after some objects: a refusal is a
     * {@link io.coxswain.client.rest.ApiException}, among them
     * {@link io.coxswain.client.rest.GoneException} if the next page is no longer to be had; an object that is not of its type is a
     * {@link io.coxswain.model.codec.DecodingException} that names it.
     */
    Flux<T> list(ListOptions options);

    /** Lists objects. */
    default Flux<T> list(Consumer<ListOptions.Builder> options) {
        return list(ListOptions.of(options));
    }

    /** Lists all objects. */
    default Flux<T> list() {
        return list(ListOptions.DEFAULT);
    }

    /**
     * Lists objects for a cache: as {@link #list} does, page by page on demand, but that the last element tells what holds for the
     * list, and that an object which is not of its type is an element too and stops nobody.
     */
    Flux<ListEvent<T>> listEvents(ListOptions options);

    /** Lists objects for a cache. */
    default Flux<ListEvent<T>> listEvents(Consumer<ListOptions.Builder> options) {
        return listEvents(ListOptions.of(options));
    }

    /** Lists all objects for a cache. */
    default Flux<ListEvent<T>> listEvents() {
        return listEvents(ListOptions.DEFAULT);
    }

    /**
     * Lists one page, with its metadata: the resource version to watch from, and where the next page begins. Without a limit
     * the page has all objects.
     */
    Mono<KubeList<T>> listPage(ListOptions options);

    /** Lists one page. */
    default Mono<KubeList<T>> listPage(Consumer<ListOptions.Builder> options) {
        return listPage(ListOptions.of(options));
    }

    /** Lists all objects as one page. */
    default Mono<KubeList<T>> listPage() {
        return listPage(ListOptions.DEFAULT);
    }

    /**
     * Watches objects: one request, one stream, which completes when the server ends it. A slow subscriber slows the server
     * down; cancelling closes the stream.
     *
     * <p>An error event, such as a resource version that is too old, is an error of the stream: a
     * {@link io.coxswain.client.rest.ApiException}. So is an object that is not of its type: a
     * {@link io.coxswain.model.codec.DecodingException} that names it; {@link #watchResults} goes on behind it.
     *
     * <p>Who follows for longer than one stream remembers how far it has come, and goes on there:
     *
     * <pre>{@code
     * AtomicReference<String> version = new AtomicReference<>("");
     * Flux<WatchEvent<Pod>> forever = Flux.defer(() -> pods.watch(
     *                 o -> o.resourceVersion(version.get()).bookmarks().timeout(Duration.ofMinutes(5))))
     *         .concatMap(event -> handle(event).doOnSuccess(done -> version.set(event.resourceVersion())).thenReturn(event), 1)
     *         .doOnError(GoneException.class, e -> version.set(""))
     *         .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(10)).transientErrors(true))
     *         .repeatWhen(ends -> ends.delayElements(Duration.ofMillis(200)));
     * }</pre>
     *
     * <p>Without a version, and again when that has become too old, all objects come first, as added ones; what was deleted in between
     * is then told by nobody, and only a cache notices it.
     */
    default Flux<WatchEvent<T>> watch(WatchOptions options) {
        return watchResults(options).map(result -> {
            if (result instanceof WatchEvent<T> event) {
                return event;
            }
            throw ((WatchResult.Undecodable<T>) result).object().error();
        });
    }

    /** Watches objects. */
    default Flux<WatchEvent<T>> watch(Consumer<WatchOptions.Builder> options) {
        return watch(WatchOptions.of(options));
    }

    /** Watches all objects. */
    default Flux<WatchEvent<T>> watch() {
        return watch(WatchOptions.DEFAULT);
    }

    /**
     * Watches objects for a cache: as {@link #watch} does, but that an event whose object is not of its type is an element too and
     * stops nobody.
     */
    Flux<WatchResult<T>> watchResults(WatchOptions options);

    /** Watches objects for a cache. */
    default Flux<WatchResult<T>> watchResults(Consumer<WatchOptions.Builder> options) {
        return watchResults(WatchOptions.of(options));
    }

    /** Watches all objects for a cache. */
    default Flux<WatchResult<T>> watchResults() {
        return watchResults(WatchOptions.DEFAULT);
    }
}
