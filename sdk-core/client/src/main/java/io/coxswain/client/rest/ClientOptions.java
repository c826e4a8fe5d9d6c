package io.coxswain.client.rest;

import io.coxswain.client.config.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a client goes about its requests: what holds for any server, beside the configuration, which says where one server is and
 * who asks.
 *
 * <pre>{@code
 * KubeClient client = KubeClient.of(o -> o
 *         .userAgent("shop/1.2")
 *         .rateLimit(50, 100)
 *         .retry(RetryPolicy.of(r -> r.maxRetries(3)))
 *         .filter(tenantHeaders));
 * }</pre>
 */
public final class ClientOptions {
    /** What is usual: retries, no rate limit, HTTP/1.1, warnings into the log. */
    public static final ClientOptions DEFAULT = of(options -> {});

    private static final Logger WARNINGS = LoggerFactory.getLogger("io.coxswain.client.warnings");

    private final String userAgent;
    private final @Nullable String fieldManager;
    private final List<ExchangeFilter> filters;
    private final RetryPolicy retry;
    private final double perSecond;
    private final int burst;
    private final Protocol protocol;
    private final Duration connectTimeout;
    private final Duration responseTimeout;
    private final Duration listIdleTimeout;
    private final @Nullable Duration watchIdleTimeout;
    private final @Nullable Duration requestTimeout;
    private final int maxConnections;
    private final Consumer<Warning> warnings;

    private ClientOptions(Builder builder) {
        this.userAgent = builder.userAgent;
        this.fieldManager = builder.fieldManager;
        this.filters = List.copyOf(builder.filters);
        this.retry = builder.retry;
        this.perSecond = builder.perSecond;
        this.burst = builder.burst;
        this.protocol = builder.protocol;
        this.connectTimeout = builder.connectTimeout;
        this.responseTimeout = builder.responseTimeout;
        this.listIdleTimeout = builder.listIdleTimeout;
        this.watchIdleTimeout = builder.watchIdleTimeout;
        this.requestTimeout = builder.requestTimeout;
        this.maxConnections = builder.maxConnections;
        this.warnings = builder.warnings;
    }

