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
     * <p>Cancelling ends the exchange. An error may come after some objects: a refusal is a
     * {@link io.coxswain.client.rest.ApiException}, among them
     * {@link io.coxswain.client.rest.GoneException} if the subscriber took so long that the next page is no longer to be had.
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
     * {@link io.coxswain.client.rest.ApiException}.
     */
    Flux<WatchEvent<T>> watch(WatchOptions options);

    /** Watches objects. */
    default Flux<WatchEvent<T>> watch(Consumer<WatchOptions.Builder> options) {
        return watch(WatchOptions.of(options));
    }

    /** Watches all objects. */
    default Flux<WatchEvent<T>> watch() {
        return watch(WatchOptions.DEFAULT);
    }
}
