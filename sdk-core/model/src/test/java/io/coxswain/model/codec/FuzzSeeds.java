package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.model.KubeList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Objects of every type to begin with, made from the schema and Kubernetes' own where they are at hand, in JSON and where they have that form in protobuf. */
record FuzzSeeds(List<Seed> all, List<Seed> proto) {
    private static final int LONGEST = 12_000;

    /**
     * One object.
     *
     * @param proto empty where the type has no document of that form
     */
    record Seed(String type, Codec<Object> codec, byte[] json, byte[] proto) {}

    /** Each input of a fuzz test begins with one of them, and borrows from another. */
    record Chosen(Seed seed, byte[] bytes, DecodeOptions options) {
        @Override
        public String toString() {
            return seed.type + " " + new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static final FuzzSeeds OBJECTS = new FuzzSeeds(false);
    private static final FuzzSeeds LISTS = new FuzzSeeds(true);

    static FuzzSeeds of() {
        return OBJECTS;
    }

    static FuzzSeeds ofLists() {
        return LISTS;
    }

    private FuzzSeeds(boolean lists) {
        this(new ArrayList<>(), new ArrayList<>());
        List<ApiSchema> schema = SyntheticObjects.schema();
        JsonMapper mapper = new JsonMapper();
        for (boolean unknown : new boolean[] {false, true}) {
            SyntheticObjects synthetic = new SyntheticObjects(schema, unknown);
            EveryTypeTest.types().forEach(type -> {
                byte[] json = mapper.writeValueAsBytes(synthetic.object(type));
                if (json.length <= LONGEST) {
                    add(lists, type, json);
                }
            });
        }
        for (Path golden : Shared.files("golden", ".json")) {
            try {
                add(lists, GoldenObjectsTest.type(golden), Files.readAllBytes(golden));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void add(boolean lists, String type, byte[] object) {
        Codec<Object> codec = codec(type);
        byte[] json = object;
        if (lists) {
            String items = new String(object, StandardCharsets.UTF_8);
            json = ("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[{},"
                            + items + "," + items + ",{}]}")
                    .getBytes(StandardCharsets.UTF_8);
            codec = ofList(codec);
        }
        Seed seed = new Seed(type, codec, json, protobuf(codec, json));
        all.add(seed);
        if (seed.proto.length > 0) {
            // Changes of what is not read to begin with would try nothing.
            assertThat(codec.fromProtobuf(seed.proto)).as(type).isNotNull();
            proto.add(seed);
        }
    }

    @SuppressWarnings("unchecked")
    private static Codec<Object> ofList(Codec<Object> codec) {
        return (Codec<Object>) (Codec<?>) KubeList.codec(codec);
    }

    private static Codec<Object> codec(String type) {
        try {
            return Kinds.codec(type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type, e);
        }
    }

    private static byte[] protobuf(Codec<Object> codec, byte[] json) {
        try {
            Object value = codec.fromJson(json);
            if (codec.typeMeta(value) != null) {
                return codec.toProtobuf(value);
            }
            // Types that are no kind are read in an envelope too, as every reader asks for one.
            return ProtoEnvelope.write(new ProtoWriter(), codec, value, new TypeMeta("v1", "X"));
        } catch (UnsupportedOperationException e) {
            return new byte[0];
        }
    }

    static Seed one(List<Seed> seeds, Random random) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    static DecodeOptions options(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> DecodeOptions.STRICT;
            case 1 -> DecodeOptions.WITHOUT_MANAGED_FIELDS;
            case 2 -> DecodeOptions.of(o -> o.strict().withoutManagedFields());
            case 3 ->
                DecodeOptions.of(o -> o.maxDepth(1 + random.nextInt(20))
                        .maxStringBytes(1 + random.nextInt(80))
                        .maxNumberLength(1 + random.nextInt(20))
                        .maxDocumentBytes(1 + random.nextInt(8_000)));
            default -> DecodeOptions.DEFAULT;
        };
    }
}
