package io.coxswain.client.rest;

/**
 * A body that cannot be cut into frames. Its message never quotes the body; of one that a {@link RestClient} has sent for, it names the
 * request too.
 */
public sealed class FramingException extends RuntimeException permits CutOffException, FrameTooLargeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and where. */
    public FramingException(String message) {
        super(message);
    }

    /** The same, with the request whose answer it is about. */
    final FramingException in(KubeRequest request) {
        FramingException told = withMessage(getMessage() + " (" + request.verb().method() + " " + request.url() + ")");
        told.setStackTrace(getStackTrace());
        return told;
    }

    FramingException withMessage(String message) {
        return new FramingException(message);
    }
}
