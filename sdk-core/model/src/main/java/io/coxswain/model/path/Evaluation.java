package io.coxswain.model.path;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One evaluation of a template: its parts one after the other, with kubectl's ideas of ranges. */
final class Evaluation {
    private static final int MOST_RANGES = 100;
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    private final List<Step> root;
    private final Walk walk;
    private int beginning;
    private int open;
    private int ending;
    private int lastEnd = -1;

    Evaluation(List<Step> root, boolean missingAllowed) {
        this.root = root;
        this.walk = new Walk(this, missingAllowed);
    }

    List<List<JsonNode>> run(JsonNode object) {
        return run(object, 0);
    }

    /** From one of the template's parts on, to the end of the range that this is within. */
    private List<List<JsonNode>> run(JsonNode object, int from) {
        // A range sees what it goes through without its wrapping, so that null is nothing there.
        List<JsonNode> current = List.of(object.isNull() ? NOTHING : object);
        List<List<JsonNode>> all = new ArrayList<>();
        for (int i = from; i < root.size(); i++) {
            List<JsonNode> found = walk.walk(current, root.get(i));
            if (ending > 0 && ending <= open) {
                ending--;
                lastEnd = i;
                break;
            }
            if (beginning > 0) {
                all.addAll(range(found, i + 1));
                i = lastEnd > i ? lastEnd : i;
            } else {
                all.add(found);
            }
        }
        return all;
    }

    private List<List<JsonNode>> range(List<JsonNode> elements, int from) {
        beginning--;
        open++;
        if (open > MOST_RANGES) {
            throw JsonPathException.limit("more than " + MOST_RANGES + " ranges within one another");
        }
        List<List<JsonNode>> all = new ArrayList<>();
        for (JsonNode element : elements) {
            all.addAll(run(element, from));
        }
        if (elements.isEmpty()) {
            // Only to find the end.
            run(NOTHING, from);
        }
        open--;
        return all;
    }

    /** What a keyword makes of what was found before it in its braces. */
    List<JsonNode> keyword(List<JsonNode> input, String name) {
        if (name.equals("range")) {
            beginning++;
            return input;
        }
        if (!name.equals("end")) {
            throw JsonPathException.evaluation("unrecognized identifier " + name, input);
        }
        if (open == 0) {
            throw JsonPathException.evaluation("not in range, nothing to end", List.of());
        }
        ending++;
        return List.of();
    }
}
