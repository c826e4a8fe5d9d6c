package io.coxswain.model.patch;

import static io.coxswain.model.patch.Trees.text;
import static io.coxswain.model.patch.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.patch.PatchException.Reason;
import io.coxswain.model.tree.JsonTree;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MergePatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'} | {'a':'c'} | {'a':'c'}",
                "{'a':'b'} | {'b':'c'} | {'a':'b','b':'c'}",
                "{'a':'b'} | {'a':null} | {}",
                "{'a':'b','b':'c'} | {'a':null} | {'b':'c'}",
                "{'a':['b']} | {'a':'c'} | {'a':'c'}",
                "{'a':'c'} | {'a':['b']} | {'a':['b']}",
                "{'a':{'b':'c'}} | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]} | {'a':[1]} | {'a':[1]}",
                "['a','b'] | ['c','d'] | ['c','d']",
                "{'a':'b'} | ['c'] | ['c']",
                "{'a':'foo'} | null | null",
                "{'a':'foo'} | 'bar' | 'bar'",
                "{'e':null} | {'a':1} | {'e':null,'a':1}",
                "[1,2] | {'a':'b','c':null} | {'a':'b'}",
                "{} | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
                "{} | {'a':[{'b':null}]} | {'a':[{'b':null}]}"
            })
    void appliesAsTheStandardSays(String target, String patch, String expected) {
        assertThat(text(MergePatch.of(tree(patch)).apply(tree(target)))).isEqualTo(text(tree(expected)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1} | {'a':1.0} | {}", "{'a':1,'b':2} | {'b':3} | {'b':3,'a':null}",
                        "{'a':{'b':1,'c':2}} | {'a':{'b':1}} | {'a':{'c':null}}",
                "{'a':[1,2]} | {'a':[1]} | {'a':[1]}", "{'a':{}} | {'a':1} | {'a':1}", "{} | {'a':{}} | {'a':{}}",
                "{'a':9007199254740993} | {'a':9007199254740992} | {'a':9007199254740992}"
            })
    void findsWhatChanged(String original, String modified, String expected) {
        assertThat(text(MergePatch.between(tree(original), tree(modified)).toTree()))
                .isEqualTo(text(tree(expected)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // set what is wanted, remove what is not wanted any more, keep what others set
                "{'a':1,'b':2} | {'a':3} | {'a':1,'b':2,'c':4} | {'b':null,'a':3}", "{} | {'a':1} | {'a':1} | {}",
                "{'a':1} | {} | {} | {'a':null}",
                        "{'l':{'x':'1'}} | {'l':{'y':'2'}} | {'l':{'x':'1','z':'3'}} | {'l':{'x':null,'y':'2'}}",
                "{} | {'a':{}} | {} | {'a':{}}", "{'a':[1]} | {'a':[{'b':null}]} | {'a':[2]} | {'a':[{}]}"
            })
    void mergesThreeWays(String original, String modified, String current, String expected) {
        MergePatch patch = MergePatch.threeWay(tree(original), tree(modified), tree(current));
        assertThat(text(patch.toTree())).isEqualTo(text(tree(expected)));
    }

    @Test
    void isMadeOfObjectsOnly() {
        for (String other : new String[] {"[]", "1", "null"}) {
            assertThatExceptionOfType(PatchException.class)
                    .isThrownBy(() -> MergePatch.between(tree("{}"), tree(other)))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
            assertThatExceptionOfType(PatchException.class)
                    .isThrownBy(() -> MergePatch.threeWay(tree(other), tree("{}"), tree("{}")));
        }
    }

    @Test
    void inputsAndPatchesStayAsTheyAre() {
        JsonNode original = tree("{'a':{'b':[1]},'x':1}");
        JsonNode modified = tree("{'a':{'b':[1,2]},'c':{'d':{}}}");
        MergePatch patch = MergePatch.between(original, modified);
        JsonNode patched = patch.apply(original);
        ((ObjectNode) patched.get("c")).put("d", "changed");
        ((ArrayNode) patched.at("/a/b")).removeAll();
        ((ObjectNode) patch.toTree()).removeAll();
        assertThat(text(original)).isEqualTo("{'a':{'b':[1]},'x':1}");
        assertThat(text(modified)).isEqualTo("{'a':{'b':[1,2]},'c':{'d':{}}}");
        assertThat(text(patch.toTree())).isEqualTo("{'a':{'b':[1,2]},'c':{'d':{}},'x':null}");
    }

    @Test
    void patchesTypedObjects() {
        Deployment deployment =
                Deployment.of(d -> d.metadata(m -> m.name("web")).spec(s -> s.replicas(1)));
        Deployment scaled = Patch.merge("{\"spec\":{\"replicas\":5}}").apply(Deployment.CODEC, deployment);
        assertThat(scaled.spec().replicas()).isEqualTo(5);
        assertThat(deployment.spec().replicas()).isEqualTo(1);
    }

    @Test
    void showsNoValues() {
        assertThat(Patch.merge("{\"data\":\"hunter2\"}")).hasToString("MergePatch of 1 fields");
    }

    @Test
    void whatIsMadeMakesTheOneOfTheOther() {
        RandomTrees trees = new RandomTrees(new Random(RandomTrees.SEED));
        for (int i = 0; i < RandomTrees.INPUTS / 4; i++) {
            JsonNode original = trees.object(4);
            JsonNode modified = withoutNull(trees.changed(original));
            if (modified.isObject()) {
                JsonNode patched = MergePatch.between(original, modified).apply(original);
                assertThat(JsonTree.equal(patched, modified))
                        .as("%s %s %s", i, original, modified)
                        .isTrue();
            }
        }
    }

    private static JsonNode withoutNull(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
            object.forEach(MergePatchTest::withoutNull);
        }
        return tree;
    }
}
