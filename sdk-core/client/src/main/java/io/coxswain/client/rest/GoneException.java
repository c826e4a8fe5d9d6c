package io.coxswain.client.rest;

/** What was asked for is too old (410, reasons {@code Gone} and {@code Expired}): list again and go on from there. */
public final class GoneException extends ApiException {
    private static final long serialVersionUID = 1L;

    GoneException(Failure failure) {
        super(failure);
    }
}
