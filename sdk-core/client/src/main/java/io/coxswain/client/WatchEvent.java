package io.coxswain.client;

/**
 * What has happened to an object.
 *
 * <pre>{@code
 * switch (event.type()) {
 *     case ADDED, MODIFIED -> cache.put(event.object());
 *     case DELETED -> cache.remove(event.object());
 *     case BOOKMARK -> resumeFrom(event.object().metadata().resourceVersion());
 * }
 * }</pre>
 *
 * @param object as it is now; as it was last, if it is deleted; with nothing but a resource version, if this is a bookmark
 * @param initialEventsEnd whether this is the bookmark behind all objects that were there when the watch began
 */
public record WatchEvent<T>(Type type, T object, boolean initialEventsEnd) implements WatchResult<T> {

    /** Any event but the end of the initial ones. */
    public WatchEvent(Type type, T object) {
        this(type, object, false);
    }

    /** The kinds of event. Errors are none: they end the stream as an exception. */
    public enum Type {
        /** {@code added}. */
        ADDED,
        /** {@code modified}. */
        MODIFIED,
        /** {@code deleted}. */
        DELETED,
        /** {@code bookmark}. */
        BOOKMARK
    }
}
