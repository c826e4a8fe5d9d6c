package io.coxswain.testkit.apiserver;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The labels of an object. */
record Labels(Map<String, String> values) {
    static Labels of(JsonNode object) {
        JsonNode labels = object.path("metadata").path("labels");
        if (labels.isEmpty()) {
            return new Labels(Map.of());
        }
        Map<String, String> values = new HashMap<>();
        labels.properties()
                .forEach(label -> values.put(label.getKey(), label.getValue().asString("")));
        return new Labels(values);
    }
}
