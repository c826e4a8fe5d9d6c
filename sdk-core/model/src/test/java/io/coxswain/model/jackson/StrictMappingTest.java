package io.coxswain.model.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.KubeCodec;
import io.coxswain.model.codec.ListReader;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.fuzz.Fuzz;
import io.coxswain.model.fuzz.Mutations;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.yaml.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Strict reading and limits hold for kinds of one's own too, alone and among others. */
class StrictMappingTest {
    private static final Codec<Tab> CODEC = JacksonCodec.of(Tab.class, "e.io/v1", "Tab");
    private static final KubeCodec KINDS = KubeCodec.builder()
            .register(ResourceType.builder(CODEC, "e.io/v1", "Tab", "tabs").build())
            .build();
    private static final byte[] RIGHT = utf8(
            "{'apiVersion':'e.io/v1','kind':'Tab','metadata':{'name':'a','managedFields':[{'manager':'m'}]},'spec':{'parts':[{'name':'p','sizes':[1,2]},"
                    + "{'name':'q','bean':{'text':'t'}}],'named':{'x':{'name':'n'}},'pods':{'items':[{'metadata':{'name':'w'}}]},"
                    + "'nested':{'items':[{'name':'z'}]},'loose':{'name':'l'},'open':{'more':[{}]}}}");

    record Tab(@Nullable ObjectMeta metadata, @Nullable Spec spec) {}

    record Spec(
            @Nullable List<Part> parts,
            @Nullable Map<String, Part> named,
            @Nullable KubeList<Pod> pods,
            @Nullable KubeList<Part> nested,
            @Nullable Loose loose,
            @Nullable Open open) {}

    record Part(
            @Nullable String name,
            @Nullable List<Integer> sizes,
            @Nullable Bean bean) {}

    static final class Bean {
        public @Nullable String text;
        public @Nullable Bean inner;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Loose(@Nullable String name) {}

    static final class Open {
        @JsonAnySetter
        public Map<String, Object> all = new HashMap<>();
    }

    @Test
    void readsWhatIsRight() {
        assertThat(read(RIGHT, o -> o.strict())).usingRecursiveComparison().isEqualTo(CODEC.fromJson(RIGHT));
    }

    @Test
    void tellsAllFieldsThatNoClassKnows() {
        assertThat(problems(
                        "{'a':1,'metadata':{'b':{'a':1}},'spec':{'c':[1],'parts':[{'d':1,'e':2,'kind':'x'},{'bean':{'f':1,'inner':"
                                + "{'g/~':1,'text':'t','h':2}}}],'named':{'x.y':{'i':{}}},'pods':{'j':1,'items':[{},{'spec':{'k':1}}]},"
                                + "'nested':{'items':[{},{'l':1,'m':2}]},'apiVersion':'x'},'n':1}"))
                .containsExactly(
                        "unknown field \"a\"",
                        "unknown field \"metadata.b\"",
                        "unknown field \"spec.c\"",
                        "unknown field \"spec.parts[0].d\"",
                        "unknown field \"spec.parts[0].e\"",
                        "unknown field \"spec.parts[0].kind\"",
                        "unknown field \"spec.parts[1].bean.f\"",
                        "unknown field \"spec.parts[1].bean.inner.g/~\"",
                        "unknown field \"spec.parts[1].bean.inner.h\"",
                        "unknown field \"spec.named.x.y.i\"",
                        "unknown field \"spec.pods.j\"",
                        "unknown field \"spec.pods.items[1].spec.k\"",
                        "unknown field \"spec.nested.items[1].l\"",
                        "unknown field \"spec.nested.items[1].m\"",
                        "unknown field \"spec.apiVersion\"",
                        "unknown field \"n\"");
    }

