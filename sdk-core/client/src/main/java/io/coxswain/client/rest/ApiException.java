package io.coxswain.client.rest;

import io.coxswain.model.GroupVersionResource;
import io.coxswain.model.meta.v1.Status;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server's refusal of a request. The message is the server's own, as kubectl prints it, and which request it answers:
 * {@code pods "web" not found (404 Not Found, GET https://10.0.0.1/api/v1/namespaces/shop/pods/web)}.
 *
 * <p>The frequent ones have a class of their own, such as {@link NotFoundException}; the others are told by
 * {@link #reason}.
 */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    ApiException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** What the server said. If its answer was not a Status, one made of the answer's code. */
    public Status status() {
        return failure.status();
    }

    /** The HTTP status, or the code of a watch's error event. */
    public int code() {
        return failure.code();
    }

    /** Such as {@code NotFound}; empty if the server did not say. */
    public String reason() {
        return Objects.requireNonNullElse(failure.status().reason(), "");
    }

    /** What was refused. */
    public Verb verb() {
        return failure.verb();
    }

    /** The address asked, without its query. */
    public String url() {
        return failure.url();
    }

    /** What the request was about, or null for a path that is no resource. */
    public @Nullable GroupVersionResource resource() {
        return failure.resource();
    }

    /** The namespace asked for, if there was one. */
    public @Nullable String namespace() {
        return failure.namespace();
    }

    /** The object asked for, if there was one. */
    public @Nullable String name() {
        return failure.name();
    }

    /** How long the server asks to wait before the next try, if it does. */
    public @Nullable Duration retryAfter() {
        return failure.retryAfter();
    }

    /**
     * What was answered, as text of at most 64 KiB, if it was not a Status; null if it was. It may be anything, from whatever proxy
     * stands in between: the message has as much of it as may be logged.
     */
    public @Nullable String text() {
        return failure.text();
    }
}
