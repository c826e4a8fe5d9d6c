package io.coxswain.client.rest;

/** A body that ended in the middle: what came before is whole, the rest never arrived. */
public final class CutOffException extends FramingException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and where. */
    public CutOffException(String message) {
        super(message);
    }

    @Override
    CutOffException withMessage(String message) {
        return new CutOffException(message);
    }
}
