package io.coxswain.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

    @Test
    void ordersNumbersByValueAndLettersLast() {
        assertThat(sorted("a10", "a2", "b", "a", "A", "_", "1", "10", "9", "é", "a.b", "a-b", "ab", "a01", ""))
                .containsExactly("", "_", "1", "9", "10", "A", "a", "a-b", "a.b", "a01", "a2", "a10", "ab", "b", "é");
    }

    @Test
    void sortsNamesWhoseOrderIsACircle() {
        Random random = new Random(1);
        for (int run = 0; run < 300; run++) {
            String[] names = random.ints(500, 0, 4000)
                    .mapToObj(n -> "a" + n % 40 + (n % 3 == 0 ? "b" + n % 7 : "") + (n % 5 == 0 ? "0" + n : ""))
                    .distinct()
                    .toArray(String[]::new);
            assertThat(sorted(names)).containsExactlyInAnyOrder(names);
        }
    }

    private static List<String> sorted(String... names) {
        Map<String, Integer> fields = new TreeMap<>();
        Arrays.asList(names).forEach(name -> fields.put(name, 0));
        return KeyOrder.sorted(fields).stream().map(Map.Entry::getKey).toList();
    }
}
