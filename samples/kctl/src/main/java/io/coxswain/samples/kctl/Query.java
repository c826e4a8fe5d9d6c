package io.coxswain.samples.kctl;

import io.coxswain.client.Api;
import io.coxswain.client.KubeClient;
import io.coxswain.client.ListOptions;
import io.coxswain.client.ListWatch;
import io.coxswain.client.WatchEvent;
import io.coxswain.client.WatchOptions;
import io.coxswain.model.KubeList;
import io.coxswain.model.KubeObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the server for what one target names. Nothing here is sent before somebody subscribes. */
final class Query<T extends KubeObject> {
    private final Target<T> target;
    private final Api<T> api;
    private final ListWatch<T> scope;
    private final GetArguments arguments;

    private Query(KubeClient client, GetArguments arguments, Target<T> target) {
        this.target = target;
        this.api = client.api(target.type());
        this.scope = arguments.allNamespaces() ? api.allNamespaces() : api;
        this.arguments = arguments;
    }

    static <T extends KubeObject> Query<T> of(KubeClient client, GetArguments arguments, Target<T> target) {
        return new Query<>(client, arguments, target);
    }

    /** One request for each name; or one for all, whose pages are fetched and read as their objects are taken. */
    Stream<Flux<T>> objects() {
        List<String> names = target.names();
        return names.isEmpty()
                ? Stream.of(scope.list(this::select))
                : names.stream().map(name -> api.get(name).flux());
    }

    boolean isNamed() {
        return !target.names().isEmpty();
    }

    /** All objects in pages, each of which says which state of the collection it shows. */
    Flux<KubeList<T>> pages() {
        return scope.listPage(this::select).expand(page -> {
            String token = Objects.requireNonNullElse(page.metadata().continue_(), "");
            return token.isEmpty() ? Mono.empty() : scope.listPage(o -> select(o.continueFrom(token)));
        });
    }

    /** What happens to the objects behind a state of the collection. */
    Flux<T> changesSince(String resourceVersion) {
        return scope.watch(o -> select(o.resourceVersion(resourceVersion))).map(WatchEvent::object);
    }

    /** What happens to the objects from now on. */
    Flux<T> changes() {
        return scope.listPage(o -> select(o).limit(1))
                .flatMapMany(page -> changesSince(String.valueOf(page.metadata().resourceVersion())));
    }

    /** The named object as it is, and then what happens to it. */
    Flux<T> objectAndChanges() {
        String name = target.names().get(0);
        // The object's own version may be too old to watch from; from 0 the stream begins with the object as it is.
        return api.get(name)
                .thenMany(api.watch(o -> o.fields("metadata.name=" + name).resourceVersion("0")))
                .map(WatchEvent::object);
    }

    private ListOptions.Builder select(ListOptions.Builder options) {
        arguments.labels().ifPresent(options::labels);
        arguments.fields().ifPresent(options::fields);
        return options.limit(arguments.chunkSize());
    }

    private void select(WatchOptions.Builder options) {
        arguments.labels().ifPresent(options::labels);
        arguments.fields().ifPresent(options::fields);
    }
}
