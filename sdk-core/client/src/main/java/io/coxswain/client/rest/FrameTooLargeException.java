package io.coxswain.client.rest;

/** An element or line that is larger than the caller allows. Asking again would bring it again. */
public final class FrameTooLargeException extends FramingException {
    private static final long serialVersionUID = 1L;

    private final int max;

    /** @param what such as {@code a line} */
    public FrameTooLargeException(String what, int max) {
        super(what + " has more than the " + max + " bytes allowed");
        this.max = max;
    }

    /** How many bytes are allowed. */
    public int max() {
        return max;
    }
}
