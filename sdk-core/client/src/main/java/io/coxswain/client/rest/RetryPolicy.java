package io.coxswain.client.rest;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * When a request is sent again. What may be repeated at all is not open to choice, since a wrong retry does harm:
 *
 * <ul>
 *   <li>Any request, when the server said that it has not taken it and when to come back: 429 or 503 with {@code Retry-After}.
 *   <li>get, list and watch, when the connection failed or was lost before the first element, and on 429 and every 5xx.
 *   <li>Other verbs, when the connection failed before anything of the request was written.
 * </ul>
 *
 * <p>How often and for how long is: see {@link Builder#maxRetries} and {@link Builder#maxTime}.
 *
 * <p>An answer of which something has been delivered is never repeated; nor is a connection that fails because the two sides do
 * not trust each other, or because there is no such host.
 */
public final class RetryPolicy {
    /** Up to five retries within 15 s, after pauses that double from 200 ms; a server may ask for pauses of up to 30 s. */
    public static final RetryPolicy DEFAULT = of(policy -> {});

    /** Every failure goes to the subscriber at once. */
    public static final RetryPolicy NEVER = of(policy -> policy.maxRetries(0));

    private final int maxRetries;
    private final Duration maxDelay;
    private final Duration maxTime;
    private final Backoff backoff;

    private RetryPolicy(Builder builder) {
        this.maxRetries = builder.maxRetries;
        this.maxDelay = builder.maxDelay;
        this.maxTime = builder.maxTime;
        this.backoff = builder.backoff;
    }

    /** A policy that departs from the {@linkplain #DEFAULT usual one} as told. */
    public static RetryPolicy of(Consumer<Builder> policy) {
        Builder builder = new Builder();
        policy.accept(builder);
        return new RetryPolicy(builder);
    }

    int maxRetries() {
        return maxRetries;
    }

    Duration maxDelay() {
        return maxDelay;
    }

    Duration maxTime() {
        return maxTime;
    }

    Backoff backoff() {
        return backoff;
    }

    /** Says where a policy departs from the usual one. */
    public static final class Builder {
        private int maxRetries = 5;
        private Duration maxDelay = Duration.ofSeconds(30);
        private Duration maxTime = Duration.ofSeconds(15);
        private Backoff backoff = Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(30));

        private Builder() {}

        /** How often a request is repeated at most; 0 for never. */
        public Builder maxRetries(int maxRetries) {
            if (maxRetries < 0) {
                throw new IllegalArgumentException("maxRetries is negative");
            }
            this.maxRetries = maxRetries;
            return this;
        }

        /** The longest pause. A server that asks for a longer one is not asked again: the subscriber gets its answer, which tells. */
        public Builder maxDelay(Duration maxDelay) {
            this.maxDelay = Objects.requireNonNull(maxDelay, "maxDelay");
            return this;
        }

        /**
         * How long after the first try the last one may begin; 15 s if nothing is said. What is wrong for longer is told rather than
         * hidden, such as a list that is asked for as of a version which the server does not reach. Where the server itself says when
         * to come back, only {@link #maxDelay} and {@link #maxRetries} count.
         */
        public Builder maxTime(Duration maxTime) {
            this.maxTime = Objects.requireNonNull(maxTime, "maxTime");
            return this;
        }

        /** The pauses, where the server does not say. */
        public Builder backoff(Backoff backoff) {
            this.backoff = Objects.requireNonNull(backoff, "backoff");
            return this;
        }
    }
}
