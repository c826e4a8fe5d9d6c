package io.coxswain.model.yaml;

import static io.coxswain.model.yaml.Answers.json;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.core.v1.Pod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    @Test
    void followsAliases() {
        assertThat(json("a: &x {b: [1]}\nc: *x\n")).isEqualTo("{\"a\":{\"b\":[1]},\"c\":{\"b\":[1]}}");
        assertThat(json("a: &x name\n*x : 1\n")).isEqualTo("{\"a\":\"name\",\"name\":1}");
    }

    @Test
    void mergesInTheOrderOfTheText() {
        assertThat(json("k: &x {a: 1, b: 1}\nl: {<<: *x, b: 2}\nm: {b: 2, <<: *x}\n"))
                .isEqualTo("{\"k\":{\"a\":1,\"b\":1},\"l\":{\"a\":1,\"b\":2},\"m\":{\"a\":1,\"b\":1}}");
        assertThat(json("<<: [{a: 1}, {a: 2, b: 2}]\n")).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(json("\"<<\": {a: 1}\n")).isEqualTo("{\"<<\":{\"a\":1}}");
    }

    @Test
    void readsTheFirstDocument() {
        assertThat(json("a: 1\n---\nb: 2\n")).isEqualTo("{\"a\":1}");
        assertThat(json("# nothing\n")).isEqualTo("null");
        assertThat(json("")).isEqualTo("null");
    }

    @Test
    void takesTabsBehindValues() {
        assertThat(json("a:\tb\t# c\nc:\t\"d\"\t\ne: |\t# f\n  g\n"))
                .isEqualTo("{\"a\":\"b\",\"c\":\"d\",\"e\":\"g\\n\"}");
        assertThat(json("a: b\n  \t\nc: d\n")).isEqualTo("{\"a\":\"b\",\"c\":\"d\"}");
        assertRefused("a:\n\tb: 1\n", "line 2, column 1: a tab where spaces must be (byte 3)");
        assertRefused("a: |\n  \tb\n", "a tab where the indentation of a block of text begins");
    }

    @Test
    void takesTheEscapesOfKubernetes() {
        assertThat(json("\"it\\'s \\x41\\u00e9\\U0001F600\\\ty\"")).isEqualTo("\"it's Aé😀\\ty\"");
        assertThat(json("a: \"\\'\\'\"\nb: 'c'\n")).isEqualTo("{\"a\":\"''\",\"b\":\"c\"}");
        assertRefused("\"\\ud83d\\ude00\"", "an escape that is no Unicode character");
        assertRefused("\"\\UFFFFFFFF\"", "an escape that is no Unicode character");
        assertRefused("\"\\/\"", "unknown escape");
        assertRefused("\"\\u12", "expected 4 hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!java.util.Date 1",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x\"]]]]",
                "a: !ruby/object:X {}",
                "!<tag:yaml.org,2002:java.io.File> x",
                "!!python/object/apply:os.system ['ls']",
                "!local x"
            })
    void refusesTagsThatMakeObjects(String yaml) {
        assertRefused(yaml, "a tag that JSON has no value for");
    }

    @Test
    void takesTheTagsOfYaml() {
        assertThat(
                        json(
                                "[!!str 1, !!int \"5\", !!float 1, !!bool yes, !!null ~, ! 2, !!binary aGk=, !!map {}, !!seq []]"))
                .isEqualTo("[\"1\",5,1,true,null,\"2\",\"hi\",{},[]]");
        assertRefused("!!int 1.5", "not what its tag says");
        assertRefused("!!binary gA==", "not the base64 of UTF-8");
    }

    @Test
    void refusesWhatReadsInTwoWays() {
        assertRefused("{a:}", "expected a space behind the colon");
        assertRefused("{a:[1]}", "expected a space behind the colon");
        assertThat(json("{\"a\":[1], b:c}")).isEqualTo("{\"a\":[1],\"b:c\":null}");
    }

    @Test
    void tellsWhichFieldIsSetTwice() {
        assertThatThrownBy(() -> Yaml.toJson("a:\n- b/c: 1\n  b/c: 2\n".getBytes(UTF_8), YamlOptions.STRICT))
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.path()).isEqualTo("/a/0/b~1c");
                    assertThat(e.offset()).isEqualTo(14);
                })
                .hasMessage("strict decoding error: line 3: key \"b/c\" already set in map");
        assertThat(json("a: 1\na: 2\n")).isEqualTo("{\"a\":2}");
    }

    /** To Kubernetes' library these are two names, of which it then takes any. */
    @Test
    void tellsThatANumberAndAStringAreTheSameName() {
        assertThatThrownBy(() -> Yaml.toJson("1: a\n\"1\": b\n".getBytes(UTF_8), YamlOptions.STRICT))
                .isInstanceOf(DecodingException.class);
        assertThat(json("1: a\n\"1\": b\n")).isEqualTo("{\"1\":\"b\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: [1, 2 | line 2, column 1: while parsing a flow sequence, expected ',' or ']' (byte 9)
                    a: {b: 'x\\nc: | line 2, column 3: while scanning a quoted scalar, found unexpected end of stream (byte 12)
                    é: @ | line 1, column 4: a character that no value begins with: strings that begin with it need quotes (byte 4)
                    a: *b | line 1, column 4: an alias without its anchor (byte 3)
                    a: &a [*a] | line 1, column 8: an anchor whose value contains itself at /a/0/0 (byte 7)
                    a: .inf | line 1, column 4: JSON has no number for infinity and for what is not a number at /a (byte 3)
                    a: b: c | line 1, column 5: a ':' where no key can be: strings with ': ' in them need quotes (byte 4)
                    %FOO | line 1, column 1: expected the directive %YAML 1.1 or %TAG: Kubernetes reads no others (byte 0)
                    <<: 1 | line 1, column 5: expected what << merges to be an object or a list of objects (byte 4)
                    """)
    void tellsLineAndColumn(String yaml, String message) {
        String text = yaml.replace("\\n", "\n");
        assertThatThrownBy(() -> Yaml.toJson(text.startsWith("a: [1") ? text + "\n" : text))
                .isInstanceOf(DecodingException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: \"hunter2\\q\"",
                "a: hunter2: 2",
                "- hunter2\n- *hunter2",
                "a: @hunter2",
                "a: !hunter2 x",
                "%TAG !hunter2! hunter2 hunter2\n---\n",
                "a: [hunter2",
                "a: 'hunter2",
                "*hunter2",
                "a: &hunter2! x",
                "hunter2: {\n  hunter2",
                "!!int hunter2",
                "%YAML 9.hunter2\n---\n",
                "a: |hunter2\n",
                "!hunter2!x y",
                "[hunter2]: 1",
                "<<: hunter2"
            })
    void neverQuotesTheText(String yaml) {
        assertThatThrownBy(() -> Yaml.toJson(yaml))
                .isInstanceOf(DecodingException.class)
                .message()
                .doesNotContain("hunter");
    }

    @Test
    void readsOtherEncodings() {
        assertThat(json(encoded("\uFEFFa: é\n", UTF_8), YamlOptions.DEFAULT)).isEqualTo("{\"a\":\"é\"}");
        assertThat(json(encoded("\uFEFFa: 😀\n", UTF_16LE), YamlOptions.DEFAULT))
                .isEqualTo("{\"a\":\"😀\"}");
        assertThat(json(encoded("\uFEFFa: é\n", UTF_16BE), YamlOptions.DEFAULT)).isEqualTo("{\"a\":\"é\"}");
        assertThat(json("a: 1\r\nb: |\r\n  x\r\n  y\r\n")).isEqualTo("{\"a\":1,\"b\":\"x\\ny\\n\"}");
    }

    private static byte[] encoded(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @Test
    void refusesWhatIsNotText() {
        assertRefused(new byte[] {'a', ':', ' ', (byte) 0xFF}, "line 1, column 4: not UTF-8 (byte 3)");
        assertRefused(
                new byte[] {'a', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "line 2, column 1: not UTF-8 (byte 2)");
        assertRefused(new byte[] {'a', (byte) 0xC3}, "line 1, column 2: not UTF-8 (byte 1)");
        assertRefused(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}, "not UTF-16LE");
        assertRefused(new byte[] {'a', 0}, "line 1, column 2: control character (byte 1)");
        assertRefused("a: \u0007".getBytes(UTF_8), "control character");
        assertRefused("a: \uFFFE".getBytes(UTF_8), "control character");
        assertThatThrownBy(() -> Yaml.toJson("a: \ud800")).isInstanceOf(DecodingException.class);
    }

    @Test
    void readsObjects() {
        Pod pod = Yaml.read(
                Pod.CODEC, "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: a\n");
        assertThat(pod.metadata().name()).isEqualTo("web");
        assertThat(Yaml.write(Pod.CODEC, pod))
                .isEqualTo("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: a\n");
    }

    @Test
    void tellsThePathOfWhatIsNoSuchObject() {
        assertThatThrownBy(() -> Yaml.read(Pod.CODEC, "metadata:\n  name: 5\n"))
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.path()).isEqualTo("/metadata/name");
                    assertThat(e.offset()).isEqualTo(18);
                })
                .hasMessageStartingWith("line 2, column 9: ")
                .hasMessageEndingWith(" at /metadata/name (byte 18)");
    }

    @Test
    void readsStreams() {
        InputStream in = new ByteArrayInputStream("a: 1\n".getBytes(UTF_8));
        assertThat(new String(Yaml.toJson(in, YamlOptions.DEFAULT), UTF_8)).isEqualTo("{\"a\":1}");
        assertThatThrownBy(() -> Yaml.toJson(new BrokenStream(), YamlOptions.DEFAULT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("broken");
    }

    private static void assertRefused(String yaml, String message) {
        assertRefused(yaml.getBytes(UTF_8), message);
    }

    private static void assertRefused(byte[] yaml, String message) {
        assertThatThrownBy(() -> Yaml.toJson(yaml))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining(message);
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }
    }

    @Test
    void whatIsNotOfItsTypeIsToldByTheLineOfTheText() {
        String yaml =
                "# a pod\napiVersion: v1\nkind: Pod\nbase: &b {hostNetwork: maybe}\nspec:\n  <<: *b\n  containers:\n"
                        + "  - name: \"\u00e9\"\n    ports: [{containerPort: \"http\"}]\n";
        assertThatThrownBy(() -> Yaml.read(Pod.CODEC, yaml.replace("maybe", "true")))
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.path()).isEqualTo("/spec/containers/0/ports/0/containerPort");
                    assertThat(e).hasMessageStartingWith("line 9, column 29: ");
                    byte[] text = yaml.replace("maybe", "true").getBytes(UTF_8);
                    assertThat(new String(text, (int) e.offset(), 6, UTF_8)).isEqualTo("\"http\"");
                });
        assertThatThrownBy(() -> Yaml.read(Pod.CODEC, yaml.replace("\"http\"", "80")))
                .as("as the merged object has it")
                .hasMessageStartingWith("line 4, column 24: expected true or false")
                .hasMessageContaining("/spec/hostNetwork");
        assertThatThrownBy(() -> Yaml.read(Pod.CODEC, "- a\n"))
                .hasMessageStartingWith("line 1, column 1: expected an object");
        assertThatThrownBy(() -> Yaml.read(Pod.CODEC, "")).hasMessageStartingWith("line 1, column 1: ");
        assertThatThrownBy(() -> Yaml.read(Pod.CODEC, "a: 1\nspec:\n  foo: 1\n".getBytes(UTF_8), YamlOptions.STRICT))
                .isInstanceOfSatisfying(
                        StrictDecodingException.class,
                        e -> assertThat(e.problems())
                                .extracting(StrictDecodingException.Problem::offset)
                                .containsExactly(3L, 18L));
    }

    @Test
    void whateverItsNamesAreAnErrorIsShort() {
        String name = "k".repeat(7 << 20);
        assertThatThrownBy(() -> Yaml.read(Pod.CODEC, "metadata: {labels: {" + name + ": 1}}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(10_000));
    }
}
