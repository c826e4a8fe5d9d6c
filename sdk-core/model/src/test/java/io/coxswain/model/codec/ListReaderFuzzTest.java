package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.codec.FuzzSeeds.Seed;
import io.coxswain.model.fuzz.Fuzz;
import io.coxswain.model.fuzz.Mutations;
import io.coxswain.model.fuzz.ProtoMutations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A list that arrives in pieces is read as one that is there at once, or refused as that is, whatever its bytes and their cuts. */
class ListReaderFuzzTest {
    private static final int MAX_ITEM = 16_000;

    private record Pieces(Seed seed, Codec<Object> item, byte[] bytes, DecodeOptions options, long cuts) {
        @Override
        public String toString() {
            return seed.type() + " " + new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void jsonInPieces() {
        Fuzz.run(
                "JSON lists in pieces",
                DecodingException.class,
                random -> input(random, false),
                input -> read(input, ContentType.JSON));
    }

    @Test
    void protobufInPieces() {
        Fuzz.run(
                "protobuf lists in pieces",
                DecodingException.class,
                random -> input(random, true),
                input -> read(input, ContentType.PROTOBUF));
    }

    private static Pieces input(Random random, boolean proto) {
        List<Seed> seeds =
                proto ? FuzzSeeds.ofLists().proto() : FuzzSeeds.ofLists().all();
        Seed seed = FuzzSeeds.one(seeds, random);
        Seed other = FuzzSeeds.one(seeds, random);
        byte[] bytes = proto
                ? new ProtoMutations(random).proto(seed.proto(), other.proto(), 4)
                : new Mutations(random).json(seed.json(), other.json());
        try {
            return new Pieces(seed, Kinds.codec(seed.type()), bytes, FuzzSeeds.options(random), random.nextLong());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(seed.type(), e);
        }
    }

    private static void read(Pieces input, ContentType form) {
        List<Object> whole = new ArrayList<>();
        List<Object> pieces = new ArrayList<>();
        DecodingException refused = read(input, form, whole, input.bytes.length);
        DecodingException refusedInPieces = read(input, form, pieces, 40);
        assertThat(pieces).isEqualTo(whole);
        if (refused != null) {
            assertThat(refusedInPieces).isNotNull();
            assertThat(refusedInPieces.problem()).isNotEmpty();
            throw refused;
        }
        assertThat(refusedInPieces).isNull();
    }

    /** Takes all items, those that cannot be read by their errors, and the list's own fields; gives what ended it early. */
    private static DecodingException read(Pieces input, ContentType form, List<Object> found, int longest) {
        Random cuts = new Random(input.cuts);
        ListReader<Object> reader = ListReader.of(form, input.item, input.options, MAX_ITEM);
        int from = 0;
        int to = 0;
        try {
            while (to < input.bytes.length) {
                to = Math.min(input.bytes.length, to + 1 + cuts.nextInt(longest));
                while (reader.next(input.bytes, from, to)) {
                    from = reader.position();
                    UndecodableObject undecodable = reader.undecodable();
                    found.add(
                            undecodable == null
                                    ? reader.item()
                                    : undecodable.error().getMessage());
                }
                from = reader.position();
            }
            found.add(reader.end());
            return null;
        } catch (DecodingException e) {
            return e;
        }
    }
}
