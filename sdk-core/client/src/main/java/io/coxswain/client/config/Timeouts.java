package io.coxswain.client.config;

import java.time.Duration;

/** What a timeout may be: the layers below count in milliseconds, take none for no limit at all, and have 31 bits for them. */
public final class Timeouts {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private Timeouts() {}

    /**
     * The same timeout, if it can be one.
     *
     * @throws IllegalArgumentException if it is not positive, shorter than a millisecond, or longer than some 24 days
     */
    public static Duration checked(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be positive, but is " + timeout);
        }
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the timeout must be between " + SHORTEST + " and " + LONGEST + ", but is " + timeout);
        }
        return timeout;
    }
}
