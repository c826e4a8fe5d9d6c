package io.coxswain.model.patch;

import static io.coxswain.model.patch.Trees.text;
import static io.coxswain.model.patch.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.patch.PatchException.Reason;
import io.coxswain.model.tree.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonPatchTest {
    @Test
    void takesValuesOfAnyType() {
        JsonPatch patch = JsonPatch.of(p -> p.replace("/spec/replicas", 5)
                .replace("/spec/replicas", "5")
                .add("/spec/paused", true)
                .test("/spec/x", 0.5)
                .add("/spec/y", 5_000_000_000L)
                .replace("/metadata", ObjectMeta.CODEC, ObjectMeta.of(m -> m.name("a"))));

        assertThat(new String(patch.toJson(), StandardCharsets.UTF_8))
                .isEqualTo("[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":5},"
                        + "{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":\"5\"},"
                        + "{\"op\":\"add\",\"path\":\"/spec/paused\",\"value\":true},"
                        + "{\"op\":\"test\",\"path\":\"/spec/x\",\"value\":0.5},"
                        + "{\"op\":\"add\",\"path\":\"/spec/y\",\"value\":5000000000},"
                        + "{\"op\":\"replace\",\"path\":\"/metadata\",\"value\":{\"name\":\"a\"}}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'foo':'bar'} | {'op':'add','path':'/baz','value':'qux'} | {'foo':'bar','baz':'qux'}",
                "{'foo':['bar','baz']} | {'op':'add','path':'/foo/1','value':'qux'} | {'foo':['bar','qux','baz']}",
                "{'foo':['bar']} | {'op':'add','path':'/foo/-','value':['abc','def']} | {'foo':['bar',['abc','def']]}",
                "{'foo':['bar']} | {'op':'add','path':'/foo/1','value':1} | {'foo':['bar',1]}",
                "{'foo':1} | {'op':'add','path':'/foo','value':null} | {'foo':null}",
                "{'baz':'qux','foo':'bar'} | {'op':'remove','path':'/baz'} | {'foo':'bar'}",
                "{'foo':['bar','qux','baz']} | {'op':'remove','path':'/foo/1'} | {'foo':['bar','baz']}",
                "{'baz':'qux'} | {'op':'replace','path':'/baz','value':'boo'} | {'baz':'boo'}",
                "{'a':[1,2]} | {'op':'replace','path':'/a/0','value':{}} | {'a':[{},2]}",
                "{'foo':{'waldo':'fred'},'qux':{}} | {'op':'move','from':'/foo/waldo','path':'/qux/thud'} |"
                        + " {'foo':{},'qux':{'thud':'fred'}}",
                "{'foo':['all','grass','cows','eat']} | {'op':'move','from':'/foo/1','path':'/foo/3'} |"
                        + " {'foo':['all','cows','eat','grass']}",
                "{'a':1} | {'op':'move','from':'/a','path':'/a'} | {'a':1}",
                "{'a':{'b':1}} | {'op':'copy','from':'/a','path':'/c'} | {'a':{'b':1},'c':{'b':1}}",
                "{'a':1} | {'op':'copy','from':'','path':'/c'} | {'a':1,'c':{'a':1}}",
                "{'a':1} | {'op':'test','path':'/a','value':1.0} | {'a':1}",
                "{'/':9,'~1':10} | {'op':'test','path':'/~01','value':10} | {'/':9,'~1':10}",
                "{'a/b':1,'m~n':2} | {'op':'replace','path':'/a~1b','value':3} | {'a/b':3,'m~n':2}",
                "{'':1} | {'op':'remove','path':'/'} | {}",
                "{'a':1} | {'op':'replace','path':'','value':[1]} | [1]",
                "{'a':1} | {'op':'add','path':'','value':5} | 5",
                "{'a':{'b':[]}} | {'op':'test','path':'','value':{'a':{'b':[]}}} | {'a':{'b':[]}}",
                "[1,[2]] | {'op':'add','path':'/1/0','value':'x','unknown':true} | [1,['x',2]]"
            })
    void appliesByBothRules(String document, String operation, String expected) {
        JsonPatch patch = JsonPatch.of(tree("[" + operation + "]"));
        assertThat(text(patch.apply(tree(document), JsonPatchRules.RFC_6902))).isEqualTo(text(tree(expected)));
        assertThat(text(patch.apply(tree(document)))).isEqualTo(text(tree(expected)));
        assertThat(patch.toTree()).isEqualTo(JsonPatch.of(patch.toTree()).toTree());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':[1,2]} | {'op':'remove','path':'/a/-1'} | {'a':[1]}",
                "{'a':[1,2]} | {'op':'add','path':'/a/-1','value':3} | {'a':[1,2,3]}",
                "{'a':[1,2]} | {'op':'replace','path':'/a/-2','value':3} | {'a':[3,2]}",
                "{'a':1} | {'op':'replace','path':'/b','value':2} | {'a':1,'b':2}",
                "{'a':1} | {'op':'test','path':'/b','value':null} | {'a':1}",
                "{'a':1} | {'op':'copy','from':'/x','path':'/b'} | {'a':1,'b':null}"
            })
    void serversAreLenientAndTheStandardIsNot(String document, String operation, String expected) {
        JsonPatch patch = JsonPatch.of(tree("[" + operation + "]"));
        assertThat(text(patch.apply(tree(document)))).isEqualTo(text(tree(expected)));
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patch.apply(tree(document), JsonPatchRules.RFC_6902))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_APPLICABLE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'remove','path':'/nope'} | NOT_APPLICABLE", "{'op':'remove','path':''} | NOT_APPLICABLE",
                "{'op':'add','path':'/a/b','value':1} | NOT_APPLICABLE",
                        "{'op':'add','path':'/x/y','value':1} | NOT_APPLICABLE",
                "{'op':'add','path':'/list/3','value':1} | NOT_APPLICABLE",
                        "{'op':'add','path':'/list/01','value':1} | NOT_APPLICABLE",
                "{'op':'add','path':'/list/1e0','value':1} | NOT_APPLICABLE",
                        "{'op':'add','path':'/list/x','value':1} | NOT_APPLICABLE",
                "{'op':'remove','path':'/list/2'} | NOT_APPLICABLE",
                        "{'op':'remove','path':'/list/-'} | NOT_APPLICABLE",
                "{'op':'replace','path':'/list/2','value':1} | NOT_APPLICABLE",
                        "{'op':'remove','path':'/list/-3'} | NOT_APPLICABLE",
                "{'op':'remove','path':'/list/99999999999'} | NOT_APPLICABLE",
                        "{'op':'remove','path':'/list/'} | NOT_APPLICABLE",
                "{'op':'move','from':'/o','path':'/o/p/q'} | NOT_APPLICABLE",
                        "{'op':'move','from':'/nope','path':'/o'} | NOT_APPLICABLE",
                "{'op':'copy','from':'/x/y','path':'/o'} | NOT_APPLICABLE",
                        "{'op':'test','path':'/a','value':2} | TEST_FAILED",
                "{'op':'test','path':'/a','value':'1'} | TEST_FAILED",
                        "{'op':'test','path':'/list','value':[2,1]} | TEST_FAILED",
                "{'op':'test','path':'/nope','value':1} | NOT_APPLICABLE"
            })
    void nothingHappensIfOneOperationFails(String operation, Reason reason) {
        JsonNode document = tree("{'a':1,'list':[1,2],'o':{'p':{}}}");
        String before = document.toString();
        JsonPatch patch = JsonPatch.of(tree("[{'op':'add','path':'/new','value':'hunter2'}," + operation + "]"));
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patch.apply(document))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.path())
                        .isEqualTo(tree(operation).get("path").asString()))
                .withMessageStartingWith("operation 1 (")
                .withMessageNotContaining("hunter2");
        assertThat(document).hasToString(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "1",
                "null",
                "[1]",
                "[{}]",
                "[{'op':'add'}]",
                "[{'op':'frobnicate','path':'/a'}]",
                "[{'op':'add','path':'/a'}]",
                "[{'op':'add','path':5,'value':1}]",
                "[{'op':5,'path':'/a'}]",
                "[{'op':'move','path':'/a'}]",
                "[{'op':'add','path':'a','value':1}]",
                "[{'op':'remove','path':'/a~2'}]",
                "[{'op':'remove','path':'/a~'}]",
                "[{'op':'copy','from':'x','path':'/a'}]",
                "[{'op':'ADD','path':'/a','value':1}]",
                "[null]"
            })
    void refusesWhatIsNoPatch(String patch) {
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> JsonPatch.of(tree(patch)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> Patch.json("[{"));
    }

    @Test
    void limitsTheNumberOfOperations() {
        JsonPatch patch = JsonPatch.of(p -> p.add("/a", "x").add("/b", "x").add("/c", "x"));
        assertThat(patch.apply(tree("{}"), JsonPatchRules.KUBERNETES.withMaxOperations(3))
                        .size())
                .isEqualTo(3);
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patch.apply(tree("{}"), JsonPatchRules.KUBERNETES.withMaxOperations(2)))
                .withMessage("a patch of 3 operations; 2 are allowed")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(JsonPatchRules.KUBERNETES.maxOperations()).isEqualTo(10_000);
    }

    @Test
    void limitsWhatCopiesAddUpTo() {
        JsonPatch doubling = JsonPatch.of(p -> {
            for (int i = 0; i < 60; i++) {
                p.copy("/a", "/a/-");
            }
        });
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> doubling.apply(tree("{'a':['0123456789']}")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void limitsTheDepthOfTheResult() {
        String deep = "[".repeat(400) + "]".repeat(400);
        JsonPatch patch =
                JsonPatch.of(p -> p.add("/a", tree(deep)).copy("/a", "/b").move("/b", "/a" + "/0".repeat(399) + "/-"));
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patch.apply(tree("{}")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void resultsShareNothingWithThePatchOrTheDocument() {
        JsonNode value = tree("{'x':[1]}");
        JsonPatch patch = JsonPatch.of(p -> p.add("/a", value).copy("/a", "/b"));
        JsonNode first = patch.apply(tree("{}"));
        ((tools.jackson.databind.node.ArrayNode) first.at("/a/x")).add(2);
        ((tools.jackson.databind.node.ArrayNode) value.get("x")).add(3);
        assertThat(text(first)).isEqualTo("{'a':{'x':[1,2]},'b':{'x':[1]}}");
        assertThat(text(patch.apply(tree("{}")))).isEqualTo("{'a':{'x':[1]},'b':{'x':[1]}}");
    }

    @Test
    void showsOperationsButNoValues() {
        JsonPatch patch = JsonPatch.of(p -> p.test("/data/token", "hunter2").move("/a", "/b"));
        assertThat(patch).hasToString("[test /data/token, move /a to /b]");
        assertThat(patch.operations().get(1).from()).isEqualTo("/a");
        assertThat(patch.operations().get(0).value()).hasToString("\"hunter2\"");
        assertThat(patch).isEqualTo(JsonPatch.of(patch.toTree())).hasSameHashCodeAs(JsonPatch.of(patch.toTree()));
        assertThat(patch)
                .isNotEqualTo(JsonPatch.of(p -> p.test("/data/token", "other").move("/a", "/b")));
    }

    @Test
    void patchesTypedObjects() {
        ConfigMap map = ConfigMap.of(c -> c.metadata(m -> m.name("m")).putData("a", "1"));
        ConfigMap patched =
                JsonPatch.of(p -> p.replace("/data/a", "2").add("/data/b", "3")).apply(ConfigMap.CODEC, map);
        assertThat(patched).isEqualTo(map.with(c -> c.putData("a", "2").putData("b", "3")));
        assertThat(map.data()).containsEntry("a", "1").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1} | {'a':1.0} | []",
                "{'a':1,'b':2} | {'b':3,'c':4} | [remove /a, replace /b, add /c]",
                "{'a':[1,2,3]} | {'a':[1,3]} | [remove /a/1]",
                "{'a':[1,2,3]} | {'a':[0,1,2,3]} | [add /a/0]",
                "{'a':[{'n':1},{'n':2}]} | {'a':[{'n':1},{'n':5}]} | [replace /a/1/n]",
                "{'a':[]} | {'a':{}} | [replace /a]",
                "{'a/b':{'~':1}} | {'a/b':{}} | [remove /a~1b/~0]",
                "1 | {'a':1} | [replace ]"
            })
    void findsSmallDifferences(String original, String modified, String operations) {
        JsonPatch patch = JsonPatch.between(tree(original), tree(modified));
        assertThat(patch).hasToString(operations);
        assertThat(JsonTree.equal(patch.apply(tree(original), JsonPatchRules.RFC_6902), tree(modified)))
                .isTrue();
    }

    @Test
    void whatIsMadeMakesTheOneOfTheOther() {
        RandomTrees trees = new RandomTrees(new Random(RandomTrees.SEED));
        for (int i = 0; i < RandomTrees.INPUTS / 4; i++) {
            JsonNode original = trees.any(4);
            JsonNode modified = trees.changed(original);
            JsonPatch patch = JsonPatch.between(original, modified);
            assertThat(JsonTree.equal(patch.apply(original, JsonPatchRules.RFC_6902), modified))
                    .as("%s %s %s", i, original, modified)
                    .isTrue();
        }
    }
}
