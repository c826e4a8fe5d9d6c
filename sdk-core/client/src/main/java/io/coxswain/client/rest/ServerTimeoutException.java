package io.coxswain.client.rest;

/**
 * The server did not finish in time: {@code Timeout}, {@code ServerTimeout}, or a 504 from whoever stands before it. What was to change
 * something may have been done all the same.
 */
public final class ServerTimeoutException extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerTimeoutException(Failure failure) {
        super(failure);
    }

    /** Whether a list was asked for as of a resource version that the server has not reached; list without one. */
    public boolean isTooLargeResourceVersion() {
        return hasCause("ResourceVersionTooLarge");
    }
}
