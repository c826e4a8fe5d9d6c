package io.coxswain.client.rest;

/** An object of this name exists already (409, reason {@code AlreadyExists}). */
public final class AlreadyExistsException extends ApiException {
    private static final long serialVersionUID = 1L;

    AlreadyExistsException(Failure failure) {
        super(failure);
    }
}
