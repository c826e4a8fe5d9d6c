package io.coxswain.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SelectorVectorsTest {
    private final Vectors vectors = new Vectors();

    @Test
    void agreesWithKubernetesOnLabelSelectors() {
        List<JsonNode> all = Vectors.read("selectors.json");
        List<Map<String, String>> sets = StreamSupport.stream(
                        all.get(0).get("sets").spliterator(), false)
                .map(SelectorVectorsTest::map)
                .toList();
        for (JsonNode vector : all.subList(1, all.size())) {
            try {
                Selector selector = Selector.parse(vector.get("in").asString());
                vectors.compare(vector, "error", false);
                vectors.compare(vector, "string", selector);
                for (int i = 0; i < sets.size(); i++) {
                    JsonNode answer = vector.path("matches").path(i);
                    vectors.compare(vector, "match " + i, answer, selector.matches(sets.get(i)));
                }
            } catch (IllegalArgumentException e) {
                vectors.compare(vector, "error", true);
            }
        }
        vectors.assertAgreement(1_000);
    }

    @Test
    void agreesWithKubernetesOnFieldSelectors() {
        List<JsonNode> all = Vectors.read("selectors.json");
        for (JsonNode vector : all.subList(1, all.size())) {
            try {
                FieldSelector selector = FieldSelector.parse(vector.get("in").asString());
                vectors.compare(vector, "fieldError", false);
                vectors.compare(vector, "fieldString", selector);
            } catch (IllegalArgumentException e) {
                vectors.compare(vector, "fieldError", true);
            }
        }
        vectors.assertAgreement(500);
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return map;
    }
}
