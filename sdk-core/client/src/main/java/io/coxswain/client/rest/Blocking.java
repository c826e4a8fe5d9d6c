package io.coxswain.client.rest;

import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Where this package blocks: certificates are read, and TLS is set up. It does so at subscription, off the event loop. */
final class Blocking {
    private Blocking() {}

    static <T> Mono<T> call(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
