package io.coxswain.client;

import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Where this package blocks: the schema of a kind is read from the class path, once, to tell what a field manager owns. It does so at subscription, off the event loop. */
final class Blocking {
    private Blocking() {}

    static <T> Mono<T> call(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
