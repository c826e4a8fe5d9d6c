package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * For how long a stream has brought nothing although its subscriber waits. The demand is that for elements, where there are any: for
 * the sake of one element the next buffer is read ahead, and a subscriber that has paused does not wait for it.
 *
 * <p>One timer runs for each stream, from the head of its answer on, and only looks; what arrives just leaves its time.
 */
final class Idle {
    private static final Object KEY = Idle.class;

    private final AtomicLong wanted = new AtomicLong();
    private volatile long since = System.nanoTime();

    /** Has the body whose Reactor Context this is take this demand for its own. */
    Context addTo(Context context) {
        return context.put(KEY, this);
    }

    void wanted(long more) {
        long before = wanted.getAndUpdate(n -> n + more < 0 ? Long.MAX_VALUE : n + more);
        if (before == 0) {
            since = System.nanoTime();
        }
    }

    void delivered() {
        if (wanted.get() != Long.MAX_VALUE) {
            wanted.decrementAndGet();
        }
    }

    private void arrived() {
        since = System.nanoTime();
    }

    /** The body, which fails when it has been waited for too long. */
    static Flux<ByteBuf> limit(@Nullable Duration limit, Flux<ByteBuf> body) {
        return limit == null
                ? body
                : Flux.deferContextual(context -> context.hasKey(KEY)
                        ? context.<Idle>get(KEY).limited(limit, body)
                        : new Idle().limitedByBuffers(limit, body));
    }

    private Flux<ByteBuf> limitedByBuffers(Duration limit, Flux<ByteBuf> body) {
        return limited(limit, body).doOnNext(buffer -> delivered()).doOnRequest(this::wanted);
    }

    private Flux<ByteBuf> limited(Duration limit, Flux<ByteBuf> body) {
        arrived();
        Mono<TimeoutException> late = Mono.defer(() -> look(limit)).repeatWhenEmpty(looks -> looks);
        return EndedBy.failure(late, body.doOnNext(buffer -> arrived()));
    }

    /** Empty as long as there is no reason to fail. */
    private Mono<TimeoutException> look(Duration limit) {
        long waited = wanted.get() == 0 ? 0 : System.nanoTime() - since;
        long left = limit.toNanos() - waited;
        return left > 0
                ? Mono.delay(Duration.ofNanos(left)).then(Mono.empty())
                : Mono.just(new TimeoutException(
                        "the server sent nothing for " + limit.toMillis() + " ms amid its answer"));
    }
}
