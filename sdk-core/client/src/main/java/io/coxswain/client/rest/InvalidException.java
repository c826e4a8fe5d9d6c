package io.coxswain.client.rest;

import io.coxswain.model.meta.v1.StatusCause;
import java.util.List;

/** The server understood the object and refuses it (422); {@link #causes} tells the fields. */
public final class InvalidException extends ApiException {
    private static final long serialVersionUID = 1L;

    InvalidException(Failure failure) {
        super(failure);
    }

    /** What is wrong, field by field; empty if the server did not say. */
    public List<StatusCause> causes() {
        return status().details().causes();
    }
}
