package io.coxswain.client.rest;

/** The server is busy (429); {@link #retryAfter} may tell when to try again. */
public final class TooManyRequestsException extends ApiException {
    private static final long serialVersionUID = 1L;

    TooManyRequestsException(Failure failure) {
        super(failure);
    }
}
