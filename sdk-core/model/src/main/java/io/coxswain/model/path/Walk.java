package io.coxswain.model.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.path.Step.Filter;
import io.coxswain.model.path.Step.Sequence;
import io.coxswain.model.path.Step.Slice;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the steps within braces find. */
final class Walk {
    private static final int MOST_VALUES = 1_000_000;

    private final Evaluation evaluation;
    private final boolean missingAllowed;
    private int values;

    Walk(Evaluation evaluation, boolean missingAllowed) {
        this.evaluation = evaluation;
        this.missingAllowed = missingAllowed;
    }

    List<JsonNode> walk(List<JsonNode> input, Step step) {
        List<JsonNode> found = find(input, step);
        values += found.size();
        return found;
    }

    /** Few steps can multiply what they find beyond all memory. */
    private void grow(List<JsonNode> found, Collection<JsonNode> more) {
        if (more.size() > MOST_VALUES - values - found.size()) {
            throw JsonPathException.limit("the template finds more than " + MOST_VALUES + " values");
        }
        found.addAll(more);
    }

    private List<JsonNode> find(List<JsonNode> input, Step step) {
        if (step instanceof Sequence sequence) {
            return sequence(input, sequence);
        } else if (step instanceof Step.Text text) {
            return List.of(text.text());
        } else if (step instanceof Step.Literal literal) {
            return input.stream().map(value -> literal.value()).toList();
        } else if (step instanceof Step.Field field) {
            return field(input, field.name());
        } else if (step instanceof Step.Wildcard) {
            List<JsonNode> found = new ArrayList<>();
            input.forEach(value -> grow(found, children(value)));
            return found;
        } else if (step instanceof Step.Descent) {
            List<JsonNode> found = new ArrayList<>();
            input.forEach(value -> descend(value, found, 0));
            return found;
        } else if (step instanceof Slice slice) {
            return slice(input, slice);
        } else if (step instanceof Step.Union union) {
            return union(input, union);
        } else if (step instanceof Filter filter) {
            return filter(input, filter);
        }
        return evaluation.keyword(input, ((Step.Keyword) step).name());
    }

    private List<JsonNode> sequence(List<JsonNode> input, Sequence sequence) {
        List<JsonNode> current = input;
        for (Step step : sequence.steps()) {
            current = walk(current, step);
        }
        return current;
    }

    private List<JsonNode> field(List<JsonNode> input, String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode value : input) {
            JsonNode child = value.get(name);
            if (child != null) {
                found.add(child);
            }
        }
        if (found.isEmpty() && !input.isEmpty() && !missingAllowed) {
            throw JsonPathException.evaluation(name + " is not found", found);
        }
        return found;
    }

    private List<JsonNode> slice(List<JsonNode> input, Slice slice) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode value : input) {
            if (value.isNull()) {
                continue;
            }
            if (!value.isArray()) {
                throw JsonPathException.evaluation("what is indexed is not a list", input);
            }
            SliceRange range = SliceRange.of(slice, value.size(), input);
            if (range.start() == range.end()) {
                return found;
            }
            List<JsonNode> elements = new ArrayList<>();
            for (long i = range.start(); i < range.end(); i += range.step()) {
                elements.add(value.get((int) i));
            }
            grow(found, elements);
        }
        return found;
    }

    private List<JsonNode> union(List<JsonNode> input, Step.Union union) {
        List<JsonNode> found = new ArrayList<>();
        for (Sequence part : union.parts()) {
            try {
                grow(found, walk(input, part));
            } catch (JsonPathException e) {
                throw stoppedWith(input, e);
            }
        }
        return found;
    }

    private static JsonPathException stoppedWith(List<JsonNode> found, JsonPathException e) {
        return e.found() == null ? e : JsonPathException.evaluation(String.valueOf(e.getMessage()), found);
    }

    /** All objects, lists and strings below a value, itself included. */
    private void descend(JsonNode value, List<JsonNode> found, int depth) {
        if (depth > JsonTree.MAX_DEPTH) {
            throw JsonPathException.limit("the object is deeper than " + JsonTree.MAX_DEPTH + " levels");
        }
        Collection<JsonNode> children = children(value);
        if (!children.isEmpty()) {
            grow(found, List.of(value));
            children.forEach(child -> descend(child, found, depth + 1));
        }
    }

    /** The fields of an object, the elements of a list, and the bytes of a string, as in Go. */
    private static Collection<JsonNode> children(JsonNode value) {
        if (!value.isString()) {
            return value.values();
        }
        List<JsonNode> bytes = new ArrayList<>();
        for (byte each : value.stringValue().getBytes(UTF_8)) {
            bytes.add(JsonNodeFactory.instance.numberNode(each & 0xff));
        }
        return bytes;
    }

    private List<JsonNode> filter(List<JsonNode> input, Filter filter) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode value : input) {
            if (!value.isArray()) {
                throw JsonPathException.evaluation("what is filtered is not a list", input);
            }
            for (JsonNode element : value) {
                if (passes(List.of(element), filter, input, found)) {
                    found.add(element);
                }
            }
        }
        return found;
    }

    private boolean passes(List<JsonNode> element, Filter filter, List<JsonNode> input, List<JsonNode> found) {
        if (filter.operator().equals(Filter.EXISTS)) {
            return !foundOf(element, filter.left()).isEmpty();
        }
        try {
            List<JsonNode> left = walk(element, filter.left());
            if (left.isEmpty()) {
                return false;
            }
            requireOne(left, input);
            List<JsonNode> right = walk(element, filter.right());
            if (right.isEmpty()) {
                return false;
            }
            requireOne(right, input);
            return Comparison.test(left.get(0), filter.operator(), right.get(0), found);
        } catch (JsonPathException e) {
            throw stoppedWith(e.found() == found ? found : input, e);
        }
    }

    private static void requireOne(List<JsonNode> values, List<JsonNode> input) {
        if (values.size() > 1) {
            throw JsonPathException.evaluation("can only compare one element at a time", input);
        }
    }

    /** To be there is to be found, even where an error came in between. */
    private List<JsonNode> foundOf(List<JsonNode> element, Sequence sequence) {
        try {
            return walk(element, sequence);
        } catch (JsonPathException e) {
            List<JsonNode> found = e.found();
            if (found == null) {
                throw e;
            }
            return found;
        }
    }
}
