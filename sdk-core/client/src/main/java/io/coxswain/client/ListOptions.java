package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.model.codec.DecodeOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which objects to list, and how.
 *
 * <pre>{@code
 * pods.list(o -> o.labels("app=web,tier!=cache").fields("status.phase=Running").limit(100))
 * }</pre>
 */
public final class ListOptions {
    /** All objects, in pages of a customary size. */
    public static final ListOptions DEFAULT = of(options -> {});

    private static final int DEFAULT_PAGE = 500;

    private final @Nullable String labels;
    private final @Nullable String fields;
    private final @Nullable Integer limit;
    private final @Nullable String continueFrom;
    private final @Nullable String resourceVersion;
    private final @Nullable String resourceVersionMatch;
    private final @Nullable Long timeoutSeconds;
    private final boolean inconsistent;
    private final DecodeOptions decoding;

    private ListOptions(Builder builder) {
        this.labels = builder.labels;
        this.fields = builder.fields;
        this.limit = builder.limit;
        this.continueFrom = builder.continueFrom;
        this.resourceVersion = builder.resourceVersion;
        this.resourceVersionMatch = builder.resourceVersionMatch;
        this.timeoutSeconds = builder.timeoutSeconds;
        this.inconsistent = builder.inconsistent;
        this.decoding = builder.decoding;
    }

    /** Makes one of what is given. */
    public static ListOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new ListOptions(builder);
    }

    void addTo(KubeRequestBuilder request) {
        Queries.add(request, "labelSelector", labels);
        Queries.add(request, "fieldSelector", fields);
        Queries.add(request, "limit", limit);
        Queries.add(request, "continue", continueFrom);
        Queries.add(request, "resourceVersion", resourceVersion);
        Queries.add(request, "resourceVersionMatch", resourceVersionMatch);
        Queries.add(request, "timeoutSeconds", timeoutSeconds);
    }

    boolean continuesInconsistently() {
        return inconsistent;
    }

    DecodeOptions decoding() {
        return decoding;
    }

    /** With a page size, if none is set. */
    ListOptions paged() {
        return limit == null ? copy().limit(DEFAULT_PAGE).build() : this;
    }

    /** The page behind the given one. A continuation has its own place in time: servers refuse another one beside it. */
    ListOptions next(String token) {
        Builder next = copy().continueFrom(token);
        next.resourceVersion = null;
        next.resourceVersionMatch = null;
        return next.build();
    }

    private Builder copy() {
        Builder copy = new Builder();
        copy.labels = labels;
        copy.fields = fields;
        copy.limit = limit;
        copy.continueFrom = continueFrom;
        copy.resourceVersion = resourceVersion;
        copy.resourceVersionMatch = resourceVersionMatch;
        copy.timeoutSeconds = timeoutSeconds;
        copy.inconsistent = inconsistent;
        copy.decoding = decoding;
        return copy;
    }

    /** Collects options. */
    public static final class Builder {
        private @Nullable String labels;
        private @Nullable String fields;
        private @Nullable Integer limit;
        private @Nullable String continueFrom;
        private @Nullable String resourceVersion;
        private @Nullable String resourceVersionMatch;
        private @Nullable Long timeoutSeconds;
        private boolean inconsistent;
        private DecodeOptions decoding = DecodeOptions.DEFAULT;

        private Builder() {}

        /** Only objects with such labels, as in {@code app=web,tier in (a, b)}. */
        public Builder labels(String selector) {
            this.labels = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /** Only objects with such fields, as in {@code spec.nodeName=node-1}; which fields there are depends on the kind. */
        public Builder fields(String selector) {
            this.fields = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /** How many objects a page has; 0 for all of them in one. */
        public Builder limit(int limit) {
            if (limit < 0) {
                throw new IllegalArgumentException("limit is negative");
            }
            this.limit = limit;
            return this;
        }

        /** Begins where an earlier page ended: its {@code metadata().continue_()}. */
        public Builder continueFrom(String token) {
            this.continueFrom = Objects.requireNonNull(token, "token");
            return this;
        }

        /** From which state on: see {@link #resourceVersionMatch}. */
        public Builder resourceVersion(String resourceVersion) {
            this.resourceVersion = Objects.requireNonNull(resourceVersion, "resourceVersion");
            return this;
        }

        /** {@code Exact}, or {@code NotOlderThan} the resource version. */
        public Builder resourceVersionMatch(String match) {
            this.resourceVersionMatch = Objects.requireNonNull(match, "match");
            return this;
        }

        /** How long the server may take for a page. */
        public Builder timeout(Duration timeout) {
            this.timeoutSeconds = timeout.toSeconds();
            return this;
        }

        /**
         * If a page is no longer to be had, because the subscriber took too long for those before, goes on behind them with the
         * objects as they are by then, where the server offers it. The list is then of no single state: what has changed meanwhile
         * may be missing or come twice, and no watch can take up where it ends.
         */
        public Builder continueInconsistently() {
            this.inconsistent = true;
            return this;
        }

        /** Leaves {@code metadata.managedFields} out of the objects, each of which is then about half as large. */
        public Builder skipManagedFields() {
            this.decoding = DecodeOptions.WITHOUT_MANAGED_FIELDS;
            return this;
        }

        private ListOptions build() {
            return new ListOptions(this);
        }
    }
}
