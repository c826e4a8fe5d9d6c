package io.coxswain.model.patch;

import static io.coxswain.model.patch.Trees.DEPLOYMENT;
import static io.coxswain.model.patch.Trees.POD;
import static io.coxswain.model.patch.Trees.text;
import static io.coxswain.model.patch.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.patch.PatchException.Reason;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StrategicMergePatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // elements merge by their key
                "{'spec':{'containers':[{'name':'a','image':'1'},{'name':'b'}]}} |"
                        + " {'spec':{'containers':[{'name':'a','image':'2'}]}} |"
                        + " {'spec':{'containers':[{'name':'a','image':'2'},{'name':'b'}]}}",
                // one is deleted
                "{'spec':{'containers':[{'name':'a'},{'name':'b'}]}} |"
                        + " {'spec':{'containers':[{'$patch':'delete','name':'a'}]}} |"
                        + " {'spec':{'containers':[{'name':'b'}]}}",
                // the list is replaced
                "{'spec':{'containers':[{'name':'a'},{'name':'b'}]}} |"
                        + " {'spec':{'containers':[{'name':'c'},{'$patch':'replace'}]}} |"
                        + " {'spec':{'containers':[{'name':'c'}]}}",
                // lists without a strategy are replaced
                "{'spec':{'tolerations':[{'key':'a'}]}} | {'spec':{'tolerations':[{'key':'b'}]}} |"
                        + " {'spec':{'tolerations':[{'key':'b'}]}}",
                // scalars merge, and are removed by a list of their own
                "{'metadata':{'finalizers':['a','b']}} | {'metadata':{'finalizers':['c']}} |"
                        + " {'metadata':{'finalizers':['c','a','b']}}",
                "{'metadata':{'finalizers':['a','b']}} | {'metadata':{'$deleteFromPrimitiveList/finalizers':['a']}} |"
                        + " {'metadata':{'finalizers':['b']}}",
                // order
                "{'spec':{'containers':[{'name':'a'},{'name':'x'},{'name':'b'}]}} |"
                        + " {'spec':{'$setElementOrder/containers':[{'name':'b'},{'name':'a'}]}} |"
                        + " {'spec':{'containers':[{'name':'x'},{'name':'b'},{'name':'a'}]}}",
                // only these keys stay
                "{'spec':{'volumes':[{'name':'v','emptyDir':{}}]}} |"
                        + " {'spec':{'volumes':[{'name':'v','$retainKeys':['name','secret'],'secret':{'secretName':'s'}}]}}"
                        + " | {'spec':{'volumes':[{'name':'v','secret':{'secretName':'s'}}]}}",
                // an object is replaced, or emptied
                "{'metadata':{'labels':{'a':'1'}}} | {'metadata':{'labels':{'$patch':'replace','b':'2'}}} |"
                        + " {'metadata':{'labels':{'b':'2'}}}",
                "{'metadata':{'labels':{'a':'1'}}} | {'metadata':{'labels':{'$patch':'delete'}}} |"
                        + " {'metadata':{'labels':{}}}",
                "{'metadata':{'labels':{'a':'1'}}} | {'metadata':{'labels':null}} | {'metadata':{}}",
                "{'metadata':{'name':'p'}} | {'metadata':{'labels':{'a':null,'b':'2'}}} |"
                        + " {'metadata':{'name':'p','labels':{'b':'2'}}}",
                "{'spec':{}} | {'$patch':'replace','metadata':{}} | {'metadata':{}}"
            })
    void appliesAsServersDo(String object, String patch, String expected) {
        assertThat(text(StrategicMergePatch.of(POD, tree(patch)).apply(tree(object))))
                .isEqualTo(text(tree(expected)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'spec':{'containers':[{'image':'no name'}]}} | MALFORMED | /spec/containers",
                "{'spec':{'containers':['a']}} | MALFORMED | /spec/containers",
                "{'spec':{'containers':[null]}} | MALFORMED | /spec/containers",
                "{'spec':{'containers':[{'name':{}}]}} | MALFORMED | /spec/containers",
                "{'spec':{'containers':[{'name':'a','$patch':'merge'}]}} | MALFORMED | /spec/containers",
                "{'metadata':{'labels':{'$patch':'merge'}}} | MALFORMED | /metadata/labels",
                "{'metadata':{'$deleteFromPrimitiveList':['a']}} | MALFORMED | /metadata",
                "{'metadata':{'$setElementOrder/finalizers':'a'}} | MALFORMED | /metadata/finalizers",
                "{'metadata':{'finalizers':['b','a'],'$setElementOrder/finalizers':['a','b']}} | MALFORMED |"
                        + " /metadata/finalizers",
                "{'metadata':{'$retainKeys':['labels'],'name':'x'}} | MALFORMED | /metadata",
                "{'metadata':{'$retainKeys':'labels'}} | MALFORMED | /metadata",
                "{'spec':{'containers':[{'name':'a','unknown':{'x':{'y':1}}}]}} | NOT_APPLICABLE |"
                        + " /spec/containers/0/unknown",
                "{'metadata':{'labels':{'a':{'b':1}}}} | NOT_APPLICABLE | /metadata/labels/a",
                "{'metadata':{'$setElementOrder/nothing':[]}} | NOT_APPLICABLE | /metadata/nothing",
                "[] | MALFORMED | ''",
                "1 | MALFORMED | ''"
            })
    void refusesWhatServersRefuse(String patch, Reason reason, String path) {
        JsonNode object = tree("{'metadata':{'name':'n','labels':{'a':{'b':2}},'finalizers':['a']},"
                + "'spec':{'containers':[{'name':'a','unknown':{'x':{'y':2}}}]}}");
        String before = object.toString();
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> StrategicMergePatch.of(POD, tree(patch)).apply(object))
                .satisfies(e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.path()).isEqualTo(path.replace("'", "")));
        assertThat(object).hasToString(before);
    }

    @Test
    void makesDirectivesWhereTheyAreNeeded() {
        JsonNode original = tree(
                "{'metadata':{'finalizers':['a','b']},'spec':{'containers':[{'name':'a','image':'1'},{'name':'b'}],"
                        + "'volumes':[{'name':'v','emptyDir':{}}]}}");
        JsonNode modified = tree("{'metadata':{'finalizers':['b']},'spec':{'containers':[{'name':'a','image':'2'}],"
                + "'volumes':[{'name':'v','secret':{'secretName':'s'}}]}}");
        StrategicMergePatch patch = StrategicMergePatch.between(POD, original, modified);
        assertThat(text(patch.toTree()))
                .isEqualTo(
                        "{'metadata':{'$deleteFromPrimitiveList/finalizers':['a'],'$setElementOrder/finalizers':['b']},"
                                + "'spec':{'containers':[{'image':'2','name':'a'},{'name':'b','$patch':'delete'}],"
                                + "'$setElementOrder/containers':[{'name':'a'}],"
                                + "'volumes':[{'secret':{'secretName':'s'},'emptyDir':null,'$retainKeys':['name','secret'],'name':'v'}],"
                                + "'$setElementOrder/volumes':[{'name':'v'}]}}");
        assertThat(text(patch.apply(original))).isEqualTo(text(modified));
    }

    @Test
    void keepsWhatOthersSet() {
        JsonNode original = tree(
                "{'spec':{'replicas':1,'template':{'spec':{'containers':[{'name':'a','image':'1'},{'name':'old'}]}}}}");
        JsonNode modified = tree("{'spec':{'template':{'spec':{'containers':[{'name':'a','image':'2'}]}}}}");
        JsonNode current =
                tree("{'metadata':{'uid':'u'},'spec':{'replicas':1,'paused':true,'template':{'spec':{'containers':"
                        + "[{'name':'a','image':'1','resources':{}},{'name':'old'},{'name':'sidecar'}]}}}}");
        StrategicMergePatch patch =
                StrategicMergePatch.threeWay(DEPLOYMENT, original, modified, current, OnConflict.OVERWRITE);
        assertThat(text(patch.apply(current)))
                .isEqualTo("{'metadata':{'uid':'u'},'spec':{'paused':true,'template':{'spec':{'containers':"
                        + "[{'name':'a','image':'2','resources':{}},{'name':'sidecar'}]}}}}");
    }

    @Test
    void tellsConflictsOnRequest() {
        JsonNode original = tree("{'spec':{'replicas':1,'paused':false}}");
        JsonNode modified = tree("{'spec':{'replicas':2,'paused':false}}");
        JsonNode current = tree("{'spec':{'replicas':3,'paused':false}}");
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(
                        () -> StrategicMergePatch.threeWay(DEPLOYMENT, original, modified, current, OnConflict.FAIL))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
        assertThat(StrategicMergePatch.threeWay(DEPLOYMENT, original, modified, modified, OnConflict.FAIL)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void fieldsThatNoSchemaKnowsMayStayButNotChange() {
        JsonNode object = tree("{'spec':{'future':{'a':{'b':1}},'list':[[1]]}}");
        assertThat(StrategicMergePatch.between(POD, object, object).isEmpty()).isTrue();
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> StrategicMergePatch.between(
                        POD, object, tree("{'spec':{'future':{'a':{'b':2}},'list':[[1]]}}")))
                .satisfies(e -> assertThat(e.path()).isEqualTo("/spec/future"))
                .withMessageContaining("core.v1.PodSpec");
    }

    /** A server would read the result as a ControllerRevision, whose data is any object. */
    @Test
    void valuesOfAnyTypeDoNotMerge() {
        TypeFacts revision = KubeSchema.type("apps.v1.ControllerRevision").orElseThrow();
        assertThat(StrategicMergePatch.of(revision, tree("{'data':{'b':2}}"))
                        .apply(tree("{'data':{'a':1}}"))
                        .toString())
                .isEqualTo("{\"data\":{\"a\":1,\"b\":2}}");
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> StrategicMergePatch.of(revision, tree("{'data':{'a':{'b':2}}}"))
                        .apply(tree("{'data':{'a':{'b':1}}}")));
    }

    @Test
    void typedObjectsKeepNoDirectives() {
        Pod pod = Pod.of(p -> p.metadata(m -> m.name("p")));
        StrategicMergePatch patch = Patch.strategic(
                Pod.TYPE,
                "{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"c\"}],\"containers\":[{\"name\":\"c\",\"image\":\"i\"}],"
                        + "\"securityContext\":{\"$retainKeys\":[\"runAsUser\"],\"runAsUser\":1}}}");
        assertThat(patch.apply(Pod.CODEC, pod))
                .isEqualTo(Pod.of(p -> p.metadata(m -> m.name("p"))
                        .spec(s ->
                                s.addContainers(c -> c.name("c").image("i")).securityContext(c -> c.runAsUser(1L)))));
    }

    @Test
    void needsAKindOfKubernetes() {
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> Patch.strategic(PatchTest.SHIP, "{}"))
                .withMessageContaining("JSON merge patch");
    }

    @Test
    void showsNoValues() {
        StrategicMergePatch patch = Patch.strategic(Deployment.TYPE, "{\"spec\":{\"paused\":true}}");
        assertThat(patch).hasToString("StrategicMergePatch of 1 fields of apps.v1.Deployment");
        assertThat(patch).isEqualTo(Patch.strategic(Deployment.TYPE, "{ \"spec\" : {\"paused\":true}}"));
        assertThat(patch.type()).isSameAs(DEPLOYMENT);
    }
}
