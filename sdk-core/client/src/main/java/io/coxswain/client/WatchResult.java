package io.coxswain.client;

import io.coxswain.model.codec.UndecodableObject;

/**
 * What a watch has to tell, for those whom one bad object is not to stop: an event, or that there was one whose object cannot be
 * read.
 *
 * @param <T> the Java type of the objects
 */
public sealed interface WatchResult<T> permits WatchEvent, WatchResult.Undecodable {

    /** What has happened to the object. */
    WatchEvent.Type type();

    /**
     * Whether this is the bookmark behind all objects that were there when the watch began: those that
     * {@link WatchOptions.Builder#sendInitialEvents} asks for.
     */
    boolean initialEventsEnd();

    /**
     * An event whose object is not what its type says. The stream goes on behind it.
     *
     * @param object its name, and the resource version that the stream has come to, as far as they can be found
     */
    record Undecodable<T>(WatchEvent.Type type, UndecodableObject object, boolean initialEventsEnd)
            implements WatchResult<T> {}
}
