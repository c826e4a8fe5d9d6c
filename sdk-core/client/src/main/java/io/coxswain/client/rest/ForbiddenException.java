package io.coxswain.client.rest;

/** The server knows who asks, and does not allow it (403). */
public final class ForbiddenException extends ApiException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(Failure failure) {
        super(failure);
    }
}
