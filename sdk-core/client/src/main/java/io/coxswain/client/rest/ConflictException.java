package io.coxswain.client.rest;

/** The object has changed since it was read: read it again, change it, send it again. See {@link ApplyConflictException} too. */
public class ConflictException extends ApiException {
    private static final long serialVersionUID = 1L;

    ConflictException(Failure failure) {
        super(failure);
    }
}
