package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.meta.v1.Table;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Objects as kubectl prints them: tables whose columns the server chooses for each kind. It is a value, as {@link Api} is.
 *
 * <pre>{@code
 * client.api(Pod.TYPE).tables().allNamespaces().list(o -> o.labels("app=web"))
 *         .doOnNext(table -> table.rows().forEach(row -> print(row.cells())));
 * }</pre>
 */
public final class Tables {
    private final RestClient rest;
    private final ResourceType<Table> type;
    private final Scope scope;
    private final IncludeObject include;

    Tables(RestClient rest, ResourceType<Table> type, Scope scope, IncludeObject include) {
        this.rest = rest;
        this.type = type;
        this.scope = scope;
        this.include = include;
    }

    /** The tables of all namespaces. */
    public Tables allNamespaces() {
        return new Tables(rest, type, Scope.ALL, include);
    }

    /** The same tables, with more or less of the objects beside the cells. */
    public Tables include(IncludeObject include) {
        return new Tables(rest, type, scope, include);
    }

    /** The table of one object; {@link io.coxswain.client.rest.NotFoundException} if there is none of this name. */
    public Mono<Table> get(String name) {
        return table(scope.request(Verb.GET, type).name(name), DecodeOptions.DEFAULT);
    }

    /** Lists all objects: a table for each page, asked for when the one before has been taken. */
    public Flux<Table> list() {
        return list(ListOptions.DEFAULT);
    }

    /** Lists objects: a table for each page, asked for when the one before has been taken. */
    public Flux<Table> list(Consumer<ListOptions.Builder> options) {
        return list(ListOptions.of(options));
    }

    /**
     * Lists objects: a table for each page, asked for when the one before has been taken.
     *
     * @throws IllegalArgumentException if the options are to {@linkplain ListOptions.Builder#continueInconsistently continue
     *     inconsistently}, which tables do not
     */
    public Flux<Table> list(ListOptions options) {
        if (options.continuesInconsistently()) {
            throw new IllegalArgumentException("tables are not listed on behind a page that is gone:"
                    + " leave out continueInconsistently(), or list the objects");
        }
        ListOptions first = options.paged();
        return page(first).expand(table -> {
            String token = table.metadata().continue_();
            return token == null || token.isEmpty() ? Mono.empty() : page(first.next(token));
        });
    }

    private Mono<Table> page(ListOptions options) {
        KubeRequestBuilder request = scope.request(Verb.LIST, type);
        options.addTo(request);
        return table(request, options.decoding());
    }

    /** Watches all objects. See {@link #watch(WatchOptions)}. */
    public Flux<WatchEvent<Table>> watch() {
        return watch(WatchOptions.DEFAULT);
    }

    /** Watches objects. See {@link #watch(WatchOptions)}. */
    public Flux<WatchEvent<Table>> watch(Consumer<WatchOptions.Builder> options) {
        return watch(WatchOptions.of(options));
    }

    /**
     * Watches objects: each event has a table of one row, and the first one the columns. For the rest as
     * {@link ListWatch#watch(WatchOptions)}.
     */
    public Flux<WatchEvent<Table>> watch(WatchOptions options) {
        return new ScopedListWatch<>(rest, type, scope).watch(options.including(include));
    }

    private Mono<Table> table(KubeRequestBuilder request, DecodeOptions decoding) {
        if (include != IncludeObject.METADATA) {
            request.query("includeObject", include.toString());
        }
        return rest.object(request.build(), type.codec(), decoding);
    }
}
