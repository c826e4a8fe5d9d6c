package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.codec.FuzzSeeds.Chosen;
import io.coxswain.model.codec.FuzzSeeds.Seed;
import io.coxswain.model.fuzz.Fuzz;
import io.coxswain.model.fuzz.Mutations;
import io.coxswain.model.fuzz.ProtoMutations;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, every type reads them or refuses them by a {@link DecodingException}; what it reads, it writes and reads again. */
class CodecFuzzTest {
    private static final int MAGIC = 4;

    @Test
    void jsonOfEveryType() {
        Fuzz.run("JSON of every type", DecodingException.class, json(FuzzSeeds.of()), CodecFuzzTest::readJson);
    }

    @Test
    void jsonListsOfEveryType() {
        Fuzz.run("JSON lists", DecodingException.class, json(FuzzSeeds.ofLists()), CodecFuzzTest::readJson);
    }

    @Test
    void protobufOfEveryType() {
        Fuzz.run("protobuf of every type", DecodingException.class, proto(FuzzSeeds.of()), CodecFuzzTest::readProto);
    }

    @Test
    void protobufListsOfEveryType() {
        Fuzz.run("protobuf lists", DecodingException.class, proto(FuzzSeeds.ofLists()), CodecFuzzTest::readProto);
    }

    private static Function<Random, Chosen> json(FuzzSeeds seeds) {
        return random -> {
            Seed seed = FuzzSeeds.one(seeds.all(), random);
            byte[] other = FuzzSeeds.one(seeds.all(), random).json();
            byte[] bytes = new Mutations(random).json(seed.json(), other);
            return new Chosen(seed, bytes, FuzzSeeds.options(random));
        };
    }

    private static Function<Random, Chosen> proto(FuzzSeeds seeds) {
        return random -> {
            Seed seed = FuzzSeeds.one(seeds.proto(), random);
            byte[] other = FuzzSeeds.one(seeds.proto(), random).proto();
            byte[] bytes = new ProtoMutations(random).proto(seed.proto(), other, MAGIC);
            return new Chosen(seed, bytes, FuzzSeeds.options(random));
        };
    }

    private static void readJson(Chosen input) {
        Codec<Object> codec = input.seed().codec();
        byte[] bytes = input.bytes();
        Object value = codec.fromJson(bytes, 0, bytes.length, input.options());
        byte[] written = codec.toJson(value);
        Object again = codec.fromJson(written);
        assertSame(codec, again, value);
        assertThat(codec.toJson(again)).isEqualTo(written);
        if (input.options().strict() && input.options().managedFields()) {
            assertThat(codec.fromJson(bytes)).isEqualTo(value);
        }
    }

    private static void readProto(Chosen input) {
        Codec<Object> codec = input.seed().codec();
        byte[] bytes = input.bytes();
        Object value = codec.fromProtobuf(bytes, 0, bytes.length, input.options());
        byte[] written = protobuf(codec, value);
        Object again = codec.fromProtobuf(written);
        // What is not there may be written as its zero, and is one from then on.
        assertThat(protobuf(codec, again)).isEqualTo(written);
        assertSame(codec, codec.fromProtobuf(protobuf(codec, again)), again);
        assertThat(codec.toJson(value)).isNotEmpty();
    }

    private static byte[] protobuf(Codec<Object> codec, Object value) {
        TypeMeta meta = codec.typeMeta(value);
        return ProtoEnvelope.write(new ProtoWriter(), codec, value, meta == null ? new TypeMeta("v1", "X") : meta);
    }

    /** What is only looked at later, such as managedFields, may turn out to be nothing then. */
    private static void assertSame(Codec<Object> codec, Object actual, Object expected) {
        assertThat(actual.equals(expected))
                .as("what was written is read equal again")
                .isTrue();
        assertThat(actual.hashCode()).isEqualTo(expected.hashCode());
        assertThat(codec.toText(actual)).isEqualTo(codec.toText(expected));
    }

    @Test
    void noPrefixIsADocument() {
        Random random = new Random(Fuzz.SEED);
        FuzzSeeds seeds = FuzzSeeds.of();
        for (int n = 0; n < 20; n++) {
            Seed seed = FuzzSeeds.one(seeds.proto(), random);
            assertThat(prefixesRead(seed.codec()::fromJson, seed.json())).isZero();
            // An envelope may end behind each of its four fields: protobuf does not tell where it ends.
            assertThat(prefixesRead(seed.codec()::fromProtobuf, seed.proto())).isLessThanOrEqualTo(4);
        }
    }

    private static int prefixesRead(Function<byte[], Object> reader, byte[] document) {
        int read = 0;
        for (int length = 0; length < document.length; length++) {
            try {
                read += reader.apply(Arrays.copyOf(document, length)) == null ? 0 : 1;
            } catch (DecodingException e) {
                assertThat(e.offset()).isBetween(0L, (long) length);
            }
        }
        return read;
    }
}
