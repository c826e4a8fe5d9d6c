package io.coxswain.model.patch;

import io.coxswain.model.patch.PatchException.Reason;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One application of a patch, on a copy of its own. */
final class JsonPatchRun {
    private static final String BEHIND_THE_LAST = "-";
    private static final int LONGEST_INDEX = 9;

    private final JsonPatchRules rules;
    private JsonNode document;
    private long copied;

    JsonPatchRun(JsonNode document, JsonPatchRules rules) {
        this.document = JsonTree.copy(document);
        this.rules = rules;
    }

    JsonNode run(List<JsonPatchOperation> operations) {
        if (operations.size() > rules.maxOperations()) {
            throw new PatchException(
                    Reason.TOO_LARGE,
                    "a patch of " + operations.size() + " operations; " + rules.maxOperations() + " are allowed");
        }
        int number = 0;
        for (JsonPatchOperation operation : operations) {
            try {
                run(operation);
            } catch (PatchException e) {
                throw failed(number, operation, e.reason(), e);
            } catch (IllegalArgumentException e) {
                throw failed(number, operation, Reason.TOO_LARGE, e);
            }
            number++;
        }
        return withinDepth(document);
    }

    private static PatchException failed(
            int number, JsonPatchOperation operation, Reason reason, RuntimeException problem) {
        String text = "operation " + number + " (" + operation.kind() + "): " + problem.getMessage();
        return new PatchException(reason, text, operation.path());
    }

    /** Operations may nest an object ever deeper, each by itself within the limit. */
    private static JsonNode withinDepth(JsonNode document) {
        try {
            JsonTree.requireDepth(document);
            return document;
        } catch (IllegalArgumentException e) {
            throw new PatchException(Reason.TOO_LARGE, "the patched object would be too deep");
        }
    }

    private void run(JsonPatchOperation operation) {
        List<String> path = operation.tokens();
        switch (operation.kind()) {
            case ADD -> add(path, JsonTree.copy(operation.sharedValue()));
            case REMOVE -> remove(path);
            case REPLACE -> replace(path, JsonTree.copy(operation.sharedValue()));
            case MOVE -> move(operation.fromTokens(), path);
            case COPY -> add(path, copied(operation.fromTokens()));
            case TEST -> test(path, operation.sharedValue());
        }
    }

    private void add(List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        JsonNode parent = parent(path);
        String key = last(path);
        if (parent instanceof ArrayNode array) {
            array.insert(key.equals(BEHIND_THE_LAST) ? array.size() : index(key, array.size() + 1), value);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
    }

    private JsonNode remove(List<String> path) {
        if (path.isEmpty()) {
            throw PatchException.notApplicable("the whole document cannot be removed");
        }
        JsonNode parent = parent(path);
        String key = last(path);
        JsonNode removed = parent instanceof ArrayNode array
                ? array.remove(index(key, array.size()))
                : ((ObjectNode) parent).remove(key);
        return found(removed);
    }

    private void replace(List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        JsonNode parent = parent(path);
        String key = last(path);
        if (parent instanceof ArrayNode array) {
            array.set(index(key, array.size()), value);
        } else if (rules.lenient() || parent.has(key)) {
            ((ObjectNode) parent).set(key, value);
        } else {
            found(null);
        }
    }

    private void move(List<String> from, List<String> to) {
        if (to.size() > from.size() && to.subList(0, from.size()).equals(from)) {
            throw PatchException.notApplicable("a value cannot be moved into itself");
        }
        if (from.equals(to)) {
            required(from);
        } else {
            add(to, remove(from));
        }
    }

    private void test(List<String> path, JsonNode expected) {
        JsonNode value = path.isEmpty() ? document : child(parent(path), last(path));
        if (value == null && !(rules.lenient() && expected.isNull())) {
            found(null);
        }
        if (value != null && !JsonTree.equal(value, expected)) {
            throw new PatchException(Reason.TEST_FAILED, "another value is there");
        }
    }

    private JsonNode copied(List<String> from) {
        JsonNode value = from.isEmpty() ? document : child(parent(from), last(from));
        if (value == null && rules.lenient()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return copied(found(value));
    }

    private JsonNode copied(JsonNode value) {
        JsonNode copy = JsonTree.copy(value);
        copied += JsonTree.write(copy).length;
        if (copied > rules.maxCopiedBytes()) {
            throw new PatchException(
                    Reason.TOO_LARGE, "copies of more than " + rules.maxCopiedBytes() + " bytes in all");
        }
        return copy;
    }

    private JsonNode required(List<String> path) {
        return path.isEmpty() ? document : found(child(parent(path), last(path)));
    }

    /** The object or list that holds what a path names. */
    private JsonNode parent(List<String> path) {
        JsonNode node = document;
        for (String token : path.subList(0, path.size() - 1)) {
            node = found(child(node, token));
        }
        if (!node.isContainer()) {
            throw PatchException.notApplicable("what should hold it is neither an object nor a list");
        }
        return node;
    }

    private @Nullable JsonNode child(JsonNode node, String token) {
        return node instanceof ArrayNode array ? array.get(index(token, array.size())) : node.get(token);
    }

    private static JsonNode found(@Nullable JsonNode node) {
        if (node == null) {
            throw PatchException.notApplicable("nothing is there");
        }
        return node;
    }

    private int index(String token, int size) {
        boolean fromEnd = rules.lenient() && token.startsWith("-");
        String digits = fromEnd ? token.substring(1) : token;
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= LONGEST_INDEX
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!isNumber) {
            throw PatchException.notApplicable("a list has no such index");
        }
        int index = fromEnd ? size - Integer.parseInt(digits) : Integer.parseInt(digits);
        if (index < 0 || index >= size) {
            throw PatchException.notApplicable("the index is beyond the list");
        }
        return index;
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }
}
