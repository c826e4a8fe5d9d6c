package io.coxswain.model.codec;

/**
 * Bytes that are not what they were read as. The message tells what was expected, at which path and at which byte; it never
 * quotes a value, which might be secret.
 */
public final class DecodingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final long offset;

    /**
     * @param problem what is wrong, without the value
     * @param path where in the document, as a JSON pointer; empty for its root
     * @param offset at which byte of the input; negative if that is not known
     */
    public DecodingException(String problem, String path, long offset) {
        super(message(problem, path, offset));
        this.path = path;
        this.offset = offset;
    }

    /** Where in the document, as a JSON pointer such as {@code /spec/containers/0/name}; empty for its root. */
    public String path() {
        return path;
    }

    /** At which byte of the input, or -1. */
    public long offset() {
        return offset;
    }

    private static String message(String problem, String path, long offset) {
        String where = path.isEmpty() ? "" : " at " + path;
        return problem + where + (offset < 0 ? "" : " (byte " + offset + ")");
    }
}
