package io.coxswain.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedTreeTest {

    @Test
    void holdsWhatASortedMapHoldsAfterAnyChanges() {
        Random random = new Random(7);
        NavigableMap<String, Integer> map = new TreeMap<>();
        SortedTree<Integer> tree = SortedTree.empty();
        for (int i = 0; i < 5_000; i++) {
            String key = "ns-" + random.nextInt(9) + "/" + random.nextInt(120);
            if (random.nextInt(3) == 0) {
                map.remove(key);
                tree = tree.without(key);
            } else {
                map.put(key, i);
                tree = tree.with(key, i);
            }
            if (i % 50 == 0) {
                String from = "ns-" + random.nextInt(9) + "/" + random.nextInt(120);
                assertThat(values(tree, from))
                        .isEqualTo(new ArrayList<>(map.tailMap(from, true).values()));
                assertThat(tree.rank(from)).isEqualTo(map.headMap(from, false).size());
                assertThat(tree.get(from)).isEqualTo(map.get(from));
                assertThat(tree.size()).isEqualTo(map.size());
            }
        }
    }

    @Test
    void leavesEarlierStatesAsTheyWere() {
        SortedTree<String> before = SortedTree.<String>empty().with("a", "1").with("b", "2");
        SortedTree<String> after = before.without("a").with("b", "3").with("c", "4");

        assertThat(values(before, "")).containsExactly("1", "2");
        assertThat(values(after, "")).containsExactly("3", "4");
    }

    @Test
    void staysFlatWhenKeysComeInOrder() {
        SortedTree<Integer> tree = SortedTree.empty();
        for (int i = 0; i < 100_000; i++) {
            tree = tree.with("%06d".formatted(i), i);
        }

        assertThat(values(tree, "099990")).hasSize(10);
        assertThat(tree.size()).isEqualTo(100_000);
    }

    private static <V> List<V> values(SortedTree<V> tree, String from) {
        List<V> values = new ArrayList<>();
        tree.from(from).forEachRemaining(values::add);
        return values;
    }
}
