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
 */
public record WatchEvent<T>(Type type, T object) {

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
