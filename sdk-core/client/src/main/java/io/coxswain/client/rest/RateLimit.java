package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
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
    private final AtomicReference<Schedule> schedule;

    /**
     * @param due when the next request would be due if all came evenly
     * @param resume until when the server wants none
     * @param shift by how much those that wait have been put off, in all
     */
    private record Schedule(long due, long resume, long shift) {

        /** A request has taken its turn. */
        Schedule taken(long now, long interval) {
            return new Schedule(laterOf(due, now) + interval, resume, shift);
        }

        Schedule givenBack(long interval) {
            return new Schedule(due - interval, resume, shift);
        }

        /** Nobody's turn comes before that time: those that wait keep their order and distance, and nobody runs ahead. */
        Schedule heldUntil(long time, long now, long burst) {
            long more = time - laterOf(resume, now);
            return more <= 0 ? this : new Schedule(laterOf(due + more, time + burst), time, shift + more);
        }
    }

    RateLimit(double perSecond, int burst) {
        this(perSecond, burst, System::nanoTime);
    }

    RateLimit(double perSecond, int burst, LongSupplier nanoTime) {
        this.interval = (long) Math.max(1, Duration.ofSeconds(1).toNanos() / perSecond);
        this.burst = interval * (burst - 1);
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        this.schedule = new AtomicReference<>(new Schedule(now, now, 0));
    }

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        return turn().thenMany(next.exchange(request)).doOnError(TooManyRequestsException.class, this::slowDown);
    }

    private Mono<Void> turn() {
        return Mono.defer(() -> {
            long now = nanoTime.getAsLong();
            Schedule before = schedule.getAndUpdate(current -> current.taken(now, interval));
            long wait = laterOf(before.due(), now) - now - burst;
            return wait <= 0
                    ? Mono.empty()
                    : awakened(wait, before.shift()).doFinally(end -> {
                        if (end == SignalType.CANCEL) {
                            schedule.updateAndGet(current -> current.givenBack(interval));
                        }
                    });
        });
    }

    /** Waits, and as much longer as all have been put off in the meantime. */
    private Mono<Void> awakened(long nanos, long shift) {
        return Mono.delay(Duration.ofNanos(nanos)).flatMap(awake -> {
            long shiftedBy = schedule.get().shift();
            return shiftedBy == shift ? Mono.empty() : awakened(shiftedBy - shift, shiftedBy);
        });
    }

    private void slowDown(TooManyRequestsException busy) {
        Duration pause = busy.retryAfter();
        if (pause != null) {
            Duration capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            long now = nanoTime.getAsLong();
            schedule.updateAndGet(current -> current.heldUntil(now + capped.toNanos(), now, burst));
        }
    }

    /** Times of this clock may wrap around: only their difference tells. */
    private static long laterOf(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
