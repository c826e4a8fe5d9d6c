package io.coxswain.client.rest;

/** The object has changed since it was read, or another manager owns a field (409): read it again, change it, send it again. */
public final class ConflictException extends ApiException {
    private static final long serialVersionUID = 1L;

    ConflictException(Failure failure) {
        super(failure);
    }
}
