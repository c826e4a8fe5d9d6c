package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.codegen.schema.ApiSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reader and the writer of our own against Jackson's: whatever the bytes, both read the same value, or both refuse them with
 * the one typed error. (Left out are surrogate pairs, for the sake of their halves, which Kubernetes reads and Jackson does not.) More inputs by {@code -Dcoxswain.fuzz.inputs}; another order by {@code -Dcoxswain.fuzz.seed}.
 */
class JsonDifferentialTest {
    private static final int INPUTS = Integer.getInteger("coxswain.fuzz.inputs", 20_000);
    private static final long SEED = Long.getLong("coxswain.fuzz.seed", 20261121);
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What breaks parsers, to be put anywhere. */
    private static final List<byte[]> NASTY = bytes(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "-",
            "0",
            "1e5",
            "1.5",
            "00",
            "\\u00e9",
            "\\x",
            "\u0001",
            "\u00e9",
            "\ud83d\ude00",
            " ",
            "\n",
            "99999999999999999999",
            "-9223372036854775808",
            "9223372036854775808",
            "{\"a\":1}",
            "[[]]",
            "\"\"",
            "\"kind\":",
            "\"metadata\":{}",
            "\"managedFields\":[{}],");

    private final Random random = new Random(SEED);

    @Test
    void agreesOnEverything() throws Exception {
        List<Codec<Object>> codecs = new ArrayList<>();
        List<byte[]> seeds = new ArrayList<>();
        seeds(codecs, seeds);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            int chosen = random.nextInt(seeds.size());
            byte[] json = mutate(seeds.get(chosen));
            read += agrees(codecs.get(chosen), json) ? 1 : 0;
        }
        System.out.println(INPUTS + " inputs: " + read + " read alike, " + (INPUTS - read) + " refused alike");
        assertThat(read).as("inputs that are read at all").isBetween(INPUTS / 50, INPUTS - INPUTS / 50);
    }

    private static void seeds(List<Codec<Object>> codecs, List<byte[]> seeds) throws Exception {
        List<ApiSchema> schema = SyntheticObjects.schema();
        for (boolean unknown : new boolean[] {false, true}) {
            SyntheticObjects synthetic = new SyntheticObjects(schema, unknown);
            for (String type : List.of(
                    "core.v1.Container",
                    "core.v1.Secret",
                    "core.v1.PodCondition",
                    "meta.v1.ObjectMeta",
                    "core.v1.Service",
                    "coordination.k8s.io.v1.Lease",
                    "rbac.authorization.k8s.io.v1.ClusterRole",
                    "meta.v1.Status",
                    "core.v1.ResourceQuota",
                    "metrics.k8s.io.v1beta1.NodeMetrics",
                    "apiextensions.k8s.io.v1.JSONSchemaProps",
                    "apps.v1.ControllerRevision")) {
                byte[] json = MAPPER.writeValueAsBytes(synthetic.object(type));
                if (json.length < 20_000) {
                    codecs.add(Kinds.codec(type));
                    seeds.add(json);
                }
            }
        }
    }

    private static boolean agrees(Codec<Object> codec, byte[] json) {
        Object expected = read(() -> JacksonReader.decode(codec, json, 0, json.length, DecodeOptions.DEFAULT));
        Object actual = read(() -> ByteReader.decode(codec, json, 0, json.length, DecodeOptions.DEFAULT));
        String input = new String(json, StandardCharsets.UTF_8);
        if (expected == null || actual == null) {
            assertThat(actual).as("%s", input).isEqualTo(expected);
            return false;
        }
        byte[] written = ByteWriter.encode(codec, actual);
        byte[] expectedJson = JacksonWriter.encode(codec, expected);
        assertThat(MAPPER.readTree(written)).as("%s", input).isEqualTo(MAPPER.readTree(expectedJson));
        assertThat(actual).as("%s", input).isEqualTo(expected);
        return true;
    }

    private static @Nullable Object read(Supplier<Object> reader) {
        try {
            return reader.get();
        } catch (DecodingException e) {
            return null;
        }
    }

    private byte[] mutate(byte[] seed) {
        byte[] json = seed;
        for (int n = random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(json.length + 1);
            int to = Math.min(json.length, at + random.nextInt(12));
            json = switch (random.nextInt(6)) {
                case 0 -> join(json, at, new byte[0], to);
                case 1 -> join(json, at, NASTY.get(random.nextInt(NASTY.size())), at);
                case 2 -> join(json, at, NASTY.get(random.nextInt(NASTY.size())), to);
                case 3 -> join(json, at, new byte[] {(byte) random.nextInt(256)}, Math.min(json.length, at + 1));
                case 4 -> join(json, at, Arrays.copyOfRange(json, at, to), at);
                default -> Arrays.copyOf(json, random.nextInt(20) == 0 ? at : json.length);
            };
            if (json.length == 0) {
                return json;
            }
        }
        return json;
    }

    private static byte[] join(byte[] json, int head, byte[] middle, int tail) {
        byte[] joined = Arrays.copyOf(json, head + middle.length + json.length - tail);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(json, tail, joined, head + middle.length, json.length - tail);
        return joined;
    }

    private static List<byte[]> bytes(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
