package io.coxswain.model.codec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A document that is well-formed and of its type, but sets fields that the type does not know, or the same one twice: what
 * {@linkplain DecodeOptions#STRICT strict} reading refuses. It tells all of them at once, in the words of Kubernetes' own field
 * validation:
 *
 * <pre>{@code
 * strict decoding error: unknown field "spec.foo", duplicate field "spec.replicas"
 * }</pre>
 *
 * <p>As Kubernetes does, it names each field once, and not more than a hundred. {@link #path} and {@link #offset} are the first
 * one's.
 */
public final class StrictDecodingException extends DecodingException {
    private static final long serialVersionUID = 1L;

    /** As many problems as one exception tells. */
    public static final int MAX_PROBLEMS = 100;

    private final transient List<Problem> problems;

    /**
     * @param where the document stands, such as {@code shop.yaml:12}; empty if that is not known
     * @param problems in the order in which they stand in the document, at least one
     */
    public StrictDecodingException(String where, List<Problem> problems) {
        super(
                (where.isEmpty() ? "" : where + ": ") + text(problems),
                text(problems),
                problems.get(0).path(),
                problems.get(0).offset(),
                false);
        this.problems = List.copyOf(problems);
    }

    @Override
    StrictDecodingException within(String object, String outerPath, long outerOffset) {
        StrictDecodingException outer = new StrictDecodingException(
                object,
                problems.stream()
                        .map(problem -> problem.within(outerPath, outerOffset))
                        .toList());
        outer.initCause(getCause());
        outer.setStackTrace(getStackTrace());
        return outer;
    }

    @Override
    public StrictDecodingException from(String where, long offset) {
        StrictDecodingException outer = new StrictDecodingException(
                where, problems.stream().map(problem -> problem.at(offset)).toList());
        outer.initCause(this);
        return outer;
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::message).collect(Collectors.joining(", ", "strict decoding error: ", ""));
    }

    /** In the order in which they stand in the document. */
    public List<Problem> problems() {
        return problems;
    }

    /** What is wrong with a field. */
    public enum Reason {
        /** The type has no such field. */
        UNKNOWN,
        /** The object has it already. */
        DUPLICATE
    }

    /**
     * A field that should not be there.
     *
     * @param reason what is wrong with it
     * @param path where it is, as a JSON pointer; the numbers of its fields in protobuf
     * @param offset at which byte of the input it is, or -1
     * @param message all of that in Kubernetes' words, such as {@code unknown field "spec.containers[0].imagee"}
     */
    public record Problem(Reason reason, String path, long offset, String message) {

        private Problem within(String outerPath, long outerOffset) {
            return new Problem(reason, outerPath + path, offset < 0 ? -1 : outerOffset + offset, message);
        }

        /** The same problem at another byte, or at -1. */
        public Problem at(long newOffset) {
            return new Problem(reason, path, newOffset, message);
        }

        /**
         * In Kubernetes' words.
         *
         * @param field as Kubernetes writes it, such as {@code spec.containers[0].imagee}
         */
        public static Problem of(Reason reason, String field, String path, long offset) {
            String what = reason == Reason.UNKNOWN ? "unknown field " : "duplicate field ";
            return new Problem(reason, path, offset, what + quoted(field));
        }

        /** A name in the quotes that Kubernetes puts around it, what is not printable escaped; one beyond all measure is cut. */
        public static String quoted(String name) {
            return GoQuote.of(bounded(name));
        }
    }
}
