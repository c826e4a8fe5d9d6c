package io.coxswain.model.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reading, changing and writing over what was read loses nothing that the class does not map. */
class EditTest {
    private static final Codec<Thing> CODEC = JacksonCodec.of(Thing.class, "x/v1", "Thing");

    record Thing(
            @Nullable ObjectMeta metadata,
            @Nullable String a,
            @Nullable Integer n,
            @Nullable Inner inner,
            @Nullable List<Item> items,
            @Nullable List<Bare> bare,
            @Nullable List<String> words,
            @Nullable Map<String, Bare> map) {

        Thing {
            // As people set defaults.
            n = n == null ? Integer.valueOf(1) : n;
        }

        Thing a(@Nullable String value) {
            return new Thing(metadata, value, n, inner, items, bare, words, map);
        }

        Thing n(int value) {
            return new Thing(metadata, a, value, inner, items, bare, words, map);
        }

        Thing inner(@Nullable Inner value) {
            return new Thing(metadata, a, n, value, items, bare, words, map);
        }

        Thing items(@Nullable List<Item> value) {
            return new Thing(metadata, a, n, inner, value, bare, words, map);
        }

        Thing bare(List<Bare> value) {
            return new Thing(metadata, a, n, inner, items, value, words, map);
        }

        Thing words(List<String> value) {
            return new Thing(metadata, a, n, inner, items, bare, value, map);
        }

        Thing map(Map<String, Bare> value) {
            return new Thing(metadata, a, n, inner, items, bare, words, value);
        }

        Thing metadata(ObjectMeta value) {
            return new Thing(value, a, n, inner, items, bare, words, map);
        }
    }

    record Inner(@Nullable String b, @Nullable Inner inner) {}

    record Item(String name, int value) {}

    record Bare(int value) {}

    @Test
    void anUnchangedObjectIsWrittenAsItWas() {
        expect(
                "{'a':'1','zz':1.50,'inner':{'b':null,'zz':[{}]},'items':[{'zz':1,'name':'x'}],'n':null}",
                t -> t,
                "{'a':'1','zz':1.50,'inner':{'b':null,'zz':[{}]},'items':[{'zz':1,'name':'x'}],'n':null}");
    }

    @Test
    void aChangedFieldLeavesAllOthers() {
        expect("{'a':'1','zz':1.50,'yy':null}", t -> t.a("2"), "{'a':'2','zz':1.50,'yy':null}");
        expect(
                "{'inner':{'b':'1','zz':1,'inner':{'zz':2}}}",
                t -> t.inner(new Inner("2", t.inner().inner())),
                "{'inner':{'b':'2','zz':1,'inner':{'zz':2}}}");
        expect(
                "{'inner':{'zz':1,'inner':{'zz':2}}}",
                t -> t.inner(new Inner(null, new Inner("new", null))),
                "{'inner':{'zz':1,'inner':{'zz':2,'b':'new'}}}");
    }

    @Test
    void aFieldIsAddedAndRemoved() {
        expect("{'zz':1}", t -> t.a("new"), "{'zz':1,'a':'new'}");
        expect("{'a':'1','zz':1}", t -> t.a(null), "{'zz':1}");
        expect("{'a':null,'zz':1}", t -> t.a("new"), "{'a':'new','zz':1}");
        expect("{'inner':{'b':'1','zz':1}}", t -> t.inner(null), "{}");
        expect("{'zz':1}", t -> t.inner(new Inner("b", null)), "{'zz':1,'inner':{'b':'b'}}");
    }

    @Test
    void aDefaultThatTheClassSetsIsNotWrittenUnlessItIsChanged() {
        expect("{'zz':1}", t -> t, "{'zz':1}");
        expect("{'zz':1}", t -> t.n(2), "{'zz':1,'n':2}");
        expect("{'n':5}", t -> t.n(1), "{'n':1}");
    }

    @Test
    void elementsAreKnownByWhatTheyAre() {
        String items =
                "{'items':[{'name':'a','value':1,'zz':1},{'name':'b','value':2,'zz':2},{'name':'c','value':3,'zz':3}]}";
        expect(
                items,
                t -> t.items(List.of(t.items().get(2), t.items().get(0))),
                "{'items':[{'name':'c','value':3,'zz':3},{'name':'a','value':1,'zz':1}]}");
        expect(
                items,
                t -> t.items(List.of(new Item("b", 7), new Item("new", 8))),
                "{'items':[{'name':'b','value':7,'zz':2},{'name':'new','value':8}]}");
        expect(items, t -> t.items(List.of()), "{'items':[]}");
        expect(items, t -> t.items(null), "{}");
        expect(
                items,
                t -> t.items(reversed(t.items())),
                "{'items':[{'name':'c','value':3,'zz':3},{'name':'b','value':2,'zz':2},{'name':'a','value':1,'zz':1}]}");
    }

