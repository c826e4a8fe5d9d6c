package io.coxswain.model.jackson;

import io.coxswain.model.tree.JsonTree;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Finds out which element of a changed list was which before. Elements that are equal are the same, in their order; then objects of the
 * same {@code name}, {@code key}, {@code type} or {@code id}; and if the list is as long as it was, what is left over and not of another
 * name is what stood in its place. Anything else is new.
 */
final class Elements {
    private static final String[] KEYS = {"name", "key", "type", "id"};
    private static final int NEW = -1;

    private final ArrayNode before;
    private final ArrayNode after;
    private final int[] origins;
    private final boolean[] taken;

    private Elements(ArrayNode before, ArrayNode after) {
        this.before = before;
        this.after = after;
        this.origins = new int[after.size()];
        this.taken = new boolean[before.size()];
        Arrays.fill(origins, NEW);
    }

    /** For each element of the list as it is now, where it stood before, or -1. */
    static int[] origins(ArrayNode before, ArrayNode after) {
        Elements elements = new Elements(before, after);
        elements.match(Equal::new);
        for (String key : KEYS) {
            elements.match(
                    element -> element.path(key).isString() ? element.path(key).stringValue() : null);
        }
        if (before.size() == after.size()) {
            elements.matchPlaces();
        }
        return elements.origins;
    }

    /** Those first that stand where they stood: of two equal ones, each stays what it was. */
    private void match(Function<JsonNode, @Nullable Object> identity) {
        Map<Object, Deque<Integer>> open = new HashMap<>();
        Object[] wanted = new Object[after.size()];
        Object[] had = new Object[before.size()];
        Arrays.setAll(wanted, i -> origins[i] == NEW ? identity.apply(after.get(i)) : null);
        Arrays.setAll(had, i -> taken[i] ? null : identity.apply(before.get(i)));
        for (int i = 0; i < Math.min(wanted.length, had.length); i++) {
            if (wanted[i] != null && wanted[i].equals(had[i])) {
                take(i, i);
                wanted[i] = null;
                had[i] = null;
            }
        }
        for (int i = 0; i < had.length; i++) {
            if (had[i] != null) {
                open.computeIfAbsent(had[i], key -> new ArrayDeque<>()).add(i);
            }
        }
        for (int i = 0; i < wanted.length; i++) {
            Deque<Integer> same = wanted[i] == null ? null : open.get(wanted[i]);
            if (same != null && !same.isEmpty()) {
                take(i, same.poll());
            }
        }
    }

    private void matchPlaces() {
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] == NEW && !taken[i] && !isRenamed(before.get(i), after.get(i))) {
                take(i, i);
            }
        }
    }

    private static boolean isRenamed(JsonNode then, JsonNode now) {
        for (String key : KEYS) {
            if (!then.path(key).equals(now.path(key))) {
                return true;
            }
        }
        return false;
    }

    private void take(int now, int then) {
        origins[now] = then;
        taken[then] = true;
    }

    /** A tree by its value. */
    private record Equal(JsonNode tree) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Equal that && JsonTree.equal(tree, that.tree);
        }

        @Override
        public int hashCode() {
            return JsonTree.hash(tree);
        }
    }
}
