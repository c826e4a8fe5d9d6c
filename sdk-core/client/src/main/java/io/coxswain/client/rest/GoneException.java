package io.coxswain.client.rest;

import org.jspecify.annotations.Nullable;

/** What was asked for is too old (410, reasons {@code Gone} and {@code Expired}): list again and go on from there. */
public final class GoneException extends ApiException {
    private static final long serialVersionUID = 1L;

    GoneException(Failure failure) {
        super(failure);
    }

    /**
     * Where a list whose continuation is too old can go on all the same, if the server says so: as of now and not as of its
     * beginning, so that objects which have moved meanwhile may be missing or come twice.
     */
    public @Nullable String continueToken() {
        String token = status().metadata().continue_();
        return token == null || token.isEmpty() ? null : token;
    }
}
