package io.coxswain.model.jackson;

import io.coxswain.model.JsonPointer;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.StrictDecodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Errors of codecs as Jackson's, and the other way round. Jackson's own words may quote the input, which may be secret. */
final class Failures {
    private Failures() {}

    static JacksonException toJackson(DecodingException e, JsonParser in, Class<?> type) {
        JacksonException failure = MismatchedInputException.from(in, type, type.getSimpleName() + ": " + e.problem())
                .withCause(e);
        if (e instanceof StrictDecodingException) {
            // It has several paths.
            return failure;
        }
        List<String> path = List.of(e.path().split("/"));
        for (int i = path.size() - 1; i > 0; i--) {
            String step = JsonPointer.unescape(path.get(i));
            failure =
                    isIndex(step) ? failure.prependPath(type, Integer.parseInt(step)) : failure.prependPath(type, step);
        }
        return failure;
    }

    private static boolean isIndex(String step) {
        return !step.isEmpty() && step.length() < 10 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static DecodingException toDecoding(RuntimeException e, Class<?> type) {
        if (!(e instanceof JacksonException jackson)) {
            return withCause(new DecodingException("cannot be read as " + type.getSimpleName(), "", -1), e);
        }
        long offset = jackson.getLocation() == null ? -1 : jackson.getLocation().getByteOffset();
        Throwable own = jackson instanceof ValueInstantiationException ? jackson.getCause() : null;
        return withCause(new DecodingException(problem(jackson, type), path(jackson), offset), own);
    }

    /** Where in the document, as a JSON pointer. */
    static String path(JacksonException e) {
        String path = "";
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            path = JsonPointer.append(path, name == null ? String.valueOf(step.getIndex()) : name);
        }
        return path;
    }

    private static String problem(JacksonException e, Class<?> type) {
        if (e.getCause() instanceof DecodingException cause) {
            return cause.problem();
        }
        if (e instanceof UnrecognizedPropertyException) {
            return "unknown field";
        }
        if (e instanceof ValueInstantiationException refused) {
            return refused.getType().getRawClass().getSimpleName() + " refuses it";
        }
        Class<?> wanted = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return "cannot be read as " + (wanted == null ? type : wanted).getSimpleName();
    }

    /** What the constructor of somebody's class said, in that somebody's words. */
    private static DecodingException withCause(DecodingException failure, @Nullable Throwable cause) {
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }
}
