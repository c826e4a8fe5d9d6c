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

    /** Whether the server could not make sense of the request. */
    public boolean isBadRequest() {
        return reason().equals("BadRequest");
    }

    /** Whether the resource has no such verb. */
    public boolean isMethodNotAllowed() {
        return reason().equals("MethodNotAllowed");
    }

    /** Whether the server has the answer in none of the forms that were asked for. */
    public boolean isNotAcceptable() {
        return reason().equals("NotAcceptable");
    }

    /** Whether the body was larger than the server takes. */
    public boolean isRequestEntityTooLarge() {
        return reason().equals("RequestEntityTooLarge");
    }

    /** Whether the server does not read bodies of this form. */
    public boolean isUnsupportedMediaType() {
        return reason().equals("UnsupportedMediaType");
    }

    /** Whether the server failed, or a webhook that it asked did. */
    public boolean isInternalError() {
        return reason().equals("InternalError");
    }

    /** Whether the server, or the one that it passes the request on to, cannot serve at the moment. */
    public boolean isServiceUnavailable() {
        return reason().equals("ServiceUnavailable");
    }

    /**
     * Whether the server names this among the causes, such as {@code FieldValueInvalid} or {@code UnexpectedServerResponse}, by which it
     * passes on what another one said.
     */
    public boolean hasCause(String reason) {
        return status().details().causes().stream().anyMatch(cause -> reason.equals(cause.reason()));
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
