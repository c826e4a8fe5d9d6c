package io.coxswain.samples.kctl;

import io.coxswain.client.KubeClient;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.rest.ApiException;
import io.coxswain.model.KubeList;
import io.coxswain.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code kctl get}: one stream of text, paced by whoever takes it. */
final class Get {
    private final KubeClient client;
    private final GetArguments arguments;
    private final Consumer<String> notices;

    /**
     * Makes the command.
     *
     * @param notices takes what is said beside the text
     */
    Get(KubeClient client, GetArguments arguments, Consumer<String> notices) {
        this.client = client;
        this.arguments = arguments;
        this.notices = notices;
    }

    static Flux<String> text(Session session) {
        Optional<String> path = session.line().value(Flag.RAW_PATH);
        return path.isPresent()
                ? Raw.text(session, path.get())
                : new Get(session.client(), GetArguments.of(session.line()), session.notices()).text();
    }

    Flux<String> text() {
        Flux<String> text =
                arguments.isWatch() ? watch(query(arguments.targets().get(0))) : list();
        return text.filter(part -> !part.isEmpty());
    }

    private Query<?> query(Target<?> target) {
        return Query.of(client, arguments, target);
    }

    private Flux<String> list() {
        return Flux.defer(() -> {
            Printer printer = Printer.of(arguments);
            List<Throwable> refusals = new ArrayList<>();
            return Flux.fromStream(this::requests)
                    .concatMap(
                            objects -> objects.onErrorResume(ApiException.class, refusal -> {
                                // What else was asked for is printed all the same, as kubectl does.
                                refusals.add(refusal);
                                return Flux.empty();
                            }),
                            1)
                    .as(this::paced)
                    .switchIfEmpty(Mono.defer(() -> refusals.isEmpty() ? sayThatThereIsNothing() : Mono.empty()))
                    .map(printer::print)
                    .concatWith(Mono.fromSupplier(printer::end))
                    .concatWith(Mono.defer(
                            () -> refusals.isEmpty() ? Mono.empty() : Mono.error(Exceptions.multiple(refusals))));
        });
    }

    private Stream<Flux<? extends KubeObject>> requests() {
        return arguments.targets().stream().flatMap(target -> query(target).objects());
    }

    private Mono<KubeObject> sayThatThereIsNothing() {
        if (!arguments.format().isTable()) {
            return Mono.empty();
        }
        boolean namespaced = !arguments.allNamespaces()
                && arguments.targets().stream().allMatch(target -> target.type().namespaced());
        return client.rest()
                .config()
                .map(KubeConfig::namespace)
                .doOnNext(namespace -> notices.accept(
                        namespaced ? "No resources found in " + namespace + " namespace." : "No resources found"))
                .then(Mono.empty());
    }

    private <T extends KubeObject> Flux<String> watch(Query<T> query) {
        if (query.isNamed()) {
            return changes(query.objectAndChanges().skip(arguments.isWatchOnly() ? 1 : 0));
        }
        return arguments.isWatchOnly() ? changes(query.changes()) : listAndWatch(query);
    }

    private <T extends KubeObject> Flux<String> listAndWatch(Query<T> query) {
        return Flux.defer(() -> {
            Printer printer = Printer.of(arguments);
            AtomicReference<String> version = new AtomicReference<>("");
            Flux<String> there = query.pages()
                    .doOnNext(page -> version.set(String.valueOf(page.metadata().resourceVersion())))
                    .concatMapIterable(KubeList::items, 1)
                    .as(this::paced)
                    .map(printer::print);
            return there.concatWith(Mono.fromSupplier(printer::flush))
                    .concatWith(Flux.defer(() -> changes(query.changesSince(String.valueOf(version.get())), printer)));
        });
    }

    private Flux<String> changes(Flux<? extends KubeObject> objects) {
        return Flux.defer(() -> changes(objects, Printer.of(arguments)));
    }

    private Flux<String> changes(Flux<? extends KubeObject> objects, Printer printer) {
        return objects.as(this::paced).map(object -> printer.print(object) + printer.flush());
    }

    /** Rests after each object; upstream of here nothing is asked for meanwhile, down to the server's socket. */
    private Flux<KubeObject> paced(Flux<? extends KubeObject> objects) {
        return arguments
                .pause()
                .map(pause -> objects.<KubeObject>concatMap(
                        object -> Mono.just(object).delayElement(pause), 0))
                .orElseGet(() -> objects.cast(KubeObject.class));
    }
}
