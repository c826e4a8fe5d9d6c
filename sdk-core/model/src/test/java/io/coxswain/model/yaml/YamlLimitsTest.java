package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.codec.DecodingException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit holds at its number, and what is made to be large stays small. */
@Timeout(60)
class YamlLimitsTest {

    @Test
    void limitsDepth() {
        assertTaken("[[[1]]]", o -> o.maxDepth(3));
        assertRefused("[[[[1]]]]", o -> o.maxDepth(3), "nested deeper than 3 levels");
        assertRefused("a: &a [[1]]\nb: [*a]\n", o -> o.maxDepth(3), "nested deeper than 3 levels at /b/0/0");
        assertTaken("[".repeat(500) + "]".repeat(500), o -> {});
        assertRefused("[".repeat(501) + "]".repeat(501), o -> {}, "nested deeper than 500 levels");
        assertRefused("- ".repeat(100_000), o -> {}, "nested deeper than 500 levels");
        assertRefused("x: {<<: {<<: {<<: {a: 1}}}}", o -> o.maxDepth(4), "nested deeper than 4 levels");
    }

    @Test
    void limitsNodes() {
        assertTaken("[1, 2, 3]", o -> o.maxNodes(4));
        assertRefused("[1, 2, 3, 4]", o -> o.maxNodes(4), "more than 4 values");
        assertRefused("[&a [1, 2], *a, *a]", o -> o.maxNodes(9), "more than 9 values in a document, aliases followed");
    }

    @Test
    void limitsAliases() {
        assertTaken("[&a 1, *a, *a]", o -> o.maxAliases(2));
        assertRefused("[&a 1, *a, *a, *a]", o -> o.maxAliases(2), "more than 2 aliases followed");
        assertRefused("[&a 1, &b [*a], *b, *b]", o -> o.maxAliases(4), "more than 4 aliases followed");
    }

    @Test
    void limitsStrings() {
        assertTaken("a: xxxxx", o -> o.maxStringLength(5));
        assertRefused("a: xxxxxx", o -> o.maxStringLength(5), "a string longer than 5 characters");
        assertRefused("aaaaaa: x", o -> o.maxStringLength(5), "a string longer than 5 characters");
    }

    @Test
    void limitsDocuments() {
        assertTaken("a: 1", o -> o.maxDocumentBytes(4));
        assertRefused("a: 12", o -> o.maxDocumentBytes(4), "a document larger than 4 bytes");
        YamlOptions options = YamlOptions.of(o -> o.maxDocumentBytes(100));
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[1 << 20]);
        assertThatThrownBy(() -> Yaml.toJson(endless, options)).hasMessageContaining("larger than 100 bytes");
        assertThat(endless.available()).isEqualTo((1 << 20) - 101);
    }

    @Test
    void limitsTheTextThatAliasesRepeat() {
        String yaml = "a: &a " + "x".repeat(1000) + "\nb: [" + "*a,".repeat(900) + "]\n";
        assertRefused(yaml, o -> o.maxDocumentBytes(100_000), "more than 100000 characters, aliases followed");
    }

    @Test
    void refusesABillionLaughs() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            String alias = "*a" + (i - 1);
            yaml.append("a%d: &a%d [%s, %s]\n".formatted(i, i, alias, alias));
        }
        assertRefused(yaml.toString(), o -> {}, "more than 10000 aliases followed");
        String merges = yaml.toString().replaceAll("\\[(.*)]", "{<<: [$1]}").replace("[x, x]", "[{y: 1}]");
        assertRefused(merges, o -> {}, "more than 10000 aliases followed");
    }

    @Test
    void refusesImpossibleLimits() {
        assertThatThrownBy(() -> YamlOptions.of(o -> o.maxDepth(501))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> YamlOptions.of(o -> o.maxNodes(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> YamlOptions.of(o -> o.maxSourceBytes(0))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Each is a megabyte of something whose like has made parsers slow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a, ",
                "{'a': 1, ",
                "\"\\'",
                "a ",
                " ",
                "\n",
                "- ",
                "? ",
                "a: ",
                "&a ",
                "!!str ",
                "|\n",
                "# ",
                "---\n",
                "a\n\n",
                "a\n \t\n",
                "{\n---\n",
                "{\"a\n---\n",
                "1:",
                "1_",
                "'",
                "%TAG ! a\n",
                "...\n",
                "[a: b, ",
                "{}",
                "\\"
            })
    void takesNoLongerThanItsLength(String unit) {
        byte[] yaml = unit.repeat(1_000_000 / unit.length()).getBytes(UTF_8);
        long start = System.nanoTime();
        try {
            assertThat(Yaml.toJson(yaml)).isNotEmpty();
        } catch (DecodingException e) {
            assertThat(e).hasMessageContaining("line ");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private static void assertTaken(String yaml, Consumer<YamlOptions.Builder> options) {
        assertThat(Yaml.toJson(yaml.getBytes(UTF_8), YamlOptions.of(options))).isNotEmpty();
    }

    private static void assertRefused(String yaml, Consumer<YamlOptions.Builder> options, String message) {
        assertThatThrownBy(() -> Yaml.toJson(yaml.getBytes(UTF_8), YamlOptions.of(options)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining(message);
    }
}
