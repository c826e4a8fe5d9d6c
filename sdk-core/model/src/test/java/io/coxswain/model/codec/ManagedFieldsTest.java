package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.PodSpec;
import io.coxswain.model.meta.v1.ManagedFieldsEntry;
import io.coxswain.model.meta.v1.ObjectMeta;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedFieldsTest {
    private static final String ENTRY =
            "{\"manager\":\"kubectl\",\"operation\":\"Apply\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:a\":{\"k:{\\\"x\\\":\\\"}]\\\"}\":{}}}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'metadata':{'name':'a','managedFields':[ENTRY],'uid':'u'},'spec':{'nodeName':'n'}}",
                "{'metadata':{'managedFields':[ENTRY],'name':'a','uid':'u'},'spec':{'nodeName':'n'}}",
                "{'spec':{'nodeName':'n'},'metadata':{'uid':'u','name':'a','managedFields':[ENTRY]}}",
                " { 'spec' : { 'nodeName' : 'n' } , 'metadata' : { 'uid' : 'u' , 'name' : 'a', 'managedFields' : [ ENTRY ] } } ",
                "{'new':{'metadata':{'managedFields':[]}},'metadata':{'labels':{'managedFields':'x'},'uid':'u','name':'a','managedFields':[ENTRY]},'spec':{'nodeName':'n'}}",
            })
    void areKeptWhereverTheyStand(String quoted) {
        Pod pod = read(quoted, DecodeOptions.DEFAULT);

        assertThat(pod.metadata().name()).isEqualTo("a");
        assertThat(pod.metadata().uid()).isEqualTo("u");
        assertThat(pod.spec().nodeName()).isEqualTo("n");
        assertThat(pod.metadata().managedFields())
                .extracting(ManagedFieldsEntry::manager)
                .containsExactly("kubectl");
        assertThat(json(pod)).contains(ENTRY);
        assertThat(Pod.CODEC.fromJson(Pod.CODEC.toJson(pod))).isEqualTo(pod).hasSameHashCodeAs(pod);

        Pod without = read(quoted, DecodeOptions.WITHOUT_MANAGED_FIELDS);
        assertThat(without.metadata().hasManagedFields()).isFalse();
        assertThat(without).isEqualTo(pod.with(p -> p.metadata(m -> m.clearManagedFields())));
    }

    @Test
    void areKeptWhereTheTypeKnowsNoMetadata() {
        String json = "{\"metadata\":{\"a\":1,\"managedFields\":[" + ENTRY + "],\"b\":2},\"x\":[]}";
        PodSpec spec = PodSpec.CODEC.fromJson(json.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(PodSpec.CODEC.toJson(spec), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @Test
    void readOneByOneEqualThoseThatWereBuilt() {
        Pod read = read("{'metadata':{'managedFields':[ENTRY]}}", DecodeOptions.DEFAULT);
        List<ManagedFieldsEntry> entries = read.metadata().managedFields();
        Pod built = Pod.of(p -> p.metadata(m -> m.managedFields(entries)));
        assertThat(built).isEqualTo(read).hasSameHashCodeAs(read);
        assertThat(json(built)).isEqualTo(json(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "{}", "'x'", "true"})
    void refusesWhatIsNoList(String value) {
        assertThatThrownBy(() -> read("{'metadata':{'managedFields':" + value + "}}", DecodeOptions.DEFAULT))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void nullIsNothing() {
        assertThat(read("{'metadata':{'managedFields':null}}", DecodeOptions.DEFAULT)
                        .metadata()
                        .hasManagedFields())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[}", "[{]", "[1,]", "[{'a' 1}]", "['\\x']", "[tru]", "[1 2]", "[-]", "[1.]"})
    void refusesMalformedOnesThoughNobodyLooksAtThem(String list) {
        assertThatThrownBy(() -> read("{'metadata':{'managedFields':" + list + "}}", DecodeOptions.DEFAULT))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void tellsTheOffsetInTheWholeDocument() {
        String document = "{'metadata':{'managedFields':[ENTRY],'name':5}}";
        int at = document.replace("ENTRY", ENTRY).indexOf(":5") + 1;
        assertThatThrownBy(() -> read(document, DecodeOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        DecodingException.class, e -> assertThat(e.offset()).isEqualTo(at));
    }

    private static Pod read(String quoted, DecodeOptions options) {
        byte[] json = quoted.replace('\'', '"').replace("ENTRY", ENTRY).getBytes(StandardCharsets.UTF_8);
        return Pod.CODEC.fromJson(json, 0, json.length, options);
    }

    private static String json(Pod pod) {
        return new String(Pod.CODEC.toJson(pod), StandardCharsets.UTF_8);
    }

    @Test
    void entriesAreAppendedToWhatIsThereStillUnread() {
        ObjectMeta read = ObjectMeta.CODEC.fromJson(
                "{\"managedFields\":[{\"manager\":\"a\"}]}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ManagedFieldsEntry second = ManagedFieldsEntry.of(f -> f.manager("b"));
        ObjectMeta more = read.with(m -> m.addManagedFields(second).addManagedFields(f -> f.manager("c")));
        assertThat(more.managedFields()).extracting(ManagedFieldsEntry::manager).containsExactly("a", "b", "c");
        assertThat(read.managedFields()).hasSize(1);
        assertThat(ObjectMeta.of(m -> m.addManagedFields(second)).managedFields())
                .containsExactly(second);
    }
}
