package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.batch.v1.Job;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    @Test
    void looksAtTheStatusOfACondition() {
        Pod pod = read(
                Pod.CODEC,
                "{\"status\":{\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"True\"},"
                        + "{\"type\":\"Ready\",\"status\":\"False\"},{\"type\":\"Odd\",\"status\":\"Unknown\"}]}}");

        assertThat(Conditions.isTrue("PodScheduled")).accepts(pod);
        assertThat(Conditions.isTrue("podscheduled")).accepts(pod);
        assertThat(Conditions.isTrue("Ready")).rejects(pod);
        assertThat(Conditions.isFalse("Ready")).accepts(pod);
        assertThat(Conditions.isTrue("Odd").or(Conditions.isFalse("Odd"))).rejects(pod);
        assertThat(Conditions.isFalse("Absent")).rejects(pod);
        assertThat(Conditions.isTrue(Pod.TYPE, "PodScheduled")).accepts(pod);
        assertThat(Conditions.isFalse(Pod.TYPE, "Ready")).accepts(pod);
    }

    @Test
    void holdsForNoneWithoutConditions() {
        assertThat(Conditions.isTrue("Complete")).rejects(Job.of(j -> {}), ConfigMap.of(c -> {}));
        assertThat(Conditions.isFalse("Complete")).rejects(Job.of(j -> {}));
    }

    @Test
    void passesOverConditionsOfAnObjectAsItWas() {
        String available = "\"conditions\":[{\"type\":\"Available\",\"status\":\"True\"}]";
        assertThat(Conditions.isTrue("Available"))
                .accepts(
                        read(Deployment.CODEC, "{\"metadata\":{\"generation\":2},\"status\":{" + available + "}}"),
                        read(
                                Deployment.CODEC,
                                "{\"metadata\":{\"generation\":2},\"status\":{\"observedGeneration\":2," + available
                                        + "}}"))
                .rejects(read(
                        Deployment.CODEC,
                        "{\"metadata\":{\"generation\":2},\"status\":{\"observedGeneration\":1," + available + "}}"));
        assertThat(Conditions.isTrue("Ready"))
                .rejects(read(
                        Pod.CODEC,
                        "{\"metadata\":{\"generation\":2},\"status\":{\"observedGeneration\":2,\"conditions\":"
                                + "[{\"type\":\"Ready\",\"status\":\"True\",\"observedGeneration\":1}]}}"));
    }

    @Test
    void tellsWhereAnObjectStands() {
        assertThat(Conditions.describe(
                        Pod.CODEC,
                        read(
                                Pod.CODEC,
                                "{\"metadata\":{\"resourceVersion\":\"7\"},\"status\":{\"phase\":\"Pending\",\"conditions\":["
                                        + "{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\",\"message\":\"m\"},"
                                        + "{\"type\":\"Ready\",\"status\":\"False\"}]}}")))
                .isEqualTo("at resource version 7: phase Pending, PodScheduled=False (Unschedulable), Ready=False");
    }

    private static <T> T read(Codec<T> codec, String json) {
        return codec.fromJson(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
