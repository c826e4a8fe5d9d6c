package io.coxswain.model.codec;

/**
 * Bytes that are not what they were read as. The message tells what was expected, at which path and at which byte; it never
 * quotes a value, which might be secret.
 */
public sealed class DecodingException extends RuntimeException permits StrictDecodingException, UnknownKindException {
    private static final long serialVersionUID = 1L;

    /** Thrown by a reader that will go on with more bytes, and seen by nobody else: it costs nothing to make. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // It has no trace, and is caught by the reader that asked for it.
    static final DecodingException INCOMPLETE = new DecodingException();

    /** As many characters of a path, or of what is said of it, as any error shows: names in a document may be of any length. */
    private static final int LONGEST = 4_000;

    private final String problem;
    private final String path;
    private final long offset;
    private final boolean truncated;

    /**
     * @param problem what is wrong, without the value
     * @param path where in the document, as a JSON pointer; empty for its root; one beyond all measure is cut
     * @param offset at which byte of the input; negative if that is not known
     */
    public DecodingException(String problem, String path, long offset) {
        this(problem, path, offset, false);
    }

    DecodingException(String problem, String path, long offset, boolean truncated) {
        this(message(bounded(problem), bounded(path), offset), bounded(problem), bounded(path), offset, truncated);
    }

    DecodingException(String message, String problem, String path, long offset, boolean truncated) {
        super(message);
        this.problem = problem;
        this.path = path;
        this.offset = offset;
        this.truncated = truncated;
    }

    private DecodingException() {
        super("more bytes are needed", null, false, false);
        this.problem = "more bytes are needed";
        this.path = "";
        this.offset = -1;
        this.truncated = true;
    }

    /** The same, of a document that is part of a larger one. */
    DecodingException within(String object, String outerPath, long outerOffset) {
        String whole = object.isEmpty() ? problem : object + ": " + problem;
        DecodingException outer = copy(whole, outerPath + path, offset < 0 ? -1 : outerOffset + offset);
        outer.initCause(getCause());
        outer.setStackTrace(getStackTrace());
        return outer;
    }

    /**
     * The same, of a document that was read from something else, whose bytes it does not know. This one becomes the cause.
     *
     * @param where it stands there, such as file and line; empty if that is not known
     */
    public DecodingException from(String where) {
        return from(where, -1);
    }

    /**
     * The same, where it is known at which byte it stands there.
     *
     * @param offset negative if it is not known
     */
    public DecodingException from(String where, long offset) {
        DecodingException outer = copy(where.isEmpty() ? problem : where + ": " + problem, path, offset);
        outer.initCause(this);
        return outer;
    }

    DecodingException copy(String newProblem, String newPath, long newOffset) {
        return new DecodingException(newProblem, newPath, newOffset, truncated);
    }

    static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /**
     * Where in the document, as a JSON pointer such as {@code /spec/containers/0/name}; empty for its root. Protobuf has no names:
     * there it is the numbers of the fields, as in {@code /2/2/1}.
     */
    public String path() {
        return path;
    }

    /** At which byte of the input, or -1. */
    public long offset() {
        return offset;
    }

    /** Whether the bytes ended in the middle of what was read: up to there nothing was wrong with them. */
    public boolean isTruncated() {
        return truncated;
    }

    private static String message(String problem, String path, long offset) {
        String where = path.isEmpty() ? "" : " at " + path;
        return problem + where + (offset < 0 ? "" : " (byte " + offset + ")");
    }
}
