package io.coxswain.model.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.tree.JsonTree;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes: a patch is applied, or it is a {@link PatchException}; and nobody's tree is changed. */
class HostilePatchTest {
    private int applied;

    @Test
    void anyTreeIsAPatchOrRefused() {
        Random random = new Random(RandomTrees.SEED);
        RandomTrees trees = new RandomTrees(random);
        for (int i = 0; i < RandomTrees.INPUTS; i++) {
            JsonNode object = trees.object(5);
            JsonNode patch = random.nextBoolean() ? trees.object(5) : trees.changed(object);
            JsonNode other = trees.changed(object);
            String before = object + " " + patch + " " + other;
            attempt(before, () -> StrategicMergePatch.of(Trees.POD, patch).apply(object));
            attempt(
                    before,
                    () -> StrategicMergePatch.between(Trees.POD, object, other).apply(object));
            attempt(
                    before,
                    () -> StrategicMergePatch.threeWay(Trees.POD, patch, object, other, OnConflict.FAIL)
                            .toTree());
            attempt(before, () -> MergePatch.of(patch).apply(object));
            attempt(before, () -> MergePatch.threeWay(patch, object, other).toTree());
            attempt(before, () -> JsonPatch.of(operations(trees, random)).apply(object));
            attempt(before, () -> JsonPatch.of(patch).apply(object));
            assertThat(object + " " + patch + " " + other).isEqualTo(before);
        }
        assertThat(applied).isBetween(RandomTrees.INPUTS, RandomTrees.INPUTS * 6);
    }

    private static JsonNode operations(RandomTrees trees, Random random) {
        ArrayNode operations = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            ObjectNode operation = operations.addObject();
            operation.put("op", trees.one(java.util.List.of("add", "remove", "replace", "move", "copy", "test", "x")));
            operation.put("path", path(trees, random));
            operation.put("from", path(trees, random));
            operation.set("value", trees.any(2));
        }
        return operations;
    }

    private static String path(RandomTrees trees, Random random) {
        StringBuilder path = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append('/').append(random.nextInt(3) == 0 ? "" + (random.nextInt(5) - 2) : trees.name());
        }
        return random.nextInt(20) == 0 ? path + "~" : path.toString();
    }

    private void attempt(String input, Supplier<JsonNode> work) {
        try {
            JsonTree.write(work.get());
            applied++;
        } catch (PatchException e) {
            assertThat(e.getMessage()).isNotEmpty();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(input, e);
        }
    }

    /** Both would take hours if every element were compared with every other. */
    @Test
    void longListsTakeNoTime() {
        ObjectNode object = list(100_000, 0);
        ObjectNode patch = list(100_000, 50_000);
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            JsonNode patched = StrategicMergePatch.of(Trees.POD, patch).apply(object);
            assertThat(patched.at("/spec/containers")).hasSize(150_000);
            assertThat(patched.at("/metadata/finalizers")).hasSize(150_000);
            StrategicMergePatch made = StrategicMergePatch.between(Trees.POD, object, patch);
            assertThat(JsonTree.equal(made.apply(object), patch)).isTrue();
        });
    }

    private static ObjectNode list(int size, int from) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode finalizers = object.putObject("metadata").putArray("finalizers");
        ArrayNode containers = object.putObject("spec").putArray("containers");
        for (int i = from; i < from + size; i++) {
            finalizers.add("f" + i);
            containers.addObject().put("name", "c" + i);
        }
        return object;
    }
}
