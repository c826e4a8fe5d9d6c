package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.codec.FuzzSeeds.Chosen;
import io.coxswain.model.codec.FuzzSeeds.Seed;
import io.coxswain.model.fuzz.Fuzz;
import io.coxswain.model.fuzz.Mutations;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reader and the writer of our own against Jackson's: whatever the bytes, both read the same value, or both refuse them with
 * the one typed error. Left out is what Jackson is lax with or guesses: bytes that are not UTF-8, which ours always refuses, other
 * encodings, and halves of surrogate pairs, which Kubernetes reads and Jackson does not.
 */
class JsonDifferentialTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void agreesOnEverything() {
        FuzzSeeds seeds = FuzzSeeds.of();
        Fuzz.run(
                "JSON against Jackson",
                DecodingException.class,
                random -> {
                    Seed seed = FuzzSeeds.one(seeds.all(), random);
                    byte[] other = FuzzSeeds.one(seeds.all(), random).json();
                    return new Chosen(seed, new Mutations(random).json(seed.json(), other), DecodeOptions.DEFAULT);
                },
                JsonDifferentialTest::agrees);
    }

    private static void agrees(Chosen input) {
        byte[] json = input.bytes();
        Codec<Object> codec = input.seed().codec();
        if (!isUtf8(json)) {
            assertThat(read(() -> codec.fromJson(json))).isNull();
        }
        boolean comparable =
                isUtf8(json) && !isGuessed(json) && !new String(json, StandardCharsets.UTF_8).matches(HALVES);
        if (!comparable || !agrees(codec, json)) {
            throw new DecodingException("refused by both, or not compared", "", 0);
        }
    }

    private static final String HALVES = "(?is).*\\\\u+d[89a-f].*";

    private static boolean isUtf8(byte[] json) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Jackson looks at the first bytes for a byte order mark, and for zeros as UTF-16 and UTF-32 have them. */
    private static boolean isGuessed(byte[] json) {
        for (int i = 0; i < Math.min(4, json.length); i++) {
            if (json[i] == 0 || json[i] == (byte) 0xef) {
                return true;
            }
        }
        return false;
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
}
