package io.coxswain.model.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.GoAnswers;
import java.io.IOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Patches are those that Kubernetes' own libraries make, and do the same. */
class GoAnswersTest {

    @Test
    void agreesWithTheVectors() throws IOException {
        GoAnswers answers = new GoAnswers();
        for (JsonNode vector : GoAnswers.vectors("patches.json")) {
            JsonNode original = parsed(vector, "original");
            JsonNode modified = parsed(vector, "modified");
            JsonNode current = parsed(vector, "current");
            StrategicMergePatch patch = StrategicMergePatch.between(Trees.POD, original, modified);
            answers.compare(vector, parsed(vector, "twoWay"), patch.toTree());
            answers.compare(vector, parsed(vector, "twoWayOnCurrent"), patch.apply(current));
            answers.compare(
                    vector,
                    parsed(vector, "threeWayJsonMerge"),
                    MergePatch.threeWay(original, modified, current).toTree());
        }
        answers.assertAgreement(900);
    }

    private static JsonNode parsed(JsonNode vector, String field) {
        return Trees.tree(vector.get(field).asString());
    }

    @Test
    void agreesWithRecordedAnswers() {
        GoAnswers answers = new GoAnswers();
        for (JsonNode answer : GoAnswers.recorded(GoAnswersTest.class, "strategic.jsonl")) {
            TypeFacts type = switch (answer.get("kind").asString()) {
                case "pod" -> Trees.POD;
                case "svc" -> Trees.SERVICE;
                default -> Trees.DEPLOYMENT;
            };
            JsonNode original = answer.get("original");
            JsonNode modified = answer.get("modified");
            JsonNode current = answer.get("current");
            String before = answer.toString();
            Supplier<Patch> twoWay = () -> StrategicMergePatch.between(type, original, modified);
            Supplier<Patch> threeWay =
                    () -> StrategicMergePatch.threeWay(type, original, modified, current, OnConflict.OVERWRITE);
            answers.compare(
                    answer, answer.get("twoWay"), orNull(() -> twoWay.get().toTree()));
            answers.compare(
                    answer,
                    answer.get("twoWayOnCurrent"),
                    orNull(() -> twoWay.get().apply(current)));
            answers.compare(
                    answer, answer.get("threeWay"), orNull(() -> threeWay.get().toTree()));
            answers.compare(
                    answer,
                    answer.get("threeWayOnCurrent"),
                    orNull(() -> threeWay.get().apply(current)));
            answers.compare(
                    answer,
                    answer.get("patched"),
                    orNull(() ->
                            StrategicMergePatch.of(type, answer.get("patch")).apply(current)));
            answers.compare(
                    answer,
                    answer.get("conflict").toString(),
                    ""
                            + conflicts(() ->
                                    StrategicMergePatch.threeWay(type, original, modified, current, OnConflict.FAIL)));
            assertThat(answer).as("inputs stay as they are").hasToString(before);
        }
        answers.assertAgreement(800);
    }

    private static JsonNode orNull(Supplier<JsonNode> work) {
        try {
            return work.get();
        } catch (PatchException e) {
            return null;
        }
    }

    private static boolean conflicts(Supplier<Patch> work) {
        try {
            return work.get() == null;
        } catch (PatchException e) {
            return e.reason() == PatchException.Reason.CONFLICT;
        }
    }
}
