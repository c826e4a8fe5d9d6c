package io.coxswain.model.jackson;

import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the fields of a document that a mapped class does not know. Jackson tells one, and ends: so that one is taken out of the
 * document, which is then mapped again. (Its problem handlers hear of all of them, but of those of a record without their path.)
 */
final class StrictMapping {
    private static final Set<String> KIND = Set.of("/apiVersion", "/kind");

    private final ObjectReader reader;

    StrictMapping(ObjectReader reader, DecodeOptions options) {
        this.reader = reader.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .withAttribute(DecodeOptions.class, options);
    }

    /** As JSON pointers; not more than one exception may tell. */
    Set<String> unknown(byte[] json) {
        JsonNode tree = JsonTree.read(json);
        Set<String> unknown = new LinkedHashSet<>();
        List<String> found = find(tree);
        while (!found.isEmpty() && unknown.size() < StrictDecodingException.MAX_PROBLEMS) {
            boolean goesOn = true;
            for (String field : found) {
                goesOn &= remove(tree, JsonPointer.compile(field));
                if (!KIND.contains(field)) {
                    unknown.add(field);
                }
            }
            found = goesOn ? find(tree) : List.of();
        }
        return unknown;
    }

    private List<String> find(JsonNode tree) {
        try {
            reader.readValue(JsonTree.write(tree));
            return List.of();
        } catch (JacksonException e) {
            List<String> found = new ArrayList<>();
            problems(e).forEach(problem -> found.add(problem.path()));
            return found;
        }
    }

    /** False where a class sees another document than this one, and names fields of that. */
    private static boolean remove(JsonNode tree, JsonPointer field) {
        return tree.at(field.head()) instanceof ObjectNode object
                && object.remove(field.last().getMatchingProperty()) != null;
    }

    /** The unknown fields that an exception of Jackson's is about. */
    static List<Problem> problems(JacksonException e) {
        String path = Failures.path(e);
        if (e instanceof UnrecognizedPropertyException) {
            return List.of(Problem.of(Reason.UNKNOWN, "", path, -1));
        }
        if (!(e.getCause() instanceof StrictDecodingException strict)) {
            return List.of();
        }
        return strict.problems().stream()
                .map(problem -> Problem.of(problem.reason(), "", path + problem.path(), -1))
                .toList();
    }
}
