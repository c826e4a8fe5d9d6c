package io.coxswain.model.patch;

import io.coxswain.model.JsonPointer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A patch that is none, or that does not fit what it is applied to or made from. The message tells where and why; it never
 * quotes a value, which might be secret.
 */
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 10;
    private static final int LONGEST = 253;

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
    private final transient List<String> fields;

    PatchException(Reason reason, String problem) {
        this(reason, problem, "");
    }

    PatchException(Reason reason, String problem, String path) {
        this(reason, problem, path, path.isEmpty() ? problem : problem + " at " + path, List.of(path));
    }

    private PatchException(Reason reason, String problem, String path, String message, List<String> fields) {
        super(message);
        this.reason = reason;
        this.problem = problem;
        this.path = path;
        this.fields = List.copyOf(fields);
    }

    /** Throws one that tells these fields, if there are any. */
    static void throwIfAny(List<String> conflicts) {
        if (conflicts.isEmpty()) {
            return;
        }
        String problem = "somebody else has changed the same fields differently";
        String shown = conflicts.stream()
                .limit(MAX_SHOWN)
                .map(field -> field.length() <= LONGEST ? field : field.substring(0, LONGEST) + "…")
                .collect(Collectors.joining(", "));
        String more = conflicts.size() <= MAX_SHOWN ? "" : " and " + (conflicts.size() - MAX_SHOWN) + " more";
        throw new PatchException(Reason.CONFLICT, problem, conflicts.get(0), problem + ": " + shown + more, conflicts);
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

    /**
     * All the fields that it is about, as JSON pointers; of a conflict there may be several, and a list that is merged by key is told as
     * a whole.
     */
    public List<String> fields() {
        return fields;
    }
}
