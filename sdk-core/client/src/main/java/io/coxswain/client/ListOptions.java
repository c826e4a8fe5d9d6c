package io.coxswain.client;

import io.coxswain.client.Query.Parameter;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.model.FieldSelector;
import io.coxswain.model.Selector;
import io.coxswain.model.codec.DecodeOptions;
import java.time.Duration;
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

    private final Query query;
    private final DecodeOptions decoding;
    private final boolean inconsistent;

    private ListOptions(Query query, DecodeOptions decoding, boolean inconsistent) {
        this.query = query;
        this.decoding = decoding;
        this.inconsistent = inconsistent;
    }

    /** The {@linkplain #DEFAULT default options}, changed. */
    public static ListOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new ListOptions(builder.query.copy(), builder.decoding(), builder.inconsistent);
    }

    void addTo(KubeRequestBuilder request) {
        query.addTo(request);
    }

    DecodeOptions decoding() {
        return decoding;
    }

    boolean continuesInconsistently() {
        return inconsistent;
    }

    /** With a page size, if none is set. */
    ListOptions paged() {
        if (query.has(Parameter.LIMIT)) {
            return this;
        }
        Query paged = query.copy();
        paged.set(Parameter.LIMIT, DEFAULT_PAGE);
        return new ListOptions(paged, decoding, inconsistent);
    }

    /** The page behind the given one. A continuation has its own place in time: servers refuse another one beside it. */
    ListOptions next(String token) {
        Query next = query.copy();
        next.set(Parameter.CONTINUE, token);
        next.remove(Parameter.RESOURCE_VERSION);
        next.remove(Parameter.RESOURCE_VERSION_MATCH);
        return new ListOptions(next, decoding, inconsistent);
    }

    /** Which labels the objects have. */
    public Selector labels() {
        String labels = query.get(Parameter.LABELS);
        return labels == null ? Selector.everything() : Selector.parse(labels);
    }

    /** Which fields the objects have. */
    public FieldSelector fields() {
        String fields = query.get(Parameter.FIELDS);
        return fields == null ? FieldSelector.everything() : FieldSelector.parse(fields);
    }

    /** The state to begin with, if one is set. */
    public @Nullable String resourceVersion() {
        return query.get(Parameter.RESOURCE_VERSION);
    }

    /** How many objects a page has; null if that is left to the client, 0 for all of them in one. */
    public @Nullable Integer limit() {
        String limit = query.get(Parameter.LIMIT);
        return limit == null ? null : Integer.valueOf(limit);
    }

    /** Where an earlier page ended, if this is to begin there. */
    public @Nullable String continueFrom() {
        return query.get(Parameter.CONTINUE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListOptions that
                && query.equals(that.query)
                && decoding.equals(that.decoding)
                && inconsistent == that.inconsistent;
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    /** The options that are set, by Kubernetes' names. */
    @Override
    public String toString() {
        return "ListOptions" + query;
    }

    /** Collects options. */
    public static final class Builder {
        private final Query query = new Query();
        private DecodeOptions decoding = DecodeOptions.DEFAULT;
        private boolean managedFields = true;
        private boolean inconsistent;

        private Builder() {}

        /**
         * Only objects with such labels, as in {@code app=web,tier in (a, b)}.
         *
         * @throws IllegalArgumentException if it is no selector
         */
        public Builder labels(String selector) {
            return labels(Selector.parse(selector));
        }

        /** Only objects with such labels. */
        public Builder labels(Selector selector) {
            query.set(Parameter.LABELS, selector);
            return this;
        }

        /**
         * Only objects with such fields, as in {@code spec.nodeName=node-1}; which fields there are depends on the kind.
         *
         * @throws IllegalArgumentException if it is no selector
         */
        public Builder fields(String selector) {
            return fields(FieldSelector.parse(selector));
        }

        /** Only objects with such fields. */
        public Builder fields(FieldSelector selector) {
            query.set(Parameter.FIELDS, selector);
            return this;
        }

        /** Only a share of the objects. */
        public Builder shard(ShardSelector shard) {
            query.set(Parameter.SHARD, shard);
            return this;
        }

        /** How many objects a page has; 0 for all of them in one. */
        public Builder limit(int limit) {
            if (limit < 0) {
                throw new IllegalArgumentException("limit is negative");
            }
            query.set(Parameter.LIMIT, limit);
            return this;
        }

        /** Begins where an earlier page ended: its {@code metadata().continue_()}. */
        public Builder continueFrom(String token) {
            query.set(Parameter.CONTINUE, token);
            return this;
        }

        /** From which state on: see {@link #resourceVersionMatch}. */
        public Builder resourceVersion(String resourceVersion) {
            query.set(Parameter.RESOURCE_VERSION, resourceVersion);
            return this;
        }

        /** What the resource version means; without it, not older than that. */
        public Builder resourceVersionMatch(ResourceVersionMatch match) {
            query.set(Parameter.RESOURCE_VERSION_MATCH, match);
            return this;
        }

        /** How long the server may take for a page, in whole seconds, rounded up. */
        public Builder timeout(Duration timeout) {
            query.set(Parameter.TIMEOUT_SECONDS, Query.seconds(timeout));
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
            managedFields = false;
            return this;
        }

        /**
         * How objects are read, such as within other limits. With {@link DecodeOptions#STRICT} an object with unknown fields is an error of the list, or in {@link ListWatch#listEvents} an {@link ListEvent.Undecodable}:
         * do not ask for it where servers may be newer than this library. {@link #skipManagedFields} holds beside it.
         */
        public Builder decoding(DecodeOptions options) {
            decoding = options;
            return this;
        }

        private DecodeOptions decoding() {
            return managedFields ? decoding : decoding.with(DecodeOptions.Builder::withoutManagedFields);
        }
    }
}
