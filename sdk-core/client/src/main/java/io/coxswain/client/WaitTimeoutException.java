package io.coxswain.client;

import io.coxswain.model.GoDuration;
import io.coxswain.model.codec.Codec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was waited for has not come about in time. The message tells how far the object had come: that the server could not be asked,
 * that there was no such object, or at which version it was seen last, with its phase and conditions if it has some. The cause is the
 * last failure, if the server could not be asked in the end.
 */
public final class WaitTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Duration timeout;
    private final transient @Nullable Object object;

    <T> WaitTimeoutException(String what, String name, Duration timeout, WaitProgress progress, Codec<T> codec) {
        super(what + " within " + inWords(timeout) + "; " + describe(progress, codec), progress.failure());
        this.name = name;
        this.timeout = timeout;
        this.object = progress.object();
    }

    private static <T> String describe(WaitProgress progress, Codec<T> codec) {
        Throwable failure = progress.failure();
        String since = failure == null ? "" : ", and then the server could not be asked: " + failure.getMessage();
        if (!progress.looked()) {
            return failure == null
                    ? "the server has not answered yet"
                    : "the server could not be asked: " + failure.getMessage();
        }
        @SuppressWarnings("unchecked")
        T object = (T) progress.object();
        return (object == null
                        ? "at the end there was no such object"
                        : "last seen " + Conditions.describe(codec, object))
                + since;
    }

    /** As people write it: {@code 1m}, where Go writes {@code 1m0s}. */
    private static String inWords(Duration timeout) {
        return GoDuration.format(timeout).replaceFirst("(?<=m)0s$", "").replaceFirst("(?<=h)0m$", "");
    }

    /** Of the object that was waited for. */
    public String name() {
        return name;
    }

    /** How long was waited. */
    public Duration timeout() {
        return timeout;
    }

    /** The object as it was seen last, of the type that was waited for; null if it was missing, or not seen at all. */
    public @Nullable Object object() {
        return object;
    }
}
