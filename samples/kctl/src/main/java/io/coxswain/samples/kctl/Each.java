package io.coxswain.samples.kctl;

import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Does something with one object after the other. */
final class Each {
    private Each() {}

    /** What goes wrong with one does not keep kubectl from the next; it is told at the end. */
    static <T> Flux<String> of(Flux<T> objects, Function<T, ? extends Publisher<String>> command) {
        return objects.concatMapDelayError(command, true, 1);
    }
}
