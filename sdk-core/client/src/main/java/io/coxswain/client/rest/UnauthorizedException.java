package io.coxswain.client.rest;

/** The server does not know who asks: the credentials are missing, wrong or expired (401). */
public final class UnauthorizedException extends ApiException {
    private static final long serialVersionUID = 1L;

    UnauthorizedException(Failure failure) {
        super(failure);
    }
}
