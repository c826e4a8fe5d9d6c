package io.coxswain.client.rest;

/** There is no such object, or the server does not know the path (404). */
public final class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1L;

    NotFoundException(Failure failure) {
        super(failure);
    }
}
