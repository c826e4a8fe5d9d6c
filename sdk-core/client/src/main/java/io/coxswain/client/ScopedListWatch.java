package io.coxswain.client;

import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.LineFramer;
import io.coxswain.client.rest.ListFramer;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the objects of a kind in one scope. */
record ScopedListWatch<T>(RestClient rest, ResourceType<T> type, Scope scope) implements ListWatch<T> {

    @Override
    public Flux<T> list(ListOptions options) {
        ListOptions first = options.paged();
        request(first); // fails here, if it is to fail, and not at subscription
        return Flux.defer(() -> {
            Pages pages = new Pages(first);
            return new OnDemand<>(Flux.defer(pages::next)).repeat(pages::hasNext);
        });
    }

    @Override
    public Mono<KubeList<T>> listPage(ListOptions options) {
        KubeRequest request = request(options).build();
        return Mono.defer(() -> {
            ListFramer framer = new ListFramer();
            return items(request, framer)
                    .collectList()
                    .map(items -> KubeList.of(type, rest(framer).metadata(), items));
        });
    }

    @Override
    public Flux<WatchEvent<T>> watch(WatchOptions options) {
        KubeRequestBuilder builder = scope.request(Verb.WATCH, type);
        options.addTo(builder);
        KubeRequest request = builder.build();
        return rest.resolve(request)
                .map(resolved -> new WatchDecoder<>(resolved, type.codec()))
                .flatMapMany(decoder -> rest.frames(request, LineFramer::new)
                        .filter(line -> line.length > 0)
                        .map(decoder::decode));
    }

    private KubeRequestBuilder request(ListOptions options) {
        KubeRequestBuilder request = scope.request(Verb.LIST, type);
        options.addTo(request);
        return request;
    }

    private Flux<T> items(KubeRequest request, ListFramer framer) {
        return rest.frames(request, () -> framer).map(type.codec()::fromJson);
    }

    private KubeList<T> rest(ListFramer framer) {
        return KubeList.codec(type.codec()).fromJson(framer.remainder());
    }

    /** The pages of one subscription. */
    private final class Pages {
        private ListOptions options;
        private boolean last;

        Pages(ListOptions first) {
            this.options = first;
        }

        Flux<T> next() {
            ListFramer framer = new ListFramer();
            return items(request(options).streaming().build(), framer).doOnComplete(() -> ended(framer));
        }

        private void ended(ListFramer framer) {
            String token = rest(framer).metadata().continue_();
            last = token == null || token.isEmpty();
            options = last ? options : options.next(String.valueOf(token));
        }

        boolean hasNext() {
            return !last;
        }
    }
}
