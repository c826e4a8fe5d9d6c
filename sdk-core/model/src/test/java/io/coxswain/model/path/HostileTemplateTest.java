package io.coxswain.model.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever template comes: it prints something, or is a {@link JsonPathException}. The properties {@code coxswain.fuzz.inputs}
 * and {@code coxswain.fuzz.seed} ask for more templates, and for others.
 */
class HostileTemplateTest {
    private static final int INPUTS = Integer.getInteger("coxswain.fuzz.inputs", 10_000);
    private static final long SEED = Long.getLong("coxswain.fuzz.seed", 9535);
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
        Random random = new Random(SEED);
        int printed = 0;
        for (int i = 0; i < INPUTS; i++) {
            StringBuilder template = new StringBuilder(random.nextBoolean() ? "{" : "");
            for (int n = random.nextInt(8); n >= 0; n--) {
                template.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            template.append(random.nextBoolean() ? "}" : "");
            printed += prints(template.toString(), object) ? 1 : 0;
        }
        assertThat(printed).as("templates that printed").isBetween(INPUTS / 50, INPUTS * 9 / 10);
    }

    private static boolean prints(String template, JsonNode object) {
        try {
            JsonPath.parse(template).allowMissingKeys().print(object);
            JsonPath.parse(template).allowMissingKeys().printAsJson(object);
            return true;
        } catch (JsonPathException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(template, e);
        }
    }
}
