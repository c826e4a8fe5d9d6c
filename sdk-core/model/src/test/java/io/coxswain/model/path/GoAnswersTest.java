package io.coxswain.model.path;

import io.coxswain.model.tree.GoAnswers;
import io.coxswain.model.tree.JsonTree;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Templates print what kubectl prints. */
class GoAnswersTest {
    private static final String REFUSED = "(refused)";

    /**
     * Those vectors' objects were read by a decoder that makes a float of every number; whole numbers of a template then do not
     * compare with them. kubectl itself keeps whole numbers, as the recorded answers show.
     */
    @Test
    void agreesWithTheVectors() throws IOException {
        GoAnswers answers = new GoAnswers();
        JsonNode object = JsonNodeFactory.instance.nullNode();
        for (JsonNode vector : GoAnswers.vectors("jsonpath.json")) {
            if (vector.has("object")) {
                object = floats(JsonTree.read(vector.get("object").asString()));
            } else {
                String expected = vector.get("error").booleanValue()
                        ? REFUSED
                        : vector.get("out").asString();
                answers.compare(vector, expected, print(vector.get("expr").asString(), object, true, false));
            }
        }
        answers.assertAgreement(22);
    }

    @Test
    void agreesWithRecordedAnswers() {
        GoAnswers answers = new GoAnswers();
        for (JsonNode answer : GoAnswers.recorded(GoAnswersTest.class, "jsonpath.jsonl")) {
            JsonNode object = JsonTree.read(answer.get("object").asString());
            String expected = answer.get("error").booleanValue()
                    ? REFUSED
                    : answer.get("out").asString();
            String ours = print(
                    answer.get("template").asString(),
                    answer.get("integers").booleanValue() ? object : floats(object),
                    answer.get("missingAllowed").booleanValue(),
                    answer.get("asJson").booleanValue());
            answers.compare(answer, expected, ours);
        }
        answers.assertAgreement(400);
    }

    private static String print(String template, JsonNode object, boolean missingAllowed, boolean asJson) {
        try {
            JsonPath path = JsonPath.parse(template);
            JsonPath lenient = missingAllowed ? path.allowMissingKeys() : path;
            return asJson ? lenient.printAsJson(object) : lenient.print(object);
        } catch (JsonPathException e) {
            return REFUSED;
        }
    }

    private static JsonNode floats(JsonNode tree) {
        if (tree.isObject()) {
            ObjectNode floats = JsonNodeFactory.instance.objectNode();
            tree.properties().forEach(field -> floats.set(field.getKey(), floats(field.getValue())));
            return floats;
        }
        if (tree.isArray()) {
            ArrayNode floats = JsonNodeFactory.instance.arrayNode();
            tree.forEach(element -> floats.add(floats(element)));
            return floats;
        }
        return tree.isNumber() ? DoubleNode.valueOf(tree.doubleValue()) : tree;
    }
}
