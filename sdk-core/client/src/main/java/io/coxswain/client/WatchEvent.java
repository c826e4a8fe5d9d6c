package io.coxswain.client;

import io.coxswain.model.KubeObject;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an object; or a bookmark, which says how far the watch has come, and has no object.
 *
 * <pre>{@code
 * switch (event.type()) {
 *     case ADDED, MODIFIED -> cache.put(event.object());
 *     case DELETED -> cache.remove(event.object());
 *     case BOOKMARK -> {}
 * }
 * resumeFrom(event.resourceVersion());
 * }</pre>
 *
 * @param <T> the Java type of the objects
 */
public final class WatchEvent<T> implements WatchResult<T> {
    private final Type type;
    private final @Nullable T object;
    private final String resourceVersion;
    private final boolean initialEventsEnd;

    private WatchEvent(Type type, @Nullable T object, String resourceVersion, boolean initialEventsEnd) {
        this.type = type;
        this.object = object;
        this.resourceVersion = resourceVersion;
        this.initialEventsEnd = initialEventsEnd;
    }

    /** An event of an object, which says itself of which resource version it is. */
    public WatchEvent(Type type, T object) {
        this(type, object, Objects.requireNonNullElse(resourceVersion(object), ""));
    }

    /**
     * An event of an object.
     *
     * @throws IllegalArgumentException if it is to be a bookmark
     */
    public WatchEvent(Type type, T object, String resourceVersion) {
        this(type, Objects.requireNonNull(object, "object"), resourceVersion, false);
        if (type == Type.BOOKMARK) {
            throw new IllegalArgumentException("a bookmark has no object: it is made by bookmark(…)");
        }
    }

    /** A bookmark: the watch has come to this resource version. */
    public static <T> WatchEvent<T> bookmark(String resourceVersion) {
        return new WatchEvent<>(Type.BOOKMARK, null, resourceVersion, false);
    }

    /** The bookmark behind all objects that were there when the watch began. */
    public static <T> WatchEvent<T> endOfInitialEvents(String resourceVersion) {
        return new WatchEvent<>(Type.BOOKMARK, null, resourceVersion, true);
    }

    /** The version that an object tells of itself, if its class can. */
    static @Nullable String resourceVersion(Object object) {
        if (object instanceof KubeObject known) {
            return known.metadata().resourceVersion();
        }
        return object instanceof PartialObjectMetadata known ? known.metadata().resourceVersion() : null;
    }

    @Override
    public Type type() {
        return type;
    }

    /**
     * The object as it is now; as it was last, if it is deleted.
     *
     * @throws IllegalStateException if this is a bookmark: those come only to watches that ask for them
     */
    public T object() {
        if (object == null) {
            throw new IllegalStateException("a bookmark has no object, only a resourceVersion(): look at type() first");
        }
        return object;
    }

    /** From where a watch goes on behind this event, bookmarks included. Empty only if the server did not say it. */
    public String resourceVersion() {
        return resourceVersion;
    }

    @Override
    public boolean initialEventsEnd() {
        return initialEventsEnd;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatchEvent<?> that
                && type == that.type
                && Objects.equals(object, that.object)
                && resourceVersion.equals(that.resourceVersion)
                && initialEventsEnd == that.initialEventsEnd;
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, object, resourceVersion, initialEventsEnd);
    }

    /** The type, and the object or how far the watch has come. */
    @Override
    public String toString() {
        return type + " "
                + (object == null ? resourceVersion + (initialEventsEnd ? " (initial events end)" : "") : object);
    }

    /** The kinds of event. Errors are none: they end the stream as an exception. */
    public enum Type {
        /** The object has come, or was there when the watch began. */
        ADDED,
        /** The object has changed. */
        MODIFIED,
        /** The object is gone, or is not selected any more. */
        DELETED,
        /** Nothing has happened: the stream has come to this resource version. */
        BOOKMARK
    }
}
