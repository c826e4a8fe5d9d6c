package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.model.codec.DecodeOptions;
import java.time.Duration;
import java.util.Objects;
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

    private final @Nullable String labels;
    private final @Nullable String fields;
    private final @Nullable String resourceVersion;
    private final @Nullable Long timeoutSeconds;
    private final boolean bookmarks;
    private final boolean initialEvents;
    private final DecodeOptions decoding;

    private WatchOptions(Builder builder) {
        this.labels = builder.labels;
        this.fields = builder.fields;
        this.resourceVersion = builder.resourceVersion;
        this.timeoutSeconds = builder.timeoutSeconds;
        this.bookmarks = builder.bookmarks;
        this.initialEvents = builder.initialEvents;
        this.decoding = builder.decoding;
    }

    /** Makes one of what is given. */
    public static WatchOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new WatchOptions(builder);
    }

    void addTo(KubeRequestBuilder request) {
        Queries.add(request, "labelSelector", labels);
        Queries.add(request, "fieldSelector", fields);
        Queries.add(request, "resourceVersion", resourceVersion);
        Queries.add(request, "timeoutSeconds", timeoutSeconds);
        Queries.add(request, "allowWatchBookmarks", bookmarks ? true : null);
        if (initialEvents) {
            request.query("sendInitialEvents", "true").query("resourceVersionMatch", "NotOlderThan");
        }
    }

    DecodeOptions decoding() {
        return decoding;
    }

    /** Collects options. */
    public static final class Builder {
        private @Nullable String labels;
        private @Nullable String fields;
        private @Nullable String resourceVersion;
        private @Nullable Long timeoutSeconds;
        private boolean bookmarks;
        private boolean initialEvents;
        private DecodeOptions decoding = DecodeOptions.DEFAULT;

        private Builder() {}

        /** Only objects with such labels, as in {@code app=web,tier in (a, b)}. */
        public Builder labels(String selector) {
            this.labels = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /** Only objects with such fields, as in {@code metadata.name=web-1}. */
        public Builder fields(String selector) {
            this.fields = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /** Changes since this state; without it the objects there are come first, as added. */
        public Builder resourceVersion(String resourceVersion) {
            this.resourceVersion = Objects.requireNonNull(resourceVersion, "resourceVersion");
            return this;
        }

        /** After which time the server is to end the stream; it has a limit of its own in any case. */
        public Builder timeout(Duration timeout) {
            this.timeoutSeconds = timeout.toSeconds();
            return this;
        }

        /** Asks for bookmarks: events that only tell how far the stream has come. */
        public Builder bookmarks() {
            this.bookmarks = true;
            return this;
        }

        /**
         * Begins with the objects there are, as added, and then a bookmark that says so:
         * {@link WatchResult#initialEventsEnd}. It is a list and a watch in one, and of the state that is current, unless an
         * older {@link #resourceVersion} will do. Asks for bookmarks too. Servers before 1.32 may refuse it.
         */
        public Builder sendInitialEvents() {
            this.initialEvents = true;
            return bookmarks();
        }

        /** Leaves {@code metadata.managedFields} out of the objects, each of which is then about half as large. */
        public Builder skipManagedFields() {
            this.decoding = DecodeOptions.WITHOUT_MANAGED_FIELDS;
            return this;
        }
    }
}
