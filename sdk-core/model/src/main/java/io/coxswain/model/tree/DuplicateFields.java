package io.coxswain.model.tree;

import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;

/** The fields that strict reading finds twice in an object. */
final class DuplicateFields {
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private int found;

    /** The field whose name the parser has just read. */
    void add(JsonParser parser) {
        if (++found <= StrictDecodingException.MAX_PROBLEMS) {
            TokenStreamContext context = parser.streamReadContext();
            String path = context.pathAsPointer().toString();
            long offset = parser.currentTokenLocation().getByteOffset();
            problems.putIfAbsent(path, Problem.of(Reason.DUPLICATE, field(context), path, offset));
        }
    }

    /** As Kubernetes writes it: {@code spec.containers[0].image}. */
    private static String field(TokenStreamContext innermost) {
        StringBuilder field = new StringBuilder();
        for (TokenStreamContext context = innermost; !context.inRoot(); context = context.getParent()) {
            boolean outermost = context.getParent().inRoot();
            field.insert(
                    0,
                    context.inArray()
                            ? "[" + context.getCurrentIndex() + "]"
                            : (outermost ? "" : ".") + context.currentName());
        }
        return field.toString();
    }

    void check() {
        if (!problems.isEmpty()) {
            throw new StrictDecodingException("", List.copyOf(problems.values()));
        }
    }
}
