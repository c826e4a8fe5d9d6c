package io.coxswain.model.patch;

import io.coxswain.model.JsonPointer;
import io.coxswain.model.patch.JsonPatchOperation.Kind;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the operations that make one document of another. Lists are compared by what they begin and end with; what lies between
 * is changed in place, element by element.
 */
final class JsonPatchDifference {
    private final List<JsonPatchOperation> operations = new ArrayList<>();

    private JsonPatchDifference() {}

    static List<JsonPatchOperation> between(JsonNode original, JsonNode modified) {
        JsonPatchDifference difference = new JsonPatchDifference();
        difference.compare("", original, modified);
        return difference.operations;
    }

    private void compare(String path, JsonNode original, JsonNode modified) {
        if (original.isObject() && modified.isObject()) {
            compareFields(path, original, modified);
        } else if (original.isArray() && modified.isArray()) {
            compareElements(path, original, modified);
        } else if (!JsonTree.equal(original, modified)) {
            with(Kind.REPLACE, path, modified);
        }
    }

    private void compareFields(String path, JsonNode original, JsonNode modified) {
        for (Entry<String, JsonNode> field : original.properties()) {
            String at = JsonPointer.append(path, field.getKey());
            JsonNode other = modified.get(field.getKey());
            if (other == null) {
                with(Kind.REMOVE, at, null);
            } else {
                compare(at, field.getValue(), other);
            }
        }
        for (Entry<String, JsonNode> field : modified.properties()) {
            if (!original.has(field.getKey())) {
                with(Kind.ADD, JsonPointer.append(path, field.getKey()), field.getValue());
            }
        }
    }

    private void compareElements(String path, JsonNode original, JsonNode modified) {
        int shorter = Math.min(original.size(), modified.size());
        int start = 0;
        while (start < shorter && JsonTree.equal(original.get(start), modified.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && JsonTree.equal(fromEnd(original, end), fromEnd(modified, end))) {
            end++;
        }
        int common = shorter - end;
        for (int i = start; i < common; i++) {
            compare(path + "/" + i, original.get(i), modified.get(i));
        }
        for (int i = original.size() - end - 1; i >= common; i--) {
            with(Kind.REMOVE, path + "/" + i, null);
        }
        for (int i = common; i < modified.size() - end; i++) {
            with(Kind.ADD, path + "/" + i, modified.get(i));
        }
    }

    private static JsonNode fromEnd(JsonNode array, int index) {
        return array.get(array.size() - 1 - index);
    }

    private void with(Kind kind, String path, @Nullable JsonNode value) {
        operations.add(new JsonPatchOperation(kind, path, null, value));
    }
}
