package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class RateLimitTest {
    private static final KubeRequest REQUEST = KubeRequest.path(Verb.GET, "version");

    private final AtomicInteger sent = new AtomicInteger();
    private VirtualTimeScheduler time;

    @BeforeEach
    void stopTheClock() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void startTheClock() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void letsABurstThroughAndThenOneAtATime() {
        RateLimit limit = limit(10, 5);
        for (int i = 0; i < 20; i++) {
            send(limit);
        }
        assertThat(sent).hasValue(5);
        time.advanceTimeBy(Duration.ofMillis(99));
        assertThat(sent).hasValue(5);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(sent).hasValue(6);
        time.advanceTimeBy(Duration.ofMillis(1400));
        assertThat(sent).hasValue(20);
    }

    @Test
    void savesUpNoMoreThanABurst() {
        RateLimit limit = limit(10, 3);
        time.advanceTimeBy(Duration.ofHours(5));
        for (int i = 0; i < 10; i++) {
            send(limit);
        }
        assertThat(sent).hasValue(3);
    }

    @Test
    void takesBackTheTurnOfOneThatGaveUpWaiting() {
        RateLimit limit = limit(1, 1);
        send(limit);
        for (int i = 0; i < 1000; i++) {
            send(limit).dispose();
        }
        send(limit);
        assertThat(sent).hasValue(1);
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(sent).hasValue(2);
    }

    @Test
    void holdsEverythingBackWhileTheServerHasTooMuch() {
        RateLimit limit = limit(100, 10);
        beRefused(limit, "3");
        send(limit);
        time.advanceTimeBy(Duration.ofMillis(2999));
        assertThat(sent).hasValue(0);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(sent).hasValue(1);
    }

    @Test
    void holdsBackThoseWhoWaitAlready() {
        RateLimit limit = limit(5, 2);
        Sinks.Empty<ByteBuf> one = underWay(limit);
        Sinks.Empty<ByteBuf> other = underWay(limit);
        for (int i = 0; i < 3; i++) {
            send(limit);
        }
        refuse(one, 5);
        refuse(other, 3);
        // The first of those who wait was due after 200 ms.
        time.advanceTimeBy(Duration.ofMillis(5_199));
        assertThat(sent).hasValue(0);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(sent).hasValue(1);
        time.advanceTimeBy(Duration.ofMillis(200));
        assertThat(sent).hasValue(2);
        time.advanceTimeBy(Duration.ofMillis(200));
        assertThat(sent).hasValue(3);
    }

    @Test
    void holdsBackAgainThoseWhoWereHeldBack() {
        RateLimit limit = limit(5, 2);
        Sinks.Empty<ByteBuf> one = underWay(limit);
        Sinks.Empty<ByteBuf> other = underWay(limit);
        send(limit);
        refuse(one, 5);
        time.advanceTimeBy(Duration.ofSeconds(4));
        refuse(other, 5);
        time.advanceTimeBy(Duration.ofMillis(5_199));
        assertThat(sent).hasValue(0);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(sent).hasValue(1);
    }

    @Test
    @Tag("fault-34")
    void holdsNothingBackForHoursThoughTheServerSaysSo() {
        for (String years : new String[] {"86400", "999999999"}) {
            RateLimit limit = limit(100, 10);
            sent.set(0);
            beRefused(limit, years);
            send(limit);
            time.advanceTimeBy(Duration.ofSeconds(59));
            assertThat(sent).hasValue(0);
            time.advanceTimeBy(Duration.ofSeconds(1));
            assertThat(sent).hasValue(1);
        }
    }

    /** The clock may wrap around between the time that is kept and now, either of which may be the later one. */
    @Test
    @Tag("fault-34")
    void goesOnWhenTheClockWrapsAround() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);
        RateLimit limit = new RateLimit(1000, 3, clock::get);
        for (int i = 0; i < 10; i++) {
            send(limit);
        }
        assertThat(sent).hasValue(3);

        clock.addAndGet(Duration.ofHours(1).toNanos());
        sent.set(0);
        for (int i = 0; i < 10; i++) {
            send(limit);
        }
        assertThat(sent).hasValue(3);

        AtomicLong late = new AtomicLong(Long.MAX_VALUE - 10);
        RateLimit idle = new RateLimit(1000, 3, late::get);
        late.addAndGet(Duration.ofHours(1).toNanos());
        sent.set(0);
        for (int i = 0; i < 10; i++) {
            send(idle);
        }
        assertThat(sent).as("after nothing but waiting").hasValue(3);
    }

    private static void beRefused(RateLimit limit, String seconds) {
        ResponseHead head = new ResponseHead(429, new DefaultHttpHeaders().set("Retry-After", seconds));
        limit.filter(REQUEST, (request, onHead) -> Flux.error(ApiErrors.of(request, head, "{}".getBytes(UTF_8))))
                .subscribe(chunk -> {}, busy -> {});
    }

    private RateLimit limit(double perSecond, int burst) {
        return new RateLimit(perSecond, burst, () -> time.now(TimeUnit.NANOSECONDS));
    }

    private static Sinks.Empty<ByteBuf> underWay(RateLimit limit) {
        Sinks.Empty<ByteBuf> answer = Sinks.empty();
        limit.filter(REQUEST, (request, onHead) -> answer.asMono().flux()).subscribe(chunk -> {}, busy -> {});
        return answer;
    }

    private static void refuse(Sinks.Empty<ByteBuf> underWay, int seconds) {
        ResponseHead busyHead = new ResponseHead(429, new DefaultHttpHeaders().set("Retry-After", seconds));
        underWay.tryEmitError(ApiErrors.of(REQUEST, busyHead, "{}".getBytes(UTF_8)));
    }

    private Disposable send(RateLimit limit) {
        return limit.filter(
                        REQUEST, (request, onHead) -> Flux.<ByteBuf>empty().doOnSubscribe(s -> sent.incrementAndGet()))
                .subscribe();
    }
}
