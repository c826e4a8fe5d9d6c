package io.coxswain.samples.benchmarks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same call again and again. */
interface Calls {

    /**
     * Makes calls until the time is over.
     *
     * @param atATime how many are under way at any time
     * @return how many were made
     */
    long make(int atATime, Duration time) throws Exception;

    /** Calls of a client that blocks nobody. */
    static Calls of(Mono<?> call) {
        return (atATime, time) -> {
            long end = System.nanoTime() + time.toNanos();
            AtomicLong made = new AtomicLong();
            Mono<Void> series = call.doOnSuccess(answer -> made.incrementAndGet())
                    .then()
                    .repeat(() -> System.nanoTime() < end)
                    .then();
            Flux.range(0, atATime).flatMap(i -> series, atATime).then().block();
            return made.get();
        };
    }

    /** Calls of a client that blocks: each series has a thread of its own. */
    static Calls blocking(Callable<?> call) {
        return (atATime, time) -> {
            long end = System.nanoTime() + time.toNanos();
            Series[] all = IntStream.range(0, atATime)
                    .mapToObj(i -> new Series(call, end))
                    .toArray(Series[]::new);
            for (Series series : all) {
                series.start();
            }
            long made = 0;
            for (Series series : all) {
                series.join();
                if (series.failure != null) {
                    throw series.failure;
                }
                made += series.made;
            }
            return made;
        };
    }

    /** One call after the other. */
    final class Series extends Thread {
        private final Callable<?> call;
        private final long end;
        private long made;
        private volatile @Nullable Exception failure;

        private Series(Callable<?> call, long end) {
            this.call = call;
            this.end = end;
        }

        @Override
        public void run() {
            try {
                while (System.nanoTime() < end) {
                    call.call();
                    made++;
                }
            } catch (Exception e) {
                failure = e;
            }
        }
    }
}
