package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Holds requests back so that no more than so many begin in a second, and for as long as a server says that it has too many.
 * Requests wait in the order in which they came, without a thread; one that is cancelled while it waits gives its turn back.
 *
 * <p>Instead of counting tokens it keeps the time at which the next request would be due if all came evenly; a burst is how far
 * ahead of that time requests may run.
 */
final class RateLimit implements ExchangeFilter {
    /** No server is believed that wants to be left alone for longer: when that is over, the next request asks it again. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final long interval;
    private final long burst;
    private final LongSupplier nanoTime;
    private final AtomicLong due;

    RateLimit(double perSecond, int burst) {
        this(perSecond, burst, System::nanoTime);
    }

    RateLimit(double perSecond, int burst, LongSupplier nanoTime) {
        this.interval = (long) Math.max(1, Duration.ofSeconds(1).toNanos() / perSecond);
        this.burst = interval * (burst - 1);
        this.nanoTime = nanoTime;
        this.due = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        return turn().thenMany(next.exchange(request)).doOnError(TooManyRequestsException.class, this::slowDown);
    }

    private Mono<Long> turn() {
        return Mono.defer(() -> {
            long wait = reserve();
            return wait <= 0
                    ? Mono.empty()
                    : Mono.delay(Duration.ofNanos(wait)).doFinally(end -> {
                        if (end == SignalType.CANCEL) {
                            due.addAndGet(-interval);
                        }
                    });
        });
    }

    private long reserve() {
        long now = nanoTime.getAsLong();
        long before = due.getAndUpdate(time -> laterOf(time, now) + interval);
        return laterOf(before, now) - now - burst;
    }

    private void slowDown(TooManyRequestsException busy) {
        Duration pause = busy.retryAfter();
        if (pause != null) {
            Duration capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            long resume = nanoTime.getAsLong() + capped.toNanos() + burst;
            due.accumulateAndGet(resume, RateLimit::laterOf);
        }
    }

    /** Times of this clock may wrap around: only their difference tells. */
    private static long laterOf(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
