package io.coxswain.client.rest;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a retry.
 *
 * <pre>{@code
 * Backoff steady = attempt -> Duration.ofSeconds(1);
 * Backoff usual = Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(10));
 * }</pre>
 */
@FunctionalInterface
public interface Backoff {

    /**
     * The pause before a retry.
     *
     * @param attempt counts the retries from 0
     */
    Duration delay(int attempt);

    /**
     * Doubles from {@code first} up to {@code longest}. Of each pause a random half is left out, so that clients which failed
     * together do not come back together.
     */
    static Backoff exponential(Duration first, Duration longest) {
        Objects.requireNonNull(longest, "longest");
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the first pause must be positive, and the longest no shorter, but they are " + first + " and "
                            + longest);
        }
        return attempt -> {
            // As a number of 64 bits it would overflow before the longest pause is reached.
            double grown = Math.scalb((double) first.toNanos(), Math.min(attempt, 62));
            double capped = Math.min(grown, (double) longest.toNanos());
            return Duration.ofNanos((long) (capped * ThreadLocalRandom.current().nextDouble(0.5, 1.0)));
        };
    }
}
