package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever bytes come: they are read, or they are a {@link DecodingException}. */
class YamlFuzzTest {
    private static final String[] PIECES = {
        "\t",
        "\r",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\0",
        "---",
        "...",
        "\n---\n",
        "<<: ",
        "&x ",
        "*x",
        "!!int ",
        "!",
        "%YAML 1.1\n",
        "? ",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "|",
        ">-",
        "\"",
        "'",
        "\\",
        "#",
        "\\u",
        "\\U0011",
        "😀",
        "`",
        "@"
    };

    @Test
    void readsOrRefuses() throws IOException {
        List<byte[]> seeds = seeds("reading.jsonl", "yaml");
        Fuzz.run("YAML", DecodingException.class, random -> mutated(one(seeds, random), random), input -> {
            byte[] json = Yaml.toJson(input);
            assertThatCode(() -> Answers.MAPPER.readTree(json)).doesNotThrowAnyException();
        });
    }

    @Test
    void walksOrRefuses() throws IOException {
        List<byte[]> seeds = seeds("reading.jsonl", "yaml");
        Fuzz.run(
                "manifests",
                DecodingException.class,
                random -> mutated(one(seeds, random), random),
                YamlFuzzTest::walk);
    }

    @Test
    void writesOrRefuses() throws IOException {
        List<byte[]> seeds = seeds("writing.jsonl", "json");
        Fuzz.run(
                "JSON as YAML",
                DecodingException.class,
                random -> random.nextInt(4) == 0 ? one(seeds, random) : mutated(one(seeds, random), random),
                YamlFuzzTest::write);
    }

    /** Every document, and then every one behind what failed. */
    private static void walk(byte[] input) {
        Iterator<Manifest> manifests =
                Manifests.ofStream(new ByteArrayInputStream(input), "fuzz").iterator();
        DecodingException first = null;
        for (int failures = 0; failures <= input.length; failures++) {
            try {
                manifests.forEachRemaining(
                        manifest -> assertThat(manifest.line()).isPositive());
                if (first != null) {
                    throw first;
                }
                return;
            } catch (DecodingException e) {
                if (e == first) {
                    throw e;
                }
                assertThat(e).hasMessageStartingWith("fuzz:");
                first = e;
            }
        }
        throw new AssertionError("fails without end");
    }

    /** What is written reads back as the same values. */
    private static void write(byte[] input) {
        String yaml = Yaml.fromJson(input);
        JsonNode back = Answers.MAPPER.readTree(Yaml.toJson(yaml));
        assertThat(isSame(Answers.MAPPER.readTree(input), back)).as(yaml).isTrue();
    }

    private static byte[] one(List<byte[]> seeds, Random random) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    /** Numbers may change their notation; one beyond the range of a double is a string to Kubernetes. */
    private static boolean isSame(JsonNode json, JsonNode back) {
        if (json.isNumber()) {
            return back.isNumber() ? json.doubleValue() == back.doubleValue() : Double.isInfinite(json.doubleValue());
        }
        if (!json.isContainer() || json.size() != back.size()) {
            return json.equals(back);
        }
        return json.isArray()
                ? IntStream.range(0, json.size()).allMatch(i -> isSame(json.get(i), back.path(i)))
                : json.properties().stream().allMatch(field -> isSame(field.getValue(), back.path(field.getKey())));
    }

    private static List<byte[]> seeds(String file, String field) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (JsonNode answer : Answers.recorded(file)) {
            seeds.add(answer.get(field).asString().getBytes(UTF_8));
        }
        return seeds;
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            bytes = switch (random.nextInt(5)) {
                case 0 -> spliced(bytes, at, 0, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
                case 1 -> spliced(bytes, at, random.nextInt(4), new byte[0]);
                case 2 -> spliced(bytes, at, random.nextInt(2), new byte[] {(byte) random.nextInt(256)});
                case 3 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at / 2, at));
                default -> Arrays.copyOf(bytes, at);
            };
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
        int rest = Math.min(bytes.length, at + removed);
        byte[] result = new byte[at + added.length + bytes.length - rest];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(added, 0, result, at, added.length);
        System.arraycopy(bytes, rest, result, at + added.length, bytes.length - rest);
        return result;
    }
}
