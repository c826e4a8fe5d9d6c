package io.coxswain.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same call again and again. */
interface Calls {

    /**
     * Makes so many calls: a number of them and not for a time, so that a busy machine warms up what it measures no less than an
     * idle one.
     *
     * @param atATime how many are under way at any time
     */
    void make(int atATime, int count) throws Exception;

    /** Calls of a client that blocks nobody. */
    static Calls of(Mono<?> call) {
        return (atATime, count) -> {
            int each = count / atATime;
            Mono<Void> series = call.then().repeat(each - 1L).then();
            Flux.range(0, atATime).flatMap(i -> series, atATime).then().block();
        };
    }

    /** Calls of a client that blocks: each series has a thread of its own. */
    static Calls blocking(Callable<?> call) {
        return (atATime, count) -> {
            int each = count / atATime;
            ExecutorService threads = Executors.newFixedThreadPool(atATime);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < atATime; i++) {
                all.add(threads.submit(() -> {
                    for (int made = 0; made < each; made++) {
                        call.call();
                    }
                    return null;
                }));
            }
            for (Future<?> series : all) {
                series.get();
            }
            threads.shutdown();
        };
    }
}