    @Test
    void anElementOfAnotherNameInheritsNothing() {
        expect(
                "{'items':[{'name':'a','value':1,'zz':1}]}",
                t -> t.items(List.of(new Item("b", 1))),
                "{'items':[{'name':'b','value':1}]}");
    }

    @Test
    void elementsWithoutANameAreKnownByTheirPlace() {
        String bare = "{'bare':[{'value':1,'zz':1},{'value':2,'zz':2}]}";
        expect(
                bare,
                t -> t.bare(List.of(new Bare(1), new Bare(7))),
                "{'bare':[{'value':1,'zz':1},{'value':7,'zz':2}]}");
        expect(bare, t -> t.bare(List.of(new Bare(2))), "{'bare':[{'value':2,'zz':2}]}");
        expect(
                bare,
                t -> t.bare(List.of(new Bare(0), new Bare(1), new Bare(2))),
                "{'bare':[{'value':0},{'value':1,'zz':1},{'value':2,'zz':2}]}");
        expect(bare, t -> t.bare(List.of(new Bare(9))), "{'bare':[{'value':9}]}");
    }

    @Test
    void ofEqualElementsEachStaysWhatItWas() {
        expect(
                "{'bare':[{'value':1,'zz':1},{'value':1,'zz':2},{'value':3}]}",
                t -> t.bare(List.of(new Bare(1), new Bare(1), new Bare(4))),
                "{'bare':[{'value':1,'zz':1},{'value':1,'zz':2},{'value':4}]}");
    }

    @Test
    void listsOfScalarsAndMapsAreChangedByElement() {
        expect("{'words':['a','b'],'zz':1}", t -> t.words(List.of("b", "c")), "{'words':['b','c'],'zz':1}");
        expect(
                "{'map':{'a':{'value':1,'zz':1},'b':{'value':2,'zz':2}}}",
                t -> {
                    Map<String, Bare> map = new LinkedHashMap<>(t.map());
                    map.remove("a");
                    map.put("b", new Bare(9));
                    map.put("c", new Bare(3));
                    return t.map(map);
                },
                "{'map':{'b':{'value':9,'zz':2},'c':{'value':3}}}");
    }

    @Test
    void metadataKeepsWhatItDoesNotKnowItself() {
        expect(
                "{'metadata':{'name':'a','zz':{'y':1}}}",
                t -> t.metadata(t.metadata().with(m -> m.putLabels("l", "1"))),
                "{'metadata':{'name':'a','labels':{'l':'1'},'zz':{'y':1}}}");
    }

    @Test
    void typesOfTheModelKeepEverythingAnyway() {
        byte[] json = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"zz\":1}".getBytes(UTF_8);
        ConfigMap changed = ConfigMap.CODEC.fromJson(json).with(c -> c.putData("a", "b"));
        assertThat(ConfigMap.CODEC.toJson(changed, json)).isEqualTo(ConfigMap.CODEC.toJson(changed));
    }

    @Test
    void theOriginalHasToBeADocumentOfTheKind() {
        assertThatThrownBy(() -> CODEC.toJson(CODEC.fromJson(json("{}")), "{\"kind\":\"Pod\"}".getBytes(UTF_8)))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void aLongListIsNotComparedElementByElement() {
        List<Bare> many = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            many.add(new Bare(i));
        }
        byte[] original = CODEC.toJson(CODEC.fromJson(json("{}")).bare(many));
        Collections.shuffle(many, new Random(1));
        Thing changed = CODEC.fromJson(original).bare(many);
        long begin = System.nanoTime();
        byte[] written = CODEC.toJson(changed, original);
        assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
        assertThat(CODEC.fromJson(written)).isEqualTo(changed);
    }

    private static <E> List<E> reversed(List<E> list) {
        List<E> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void expect(String original, UnaryOperator<Thing> change, String expected) {
        byte[] document = json(original);
        byte[] written = CODEC.toJson(change.apply(CODEC.fromJson(document)), document);
        assertThat(JsonTree.read(written)).isEqualTo(JsonTree.read(json(expected)));
        assertThat(CODEC.fromJson(written)).isEqualTo(change.apply(CODEC.fromJson(document)));
    }

    private static byte[] json(String fields) {
        String members = fields.replace('\'', '"').substring(1);
        String comma = members.equals("}") ? "" : ",";
        return ("{\"apiVersion\":\"x/v1\",\"kind\":\"Thing\"" + comma + members).getBytes(UTF_8);
    }
}
