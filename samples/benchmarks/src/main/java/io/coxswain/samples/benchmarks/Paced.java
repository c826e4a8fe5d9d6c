package io.coxswain.samples.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/** Takes so many elements at every tick and lets them go. */
final class Paced extends BaseSubscriber<Object> {
    private final int each;
    private final Duration tick;
    private final AtomicInteger taken = new AtomicInteger();
    private final Sinks.Empty<Void> end = Sinks.empty();
    private @Nullable Disposable clock;

    Paced(int each, Duration tick) {
        this.each = each;
        this.tick = tick;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        clock = Flux.interval(Duration.ZERO, tick).onBackpressureDrop().subscribe(tick -> request(each));
    }

    @Override
    protected void hookOnNext(Object element) {
        taken.incrementAndGet();
    }

    @Override
    protected void hookOnComplete() {
        end.tryEmitEmpty();
    }

    @Override
    protected void hookOnError(Throwable failure) {
        end.tryEmitError(failure);
    }

    @Override
    protected void hookFinally(SignalType signal) {
        if (clock != null) {
            clock.dispose();
        }
    }

    /** How many it has taken so far. */
    int taken() {
        return taken.get();
    }

    /** The end of what it takes from. */
    Mono<Void> end() {
        return end.asMono();
    }
}
