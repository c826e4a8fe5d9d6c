package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.KubeList;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.networking.v1.IngressRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of messages in protobuf: Kubernetes' golden objects have one element in each of theirs, and clusters have more. */
class ProtoListTest {

    /** The last field that is read of a message is carried as a number, as bytes, or there is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'a','secret':{'secretName':'s','defaultMode':420}}",
                "{'name':'a','emptyDir':{}}",
                "{'name':'a','secret':{'items':[{'key':'k','path':'p','mode':420},{'key':'l','path':'q'}]}}",
                "{'name':'a','emptyDir':{'sizeLimit':'2Gi'}}"
            })
    void messagesOfAListFollowOneAnother(String volume) {
        for (int count : new int[] {1, 2, 7}) {
            Pod pod = Pod.CODEC.fromJson(pod(volume, count));

            Pod read = Pod.CODEC.fromProtobuf(Pod.CODEC.toProtobuf(pod));

            assertThat(read.spec().volumes()).hasSize(count);
            assertThat(read.spec().volumes()).isEqualTo(pod.spec().volumes());
            assertThat(Pod.CODEC.toProtobuf(read)).isEqualTo(Pod.CODEC.toProtobuf(pod));
        }
    }

    private static byte[] pod(String volume, int count) {
        List<String> volumes = Stream.generate(() -> volume).limit(count).toList();
        String json = volumes.stream()
                .collect(Collectors.joining(
                        ",",
                        "{'kind':'Pod','apiVersion':'v1','metadata':{},'spec':{'volumes':[",
                        "],'containers':[]},'status':{}}"));
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** Its parts are merged, as protobuf has it, and so is what is unknown in them. */
    @Test
    void aMessageInPartsLosesNoUnknownFields() {
        byte[] parts = {0x12, 2, 0x78, 1, 0x12, 2, 0x70, 2};
        IngressRule rule = IngressRule.CODEC.fromMessage(parts, 0, parts.length, DecodeOptions.DEFAULT);
        byte[] written = ProtoEnvelope.write(new ProtoWriter(), IngressRule.CODEC, rule, new TypeMeta("v1", "X"));
        assertThat(new String(written, StandardCharsets.ISO_8859_1)).contains("\u0012\u0004x\u0001p\u0002");
    }

    @Test
    void aListTellsWhatItDoesNotKnow() {
        byte[] json = "{\"x\":1,\"items\":[]}".getBytes(StandardCharsets.UTF_8);
        UnknownFields unknown = KubeList.codec(IngressRule.CODEC).fromJson(json).unknownFields();
        assertThat(unknown).isNotNull();
        assertThat(unknown.asMap()).containsOnlyKeys("x");
    }
}
