package io.coxswain.client;

import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What a field manager owns. To tell it, the schema of the kind is read from the class path, which blocks, and once. */
final class Owned {
    private Owned() {}

    static <T> Mono<T> extract(Callable<T> extraction) {
        return Mono.fromCallable(extraction).subscribeOn(Schedulers.boundedElastic());
    }
}
