package io.coxswain.testkit;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;

/**
 * A number that changes while a test runs, such as the connections that are open now, and a way to wait for it that is neither luck
 * nor sleep.
 *
 * <pre>{@code
 * server.openConnections().await(0);                                      // in a test's thread, for ten seconds at most
 * server.openExchanges().when(n -> n >= 2).then(Mono.fromRunnable(…));    // in a chain
 * long taken = server.bytesWritten().settled(Duration.ofMillis(300)).block();
 * }</pre>
 */
public final class Gauge {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final CopyOnWriteArrayList<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private long value;

    Gauge(String name) {
        this.name = name;
    }

    /** What it shows now. */
    public synchronized long value() {
        return value;
    }

    void add(long difference) {
        long now = change(difference);
        listeners.forEach(listener -> listener.accept(now));
    }

    private synchronized long change(long difference) {
        value += difference;
        notifyAll();
        return value;
    }

    /** What it shows now, and then what it changes to; a slow subscriber misses what is outdated. It never completes. */
    public Flux<Long> values() {
        return Flux.create(
                sink -> {
                    LongConsumer listener = sink::next;
                    listeners.add(listener);
                    sink.onDispose(() -> listeners.remove(listener));
                    sink.next(value());
                },
                OverflowStrategy.LATEST);
    }

    /** The first value that meets a condition, which may be the present one. It waits for ever: add a {@code timeout}. */
    public Mono<Long> when(LongPredicate condition) {
        return values().filter(condition::test).next();
    }

    /** The value, once it has not changed for this long. */
    public Mono<Long> settled(Duration quiet) {
        return values().switchMap(now -> Mono.delay(quiet).thenReturn(now)).next();
    }

    /**
     * Blocks the calling thread until the value is this, for ten seconds at most.
     *
     * @throws AssertionError if it is still another one then
     */
    public void await(long expected) {
        await(String.valueOf(expected), now -> now == expected, PATIENCE);
    }

    /**
     * Blocks the calling thread until the value is this or more, for ten seconds at most.
     *
     * @throws AssertionError if it is still less then
     */
    public void awaitAtLeast(long expected) {
        await("at least " + expected, now -> now >= expected, PATIENCE);
    }

    /**
     * Blocks the calling thread until the value meets a condition.
     *
     * @param expected what the condition says, for the message if it is not met
     * @throws AssertionError if it is not met in time
     */
    public synchronized void await(String expected, LongPredicate condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!condition.test(value)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("expected " + name + " to be " + expected + ", but after "
                            + patience.toMillis() + " ms it is " + value);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + name + ", which is " + value, e);
        }
    }

    @Override
    public String toString() {
        return name + ": " + value();
    }
}