    @Test
    void tellsDuplicatesAtAnyDepth() {
        assertThat(
                        problems(
                                "{'spec':{'parts':[{'name':'a','name':'b'}],'x':1,'x':2,'open':{'y':{'z':1,'\\u007a':2}}},'spec':{}}"))
                .containsExactly(
                        "duplicate field \"spec.parts[0].name\"",
                        "duplicate field \"spec.x\"",
                        "duplicate field \"spec.open.y.z\"",
                        "duplicate field \"spec\"");
    }

    @Test
    void tellsWhere() {
        byte[] json = utf8(" {'kind':'Tab','apiVersion':'e.io/v1','spec':{'parts':[{'x':1}]}}");
        StrictDecodingException e = refusal(json);
        assertThat(e.path()).isEqualTo("/spec/parts/0/x");
        assertThat(new String(json, UTF_8).substring((int) e.offset())).startsWith("\"x\"");
    }

    @Test
    void tellsItemsOfAListWithAllOthers() {
        byte[] json = utf8(
                "{'apiVersion':'v1','kind':'List','items':[{'apiVersion':'v1','kind':'Pod','a':1},"
                        + "{'apiVersion':'e.io/v1','kind':'Tab','spec':{'b':1,'b':2}},{'apiVersion':'e.io/v1','kind':'Tab','c':1}],'d':1}");
        assertThat(refusal(() -> KINDS.fromJson(json, 0, json.length, DecodeOptions.STRICT)))
                .containsExactly(
                        "unknown field \"items[0].a\"",
                        "unknown field \"items[1].spec.b\"",
                        "duplicate field \"items[1].spec.b\"",
                        "unknown field \"items[2].c\"",
                        "unknown field \"d\"");
    }

    @Test
    void tellsItemsOfAListThatArrives() {
        byte[] json = utf8("{'items':[{'spec':{}},{'spec':{'b':1}}]}");
        ListReader<Tab> list = ListReader.of(ContentType.JSON, CODEC, DecodeOptions.STRICT, 1 << 16);
        assertThat(list.next(json, 0, json.length)).isTrue();
        assertThat(list.undecodable()).isNull();
        assertThat(list.next(json, list.position(), json.length)).isTrue();
        assertThat(list.undecodable()).isNotNull();
        assertThat(list.undecodable().error())
                .isInstanceOf(StrictDecodingException.class)
                .hasMessageContaining("unknown field \"spec.b\"");
    }

    @Test
    void readsYamlStrictly() {
        String yaml = "apiVersion: e.io/v1\nkind: Tab\nspec:\n  a: 1\n  parts: []\n  parts: []\n";
        assertThat(refusal(() ->
                        KINDS.decode(ContentType.YAML, yaml.getBytes(UTF_8), 0, yaml.length(), DecodeOptions.STRICT)))
                .containsExactly("line 6: key \"parts\" already set in map", "unknown field \"spec.a\"");
        assertThatThrownBy(() -> Yaml.read(CODEC, yaml.getBytes(UTF_8), DecodeOptions.of(o -> o.maxDepth(1))))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("deeper than 1 levels");
        assertThatThrownBy(() -> Yaml.read(CODEC, yaml.getBytes(UTF_8), DecodeOptions.of(o -> o.maxStringBytes(6))))
                .hasMessageContaining("longer than 6 characters");
        assertThatThrownBy(() -> Yaml.read(CODEC, yaml.getBytes(UTF_8), DecodeOptions.of(o -> o.maxDocumentBytes(6))))
                .hasMessageContaining("larger than 6 bytes");
    }

    @Test
    void holdsLimits() {
        assertThatThrownBy(() -> read(RIGHT, o -> o.maxDepth(4))).hasMessageContaining("deeper than 4 levels");
        assertThatThrownBy(() -> read(RIGHT, o -> o.maxStringBytes(10))).hasMessageContaining("longer than 10 bytes");
        assertThatThrownBy(() -> read(RIGHT, o -> o.maxDocumentBytes(100)))
                .hasMessageContaining("larger than 100 bytes");
    }

