package io.coxswain.client;

import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come who waits for an object.
 *
 * @param looked whether a server has answered at all
 * @param object as it was seen last; null if it was missing, or nothing has been seen yet
 * @param failure what came instead of an answer since then
 */
record WaitProgress(
        boolean looked, @Nullable Object object, @Nullable Throwable failure) {
    static final WaitProgress NONE = new WaitProgress(false, null, null);

    WaitProgress failed(Throwable by) {
        return new WaitProgress(looked, object, by);
    }

    /** The server answers again, and nothing has changed. */
    WaitProgress reached() {
        return new WaitProgress(looked, object, null);
    }
}
