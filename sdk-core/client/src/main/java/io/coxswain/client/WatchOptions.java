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
 * Which objects to watch, and from where on.
 *
 * <pre>{@code
 * pods.watch(o -> o.labels("app=web").resourceVersion(list.metadata().resourceVersion()).bookmarks())
 * }</pre>
 */
public final class WatchOptions {
    /** All objects as they are now, and every change from here on. */
    public static final WatchOptions DEFAULT = of(options -> {});

    private final Query query;
    private final DecodeOptions decoding;

    private WatchOptions(Query query, DecodeOptions decoding) {
        this.query = query;
        this.decoding = decoding;
    }

    /** The {@linkplain #DEFAULT default options}, changed. */
    public static WatchOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new WatchOptions(builder.query.copy(), builder.decoding());
    }

    void addTo(KubeRequestBuilder request) {
        query.addTo(request);
    }

    DecodeOptions decoding() {
        return decoding;
    }

    /** For tables. */
    WatchOptions including(IncludeObject include) {
        Query including = query.copy();
        if (include != IncludeObject.METADATA) {
            including.set(Parameter.INCLUDE_OBJECT, include);
        }
        return new WatchOptions(including, decoding);
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

    /** Whether bookmarks are asked for. */
    public boolean bookmarks() {
        return query.has(Parameter.BOOKMARKS);
    }

    /** Whether the objects that are there come first, and a bookmark behind them. */
    public boolean sendInitialEvents() {
        return query.has(Parameter.SEND_INITIAL_EVENTS);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatchOptions that && query.equals(that.query) && decoding.equals(that.decoding);
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    /** The options that are set, by Kubernetes' names. */
    @Override
    public String toString() {
        return "WatchOptions" + query;
    }

    /** Collects options. */
    public static final class Builder {
        private final Query query = new Query();
        private DecodeOptions decoding = DecodeOptions.DEFAULT;
        private boolean managedFields = true;

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

        /** Changes since this state; without it the objects there are come first, as added. */
        public Builder resourceVersion(String resourceVersion) {
            query.set(Parameter.RESOURCE_VERSION, resourceVersion);
            return this;
        }

        /** After which time the server is to end the stream, in whole seconds, rounded up; it has a limit of its own in any case. */
        public Builder timeout(Duration timeout) {
            query.set(Parameter.TIMEOUT_SECONDS, Query.seconds(timeout));
            return this;
        }

        /** Asks for bookmarks: events that only tell how far the stream has come. */
        public Builder bookmarks() {
            query.set(Parameter.BOOKMARKS, true);
            return this;
        }

        /**
         * Begins with the objects there are, as added, and then a bookmark that says so:
         * {@link WatchResult#initialEventsEnd}. It is a list and a watch in one, and of the state that is current, unless an
         * older {@link #resourceVersion} will do. Asks for bookmarks too. Servers before 1.32 may refuse it.
         */
        public Builder sendInitialEvents() {
            query.set(Parameter.SEND_INITIAL_EVENTS, true);
            // Servers insist on both.
            query.set(Parameter.RESOURCE_VERSION_MATCH, ResourceVersionMatch.NOT_OLDER_THAN);
            return bookmarks();
        }

        /** Leaves {@code metadata.managedFields} out of the objects, each of which is then about half as large. */
        public Builder skipManagedFields() {
            managedFields = false;
            return this;
        }

        /**
         * How objects are read, such as within other limits. With {@link DecodeOptions#STRICT} an object with unknown fields is an error of the stream, or in {@link ListWatch#watchResults} a
         * {@link WatchResult.Undecodable}:
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
