package io.coxswain.client.rest;

/** An element or line that is larger than the caller allows. Asking again would bring it again. */
public final class FrameTooLargeException extends FramingException {
    private static final long serialVersionUID = 1L;

    private final int max;

    /** @param what such as {@code a line} */
    public FrameTooLargeException(String what, int max) {
        this(max, what + " has more than the " + max + " bytes allowed, and would again: ask for less of it");
    }

    private FrameTooLargeException(int max, String message) {
        super(message);
        this.max = max;
    }

    @Override
    FrameTooLargeException withMessage(String message) {
        return new FrameTooLargeException(max, message);
    }

    /** How many bytes are allowed. */
    public int max() {
        return max;
    }
}
