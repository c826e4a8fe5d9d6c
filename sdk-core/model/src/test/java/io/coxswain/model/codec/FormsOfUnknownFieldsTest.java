package io.coxswain.model.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.KubeList;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.patch.PatchException;
import io.coxswain.model.yaml.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a newer server sends stays in the form in which it came, and nobody loses it unawares by going to the other. */
class FormsOfUnknownFieldsTest {
    private static final String FUTURE = "of the future";
    private static final Pod FROM_PROTOBUF = fromProtobuf();
    private static final Pod FROM_JSON = Pod.CODEC.fromJson(
            ("{\"metadata\":{\"name\":\"a\"},\"spec\":{\"future\":\"" + FUTURE + "\"}}").getBytes(UTF_8));

    /** A pod with a field in its spec that has a number but no name here. */
    private static Pod fromProtobuf() {
        ProtoWriter out = new ProtoWriter();
        int spec = out.beginMessage();
        out.string(1001, FUTURE);
        out.endMessage(2, spec);
        int metadata = out.beginMessage();
        out.string(1, "a");
        out.endMessage(1, metadata);
        byte[] message = out.finish();
        return Pod.CODEC.fromMessage(message, 0, message.length, DecodeOptions.DEFAULT);
    }

    private static boolean hasFuture(byte[] document) {
        return new String(document, ISO_8859_1).contains(FUTURE);
    }

    @Test
    void areWrittenInTheFormInWhichTheyCame() {
        assertThat(hasFuture(Pod.CODEC.toProtobuf(FROM_PROTOBUF))).isTrue();
        assertThat(hasFuture(Pod.CODEC.toJson(FROM_JSON))).isTrue();
        assertThat(Yaml.write(Pod.CODEC, FROM_JSON)).contains(FUTURE);
    }

    @Test
    void haveNoPlaceInTheOtherForm() {
        assertThat(hasFuture(Pod.CODEC.toJson(FROM_PROTOBUF))).isFalse();
        assertThat(Yaml.write(Pod.CODEC, FROM_PROTOBUF)).doesNotContain(FUTURE);
        assertThat(hasFuture(Pod.CODEC.toProtobuf(FROM_JSON))).isFalse();
    }

    @Test
    void areNotLeftOutOfWhatHasToBeWhole() {
        assertThat(Pod.CODEC.toWholeJson(FROM_PROTOBUF)).isNull();
        assertThat(Pod.CODEC.toWholeProtobuf(FROM_JSON)).isNull();
        assertThat(Pod.CODEC.toWholeJson(FROM_JSON)).isEqualTo(Pod.CODEC.toJson(FROM_JSON));
        assertThat(Pod.CODEC.toWholeProtobuf(FROM_PROTOBUF)).isEqualTo(Pod.CODEC.toProtobuf(FROM_PROTOBUF));
        Codec<KubeList<Pod>> lists = KubeList.codec(Pod.CODEC);
        assertThat(lists.toWholeJson(KubeList.of(Pod.TYPE, ListMeta.EMPTY, List.of(FROM_JSON, FROM_PROTOBUF))))
                .isNull();
    }

    @Test
    void areKeptBesideThoseOfTheOtherForm() {
        Pod both = FROM_JSON.with(p -> p.spec(FROM_PROTOBUF.spec()));
        assertThat(hasFuture(Pod.CODEC.toProtobuf(both))).isTrue();
        Pod edited = FROM_PROTOBUF.with(p -> p.spec(s -> s.nodeName("n")));
        assertThat(hasFuture(Pod.CODEC.toProtobuf(edited))).isTrue();
    }

    @Test
    void aPatchAppliedHereNeverDropsThem() {
        Patch merge = Patch.merge("{\"spec\":{\"nodeName\":\"n\"}}");
        Patch strategic = Patch.strategic(Pod.TYPE, "{\"spec\":{\"nodeName\":\"n\"}}");
        Patch json = Patch.json("[{\"op\":\"add\",\"path\":\"/spec/nodeName\",\"value\":\"n\"}]");
        for (Patch patch : List.of(merge, strategic, json)) {
            assertThatThrownBy(() -> patch.apply(Pod.CODEC, FROM_PROTOBUF))
                    .isInstanceOfSatisfying(
                            PatchException.class,
                            e -> assertThat(e.reason()).isEqualTo(PatchException.Reason.NOT_APPLICABLE))
                    .hasMessageContaining("read from protobuf")
                    .hasMessageContaining("change it by its builder");
            Pod patched = patch.apply(Pod.CODEC, FROM_JSON);
            assertThat(patched.spec().nodeName()).isEqualTo("n");
            assertThat(hasFuture(Pod.CODEC.toJson(patched))).isTrue();
        }
        Deployment known = Deployment.CODEC.fromProtobuf(
                Deployment.CODEC.toProtobuf(Deployment.of(d -> d.spec(s -> s.replicas(1)))));
        assertThat(Patch.merge("{\"spec\":{\"replicas\":2}}")
                        .apply(Deployment.CODEC, known)
                        .spec()
                        .replicas())
                .isEqualTo(2);
    }
}
