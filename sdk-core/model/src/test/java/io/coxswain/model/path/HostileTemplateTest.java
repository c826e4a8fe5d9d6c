package io.coxswain.model.path;

import io.coxswain.model.fuzz.Fuzz;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever template comes: it prints something, or is a {@link JsonPathException}. */
class HostileTemplateTest {
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "?",
            "@",
            "$",
            ".",
            "..",
            "*",
            ",",
            ":",
            "'",
            "\"",
            "\\",
            " ",
            "\n",
            "\t",
            "-",
            "+",
            "0",
            "1",
            "9223372036854775807",
            "-9223372036854775808",
            "1.5",
            "true",
            "range",
            "end",
            "==",
            "!=",
            "<",
            ">=",
            "=",
            "[?(",
            ")]",
            "a",
            "items",
            ".items",
            "[*]",
            "{range .items[*]}",
            "{end}",
            "{.a}",
            "é",
            "😀",
            "\uD83D",
            "\\u",
            "\\x41",
            "\\777",
            "{.items[?(@.a==1)]}",
            "['a','b']",
            "\u0000",
            "٣");

    @Test
    void printsOrRefuses() {
        JsonNode object = JsonTree.read(
                "{\"items\":[{\"a\":1,\"b\":\"x\"},{\"a\":[1,2,{\"a\":null}]},null,\"é\",[]],\"a\":{\"a\":1.5},\"é\":true}");
        Fuzz.run("JSONPath templates", JsonPathException.class, HostileTemplateTest::template, template -> {
            JsonPath path = JsonPath.parse(template).allowMissingKeys();
            path.print(object);
            path.printAsJson(object);
        });
    }

    private static String template(Random random) {
        StringBuilder template = new StringBuilder(random.nextBoolean() ? "{" : "");
        for (int n = random.nextInt(8); n >= 0; n--) {
            template.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return template.append(random.nextBoolean() ? "}" : "").toString();
    }
}
