package io.coxswain.model.patch;

import java.util.List;
import java.util.Map.Entry;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trees that look like pods and patches of them, and then do not. The properties {@code coxswain.fuzz.inputs} and {@code
 * coxswain.fuzz.seed} ask for more, and for others.
 */
final class RandomTrees {
    static final int INPUTS = Integer.getInteger("coxswain.fuzz.inputs", 10_000);
    static final long SEED = Long.getLong("coxswain.fuzz.seed", 6902);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "metadata",
            "spec",
            "status",
            "name",
            "containers",
            "volumes",
            "ports",
            "containerPort",
            "env",
            "value",
            "finalizers",
            "labels",
            "tolerations",
            "ownerReferences",
            "uid",
            "imagePullSecrets",
            "conditions",
            "type",
            "emptyDir",
            "",
            "a/b",
            "~",
            "$patch",
            "$retainKeys",
            "$setElementOrder/containers",
            "$setElementOrder/finalizers",
            "$setElementOrder",
            "$deleteFromPrimitiveList/finalizers",
            "$deleteFromPrimitiveList/containers",
            "$deleteFromPrimitiveList",
            "x");
    private static final List<String> TEXTS =
            List.of("a", "b", "", "delete", "replace", "merge", "f1", "f2", "😀", "/metadata", "-");

    private final Random random;

    RandomTrees(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String name() {
        return one(NAMES);
    }

    JsonNode any(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 6)) {
            case 0 -> NODES.numberNode(random.nextInt(4));
            case 1 -> NODES.nullNode();
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.numberNode(random.nextInt(4) / 2.0);
            case 4, 5 -> NODES.stringNode(one(TEXTS));
            case 6, 7, 8 -> list(depth);
            default -> object(depth);
        };
    }

    private ArrayNode list(int depth) {
        ArrayNode list = NODES.arrayNode();
        boolean ofObjects = random.nextInt(3) > 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(
                    random.nextInt(10) == 0
                            ? any(depth - 1)
                            : ofObjects ? element(depth - 1) : NODES.stringNode(one(TEXTS)));
        }
        return list;
    }

    private ObjectNode element(int depth) {
        ObjectNode element = object(depth);
        element.put("name", one(TEXTS));
        element.put("containerPort", random.nextInt(3));
        return element;
    }

    ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(name(), any(depth - 1));
        }
        return object;
    }

    /** The same in places. */
    JsonNode changed(JsonNode tree) {
        if (random.nextInt(8) == 0) {
            return any(2);
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode changed = NODES.objectNode();
            for (Entry<String, JsonNode> field : object.properties()) {
                if (random.nextInt(6) > 0) {
                    changed.set(field.getKey(), changed(field.getValue()));
                }
            }
            return random.nextInt(4) == 0 ? changed.set(name(), any(2)) : changed;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode changed = NODES.arrayNode();
            array.forEach(element -> {
                if (random.nextInt(6) > 0) {
                    changed.add(changed(element));
                }
            });
            return random.nextInt(4) == 0 ? changed.insert(random.nextInt(changed.size() + 1), any(2)) : changed;
        }
        return tree;
    }
}