    /** The {@linkplain #DEFAULT usual options}, changed. */
    public static ClientOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new ClientOptions(builder);
    }

    /** What the client calls itself to servers. */
    public String userAgent() {
        return userAgent;
    }

    /** Who writes, if that is said: servers take the name in the {@linkplain #userAgent user agent} otherwise. */
    public @Nullable String fieldManager() {
        return fieldManager;
    }

    /** Who servers take for the writer if no field manager is named: the user agent up to its first slash. */
    public String fieldManagerOfUserAgent() {
        return UserAgent.name(userAgent);
    }

    /** What lies between the requests of one client and their credentials, from the outside in. */
    List<ExchangeFilter> filters() {
        List<ExchangeFilter> all = new ArrayList<>(filters);
        all.add(new TimeLimit(requestTimeout));
        all.add(new RetryFilter(retry));
        if (perSecond > 0) {
            all.add(new RateLimit(perSecond, burst));
        }
        return all;
    }

    Protocol protocol() {
        return protocol;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    Duration responseTimeout() {
        return responseTimeout;
    }

    /** How long the answer to a stream may be silent while it is waited for, or null for as long as it likes. */
    @Nullable
    Duration idleTimeout(Verb verb) {
        return switch (verb) {
            case LIST -> listIdleTimeout;
            case WATCH -> watchIdleTimeout;
            default -> null;
        };
    }

    int maxConnections() {
        return maxConnections;
    }

    /** Where the warnings to one client go. */
    Consumer<Warning> warnings() {
        return new DistinctWarnings(warnings);
    }

    /** Says where options depart from the usual ones. */
    public static final class Builder {
        private String userAgent = UserAgent.VALUE;
        private @Nullable String fieldManager;
        private final List<ExchangeFilter> filters = new ArrayList<>();
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private double perSecond;
        private int burst;
        private Protocol protocol = Protocol.HTTP_1_1;
        private Duration connectTimeout = Duration.ofSeconds(10);

        /** A little more than the minute after which API servers themselves give up. */
        private Duration responseTimeout = Duration.ofSeconds(70);

        private Duration listIdleTimeout = Duration.ofSeconds(60);
        private @Nullable Duration watchIdleTimeout;
        private @Nullable Duration requestTimeout;
        private int maxConnections = 64;
        private Consumer<Warning> warnings = warning -> WARNINGS.warn("{}", warning.text());

        private Builder() {}

        /**
         * What the program calls itself: its name, a slash and its version, as audit logs and metrics of servers show it. The name is
         * also the field manager of all that it writes, if {@link #fieldManager} says no other. {@code coxswain/…} if nothing is said.
         *
         * <p>API servers indent their answers, which costs time and traffic, for those that call themselves {@code curl},
         * {@code Wget} or {@code Mozilla}.
         *
         * @throws IllegalArgumentException if it cannot be sent, or begins with no name
         */
        public Builder userAgent(String userAgent) {
            this.userAgent = UserAgent.checked(userAgent);
            return this;
        }

        /**
         * As which field manager to create, update, patch and apply, where the options of a request name no other. Without this it is
         * the name in {@link #userAgent}. Another name than before does not own what was applied before.
         *
         * @throws IllegalArgumentException if it does not have 1 to 128 characters
         */
        public Builder fieldManager(String name) {
            if (name.isBlank() || name.length() > UserAgent.MAX_NAME) {
                throw new IllegalArgumentException("a field manager's name has 1 to 128 characters");
            }
            this.fieldManager = name;
            return this;
        }

        /** Adds a step around every exchange, inside of those added before, and outside of retries and credentials. */
        public Builder filter(ExchangeFilter filter) {
            filters.add(Objects.requireNonNull(filter, "filter"));
            return this;
        }

        /** Which failures are tried again, and when. */
        public Builder retry(RetryPolicy retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Begins no more than so many requests in a second, retries included, and holds all back, those that wait already too,
         * while the server says that it has too many (429 with {@code Retry-After}), for a minute at most until it is asked again.
         * Without this there is no limit, since API servers have fair queues of their own, and a 429 holds back no more than the
         * request that got it.
         *
         * @param burst how many may begin at once after a quiet time
         * @throws IllegalArgumentException if that would let nothing through
         */
        public Builder rateLimit(double perSecond, int burst) {
            if (!(perSecond > 0) || burst < 1) {
                throw new IllegalArgumentException(
                        "the rate limit must be positive, and its burst at least 1, but they are " + perSecond + " and "
                                + burst);
            }
            this.perSecond = perSecond;
            this.burst = burst;
            return this;
        }

        /** How to speak to the server; {@link Protocol#HTTP_1_1} if nothing is said. */
        public Builder protocol(Protocol protocol) {
            this.protocol = Objects.requireNonNull(protocol, "protocol");
            return this;
        }

        /**
         * How long each step of a connection may take to come about: reaching the server, passing a proxy, and TLS; ten seconds if
         * nothing is said. A connection whose request is cancelled goes on for as long at most.
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = Timeouts.checked(timeout);
            return this;
        }

        /**
         * How long a server may take until its answer begins, and for unary requests between two parts of it; 70 seconds if nothing
         * is said. How long a stream may be silent once it has begun is said by {@link #listIdleTimeout} and {@link #watchIdleTimeout}.
         */
        public Builder responseTimeout(Duration timeout) {
            this.responseTimeout = Timeouts.checked(timeout);
            return this;
        }

        /**
         * How long a server may send nothing amid a list whose subscriber waits for more of it; 60 seconds if nothing is said. A
         * subscriber that has paused is never timed out. The list fails with a {@link TransportException}.
         */
        public Builder listIdleTimeout(Duration timeout) {
            this.listIdleTimeout = Timeouts.checked(timeout);
            return this;
        }

        /**
         * How long a server may send nothing amid a watch whose subscriber waits, as with {@link #listIdleTimeout}. Without this a
         * watch may be silent until its own time-out, as one of objects that do not change rightly is. Servers send bookmarks about once
         * a minute to watches that allow them: a few minutes are a good choice for these.
         */
        public Builder watchIdleTimeout(Duration timeout) {
            this.watchIdleTimeout = Timeouts.checked(timeout);
            return this;
        }

        /**
         * How long a request may take in all, waiting and retries included, unless it says so itself by
         * {@link KubeRequestBuilder#timeout}. Streams have no such limit. Without this there is none.
         */
        public Builder requestTimeout(Duration timeout) {
            this.requestTimeout = Timeouts.checked(timeout);
            return this;
        }

        /** How many connections unary requests share; 64 if nothing is said. Further requests wait. Streams do not count. */
        public Builder maxConnections(int maxConnections) {
            if (maxConnections < 1) {
                throw new IllegalArgumentException("at least one connection is needed");
            }
            this.maxConnections = maxConnections;
            return this;
        }

        /**
         * Takes what servers warn of, each warning once; without this they go to the log {@code io.coxswain.client.warnings}. The
         * handler runs on event loops and may not block.
         */
        public Builder warnings(Consumer<Warning> handler) {
            this.warnings = Objects.requireNonNull(handler, "handler");
            return this;
        }
    }
}
