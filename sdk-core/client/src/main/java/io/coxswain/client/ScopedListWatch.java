package io.coxswain.client;

import io.coxswain.client.rest.Framer;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.meta.v1.ListMeta;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the objects of a kind in one scope. */
record ScopedListWatch<T>(RestClient rest, ResourceType<T> type, Scope scope) implements ListWatch<T> {

    @Override
    public Flux<T> list(ListOptions options) {
        ListOptions first = options.paged();
        requireListable(first);
        return Flux.defer(() -> new Pages(first).items()).map(ListFramer::object);
    }

    @Override
    public Flux<ListEvent<T>> listEvents(ListOptions options) {
        ListOptions first = options.paged();
        requireListable(first);
        return Flux.defer(() -> {
            Pages pages = new Pages(first);
            return pages.items().concatWith(Mono.fromSupplier(pages::end));
        });
    }

    @Override
    public Mono<KubeList<T>> listPage(ListOptions options) {
        KubeRequest request = request(options).build();
        return Mono.defer(() -> {
            ListFramer<T> page = framer(options);
            return rest.frames(request, () -> page)
                    .map(ListFramer::object)
                    .collectList()
                    .map(items -> page.list().withItems(items));
        });
    }

    @Override
    public Flux<WatchResult<T>> watchResults(WatchOptions options) {
        KubeRequestBuilder builder = scope.request(Verb.WATCH, type);
        options.addTo(builder);
        KubeRequest request = builder.build();
        return rest.resolve(request)
                .map(resolved -> new WatchDecoder<>(resolved, type.codec(), options.decoding()))
                .flatMapMany(
                        decoder -> rest.frames(request, () -> new WatchFramer<>(decoder, Framer.DEFAULT_MAX_FRAME)));
    }

    /** Fails at the call, and not at subscription, if there can be no such request. */
    private void requireListable(ListOptions options) {
        request(options);
    }

    private KubeRequestBuilder request(ListOptions options) {
        KubeRequestBuilder request = scope.request(Verb.LIST, type);
        options.addTo(request);
        return request;
    }

    private ListFramer<T> framer(ListOptions options) {
        return new ListFramer<>(type.codec(), options.decoding());
    }

    /** The pages of one subscription. */
    private final class Pages {
        private ListOptions options;
        private ListMeta metadata = ListMeta.EMPTY;

        Pages(ListOptions first) {
            this.options = first;
        }

        Flux<ListEvent<T>> items() {
            return new OnDemand<>(Flux.defer(this::next)).repeat(this::hasNext);
        }

        private Flux<ListEvent<T>> next() {
            return page().onErrorResume(GoneException.class, this::goOn);
        }

        private Flux<ListEvent<T>> page() {
            ListFramer<T> page = framer(options);
            return rest.frames(request(options).streaming().build(), () -> page)
                    .doOnComplete(() -> ended(page.list().metadata()));
        }

        /** A page that is gone comes as of now, if that is wanted; if that is gone too, the list ends by it. */
        private Flux<ListEvent<T>> goOn(GoneException gone) {
            String token = gone.continueToken();
            if (token == null || !options.continuesInconsistently()) {
                return Flux.error(gone);
            }
            options = options.next(token);
            return page();
        }

        private void ended(ListMeta ended) {
            metadata = ended;
            if (hasNext()) {
                options = options.next(String.valueOf(ended.continue_()));
            }
        }

        private boolean hasNext() {
            String token = metadata.continue_();
            return token != null && !token.isEmpty();
        }

        ListEvent<T> end() {
            return new ListEvent.End<>(metadata);
        }
    }
}
