package io.coxswain.client.rest;

/** A body that cannot be cut into frames. Its message never quotes the body. */
public class FramingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and where. */
    public FramingException(String message) {
        super(message);
    }
}
