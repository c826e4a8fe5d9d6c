package io.coxswain.model.patch;

import io.coxswain.model.JsonPointer;

/**
 * A patch that is none, or that does not fit what it is applied to or made from. The message tells where and why; it never
 * quotes a value, which might be secret.
 */
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, by what a server would answer. */
    public enum Reason {
        /** It is not a patch of its type, or the type cannot be patched so (400). */
        MALFORMED,
        /** It names something that is not there, or is of another type (422). */
        NOT_APPLICABLE,
        /** A test operation found another value (422). */
        TEST_FAILED,
        /** It would undo what somebody else changed. */
        CONFLICT,
        /** It has more operations, or makes more of an object, than is allowed (413). */
        TOO_LARGE
    }

    private final Reason reason;
    private final String problem;
    private final String path;

    PatchException(Reason reason, String problem) {
        this(reason, problem, "");
    }

    PatchException(Reason reason, String problem, String path) {
        super(path.isEmpty() ? problem : problem + " at " + path);
        this.reason = reason;
        this.problem = problem;
        this.path = path;
    }

    static PatchException malformed(String problem) {
        return new PatchException(Reason.MALFORMED, problem);
    }

    static PatchException notApplicable(String problem) {
        return new PatchException(Reason.NOT_APPLICABLE, problem);
    }

    /** The same, seen from the object that holds it in a field, or from the list that holds it. */
    PatchException within(Object fieldOrIndex) {
        return new PatchException(reason, problem, JsonPointer.append("", fieldOrIndex.toString()) + path);
    }

    /** What a server would answer, and what a program can tell apart. */
    public Reason reason() {
        return reason;
    }

    /** Where in the object, as a JSON pointer such as {@code /spec/containers/0/name}; empty for its root, or for the patch itself. */
    public String path() {
        return path;
    }
}