    @Test
    void leavesManagedFieldsOut() {
        Tab tab = read(RIGHT, DecodeOptions.Builder::withoutManagedFields);
        assertThat(tab.metadata()).isNotNull();
        assertThat(tab.metadata().hasManagedFields()).isFalse();
        assertThat(tab.metadata().name()).isEqualTo("a");
    }

    /** Whoever changes one has not changed the other. */
    @Test
    void emptyObjectsOfOnesOwnAreNotShared() {
        Codec<Bean> beans = JacksonCodec.of(Bean.class, "e.io/v1", "Bean");
        List<Bean> items =
                KubeList.codec(beans).fromJson(utf8("{'items':[{},{}]}")).items();
        assertThat(items.get(0)).isNotSameAs(items.get(1));
    }

    @Test
    void whateverBytesCome() {
        Fuzz.run(
                "kinds of one's own",
                DecodingException.class,
                random -> new Input(mutated(random), random.nextInt(3) == 0),
                input -> {
                    DecodeOptions options = input.strict ? DecodeOptions.STRICT : DecodeOptions.DEFAULT;
                    Object value = KINDS.fromJson(input.json, 0, input.json.length, options);
                    byte[] written = KINDS.toJson(value);
                    assertThat(KINDS.toJson(KINDS.fromJson(written))).isEqualTo(written);
                    assertThat(KINDS.toJson(value, input.json)).isNotEmpty();
                });
    }

    private record Input(byte[] json, boolean strict) {
        @Override
        public String toString() {
            return new String(json, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] mutated(Random random) {
        return new Mutations(random)
                .json(RIGHT, random.nextBoolean() ? RIGHT : utf8("{'kind':'Pod','spec':{'x':[{}]}}"));
    }

    private static List<String> problems(String json) {
        return refusal(() -> read(utf8(json), o -> o.strict()));
    }

    private static StrictDecodingException refusal(byte[] json) {
        return catchThrowableOfType(StrictDecodingException.class, () -> read(json, o -> o.strict()));
    }

    private static List<String> refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        return catchThrowableOfType(StrictDecodingException.class, read).problems().stream()
                .map(Problem::message)
                .toList();
    }

    private static Tab read(byte[] json, Consumer<DecodeOptions.Builder> options) {
        return CODEC.fromJson(json, 0, json.length, DecodeOptions.of(options));
    }

    private static byte[] utf8(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }

    @JsonIgnoreProperties(value = "known", ignoreUnknown = true)
    record Lenient(String a, Inner inner) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Inner(String b) {}

    @Test
    void hearsOfWhatAnAnnotationPassesOver() {
        JacksonCodec<Lenient> codec = JacksonCodec.of(Lenient.class, "e.io/v1", "Lenient");
        byte[] json = utf8("{'a':'x','zz':1,'known':2,'inner':{'b':'y','yy':3}}");
        assertThat(codec.fromJson(json)).isEqualTo(new Lenient("x", new Inner("y")));
        assertThatThrownBy(() -> codec.fromJson(json, 0, json.length, DecodeOptions.STRICT))
                .isInstanceOf(StrictDecodingException.class)
                .hasMessage("strict decoding error: unknown field \"zz\", unknown field \"inner.yy\"");
    }

    record Row(List<Cell> cells) {}

    record Cell(Integer v) {}

    /** Each of them would cost one more mapping of the whole. */
    @Test
    void ofALargeDocumentTellsTheFirstFew() {
        byte[] json = utf8("{'cells':[" + "{'v':1,'u':2},".repeat(200_000) + "{}]}");
        JacksonCodec<Row> codec = JacksonCodec.of(Row.class, "e.io/v1", "Row");
        assertThatThrownBy(() -> codec.fromJson(json, 0, json.length, DecodeOptions.STRICT))
                .isInstanceOfSatisfying(
                        StrictDecodingException.class,
                        e -> assertThat(e.problems())
                                .hasSizeBetween(1, 4)
                                .first()
                                .extracting(StrictDecodingException.Problem::message)
                                .isEqualTo("unknown field \"cells[0].u\""));
    }
}
