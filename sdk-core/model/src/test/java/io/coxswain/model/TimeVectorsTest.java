package io.coxswain.model;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TimeVectorsTest {
    private final Vectors vectors = new Vectors();

    @Test
    void agreesWithKubernetesOnTimes() {
        for (JsonNode vector : with("time")) {
            String text = vector.get("in").asString();
            compare(vector, "time", "timeError", "null", () -> quoted(KubeTime.formatTime(KubeTime.parseTime(text))));
            compare(
                    vector,
                    "micro",
                    "microError",
                    "null",
                    () -> quoted(KubeTime.formatMicroTime(KubeTime.parseMicroTime(text))));
            compare(vector, "time", "timeError", "null", () -> quoted(KubeTime.format(KubeTime.parse(text))));
            compare(
                    vector,
                    "micro",
                    "microError",
                    "null",
                    () -> quoted(KubeTime.formatMicro(KubeTime.parseMicro(text))));
        }
        vectors.assertAgreement(300);
    }

    @Test
    void agreesWithKubernetesOnDurations() {
        for (JsonNode vector : with("duration")) {
            String text = vector.get("duration").asString();
            compare(vector, "string", "error", "\"0s\"", () -> quoted(GoDuration.format(GoDuration.parse(text))));
            compare(
                    vector,
                    "nanos",
                    "error",
                    "0",
                    () -> Long.toString(GoDuration.parse(text).toNanos()));
        }
        vectors.assertAgreement(200);
    }

    @Test
    void agreesWithKubernetesOnScaledIntOrString() {
        for (JsonNode vector : with("intstr")) {
            String text = vector.get("intstr").asString();
            IntOrString value =
                    vector.get("isString").asBoolean() ? IntOrString.of(text) : IntOrString.of(Integer.parseInt(text));
            int total = vector.get("total").asInt();
            boolean up = vector.get("up").asBoolean();
            compare(vector, "value", "error", "0", () -> Integer.toString(value.scaled(total, up)));
        }
        vectors.assertAgreement(100);
    }

    private static List<JsonNode> with(String field) {
        return Vectors.read("times.json").stream()
                .filter(vector -> vector.has(field))
                .toList();
    }

    /** Go gives a zero value with an error. */
    private void compare(JsonNode vector, String field, String errorField, String zero, Supplier<String> ours) {
        String answer = zero;
        boolean refused = false;
        try {
            answer = ours.get();
        } catch (IllegalArgumentException e) {
            refused = true;
        }
        vectors.compare(vector, errorField, refused);
        vectors.compare(vector, field, answer);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
