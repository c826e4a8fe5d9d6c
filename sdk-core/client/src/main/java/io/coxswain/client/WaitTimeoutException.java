package io.coxswain.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was waited for has not come about in time. The message tells how far the object had come. */
public final class WaitTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Duration timeout;

    WaitTimeoutException(String what, String name, Duration timeout, @Nullable String lastSeen) {
        super(what + " within " + timeout + "; "
                + (lastSeen == null
                        ? "there was no such object at last"
                        : "last seen at resource version " + lastSeen));
        this.name = name;
        this.timeout = timeout;
    }

    /** The name of the object. */
    public String name() {
        return name;
    }

    /** How long was waited. */
    public Duration timeout() {
        return timeout;
    }
}
