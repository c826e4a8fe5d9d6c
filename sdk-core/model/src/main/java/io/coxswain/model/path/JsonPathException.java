package io.coxswain.model.path;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A template that is none, or that does not fit an object. The message quotes the template, but nothing of the object. */
public final class JsonPathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** What had been found where the evaluation stopped; null if nothing can go on from there. */
    private final transient @Nullable List<JsonNode> found;

    private JsonPathException(String message, int offset, @Nullable List<JsonNode> found) {
        super(message);
        this.offset = offset;
        this.found = found;
    }

    static JsonPathException syntax(String problem, int offset) {
        return new JsonPathException(problem + " (character " + offset + " of the template)", offset, null);
    }

    static JsonPathException evaluation(String problem, List<JsonNode> found) {
        return new JsonPathException(problem, -1, found);
    }

    static JsonPathException limit(String problem) {
        return new JsonPathException(problem, -1, null);
    }

    /** Where in the template it is no template, or -1. */
    public int offset() {
        return offset;
    }

    @Nullable
    List<JsonNode> found() {
        return found;
    }
}
