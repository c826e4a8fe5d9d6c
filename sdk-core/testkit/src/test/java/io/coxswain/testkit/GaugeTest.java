package io.coxswain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class GaugeTest {
    private final Gauge gauge = new Gauge("open doors");

    @Test
    void waitsForAValueThatIsThere() {
        gauge.add(2);

        gauge.await(2);
        gauge.awaitAtLeast(1);
        assertThat(gauge.value()).isEqualTo(2);
        assertThat(gauge).hasToString("open doors: 2");
    }

    @Test
    void waitsForAValueThatComes() throws InterruptedException {
        CountDownLatch waited = new CountDownLatch(1);
        Thread waiter = new Thread(() -> {
            gauge.await(3);
            waited.countDown();
        });
        waiter.start();
        gauge.add(1);
        assertThat(waited.getCount()).isEqualTo(1);
        gauge.add(2);
        waiter.join();
        assertThat(waited.getCount()).isZero();
    }

    @Test
    void failsReadablyWhenTheValueDoesNotCome() {
        gauge.add(1);

        assertThatThrownBy(() -> gauge.await("none", n -> n == 0, Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected open doors to be none, but after 20 ms it is 1");
    }

    @Test
    void failsWhenTheWaitingThreadIsInterrupted() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiter = new Thread(() -> gauge.await(1));
        waiter.setUncaughtExceptionHandler((thread, error) -> failure.set(error));
        waiter.start();
        waiter.interrupt();
        waiter.join();
        assertThat(failure.get()).isInstanceOf(AssertionError.class).hasMessageContaining("interrupted");
    }

    @Test
    void showsEveryValueToWhoIsQuick() {
        StepVerifier.create(gauge.values())
                .expectNext(0L)
                .then(() -> gauge.add(1))
                .expectNext(1L)
                .then(() -> gauge.add(-1))
                .expectNext(0L)
                .thenCancel()
                .verify();
    }

    @Test
    void showsTheLatestValueToWhoIsSlow() {
        StepVerifier.create(gauge.values(), 0)
                .expectSubscription()
                .then(() -> gauge.add(1))
                .then(() -> gauge.add(1))
                .thenRequest(2)
                .expectNext(2L)
                .expectNoEvent(Duration.ofMillis(20))
                .thenCancel()
                .verify();
    }

    @Test
    void noticesAValueThatLastsForAMoment() {
        StepVerifier.create(gauge.when(n -> n == 2))
                .expectSubscription()
                .then(() -> gauge.add(2))
                .expectNext(2L)
                .verifyComplete();
    }

    @Test
    void settlesOnceNothingChanges() {
        StepVerifier.withVirtualTime(() -> gauge.settled(Duration.ofSeconds(2)))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(1))
                .then(() -> gauge.add(5))
                .expectNoEvent(Duration.ofMillis(1_999))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(5L)
                .verifyComplete();
    }
}
