package io.coxswain.model.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.coxswain.model.apiextensions.v1.JSONSchemaProps;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.ObjectMeta;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bytes that once took hours, were read as what they are not, or made something fail later on. */
class HostileBytesTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void manyUnknownFieldsTakeNoSquareOfTheirNumber() {
        String fields = "\"x\":1,".repeat(300_000);
        byte[] json = ("{" + fields + "\"y\":[2]}").getBytes(UTF_8);
        assertTimeout(SOON, () -> {
            Pod pod = Pod.CODEC.fromJson(json);
            assertThat(pod.unknownFields().asMap()).hasSize(2);
            assertThat(new String(Pod.CODEC.toJson(pod), UTF_8)).endsWith(fields + "\"y\":[2]}");
        });
        byte[] proto = repeat(new byte[] {(byte) 0xf8, 0x7f, 1}, 300_000);
        assertTimeout(SOON, () -> assertThat(read(ObjectMeta.CODEC, proto)).isEqualTo(read(ObjectMeta.CODEC, proto)));
    }

    @Test
    void aLongListInManyPiecesTakesNoSquareOfItsLength() {
        // An element of "finalizers", and in between something else.
        byte[] elements = repeat(new byte[] {0x72, 0}, 1_000_000);
        byte[] pieces = repeat(new byte[] {0x0a, 0, 0x72, 0}, 900);
        assertTimeout(
                SOON,
                () -> assertThatThrownBy(() -> read(ObjectMeta.CODEC, join(elements, pieces)))
                        .isInstanceOf(DecodingException.class)
                        .hasMessageContaining("lists in too many pieces"));
        assertThat(read(ObjectMeta.CODEC, pieces).finalizers()).hasSize(900);
    }

    @Test
    void aTagOfMoreThan32BitsIsNone() {
        byte[] tag = {(byte) 0x8a, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x10, 2, 'h', 'i'};
        assertThatThrownBy(() -> read(ObjectMeta.CODEC, tag))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("tag");
    }

    /** Its accessor could not give it. */
    @Test
    void aTimeBeyondAllYearsIsRefusedAtOnce() {
        for (byte last : new byte[] {0x20, 0x7f}) {
            byte[] seconds = {8, -128, -128, -128, -128, -128, -128, -128, -128, last};
            byte[] meta = join(new byte[] {0x42, 10}, seconds);
            assertThatThrownBy(() -> read(ObjectMeta.CODEC, meta))
                    .isInstanceOfSatisfying(
                            DecodingException.class, e -> assertThat(e.path()).isEqualTo("/8/1"))
                    .hasMessageContaining("290,000 years");
        }
    }

    /** It could not be written as JSON. */
    @Test
    void aNumberThatIsNoneIsRefused() {
        byte[] nan = {0x49, 0, 0, 0, 0, 0, 0, (byte) 0xf8, 0x7f};
        assertThatThrownBy(() -> read(JSONSchemaProps.CODEC, nan))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("at /9");
    }

    @Test
    void whatIsRawCountsAmongTheLevels() {
        String deep =
                "{\"not\":".repeat(300) + "{\"default\":" + "[".repeat(300) + "]".repeat(300) + "}" + "}".repeat(300);
        assertThatThrownBy(() -> JSONSchemaProps.CODEC.fromJson(deep.getBytes(UTF_8)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("deeper than 500 levels");
    }

    @Test
    void rawJsonTellsItsPathAndPlace() {
        byte[] json = "..{\"spec\":{\"new\":[1,{\"a\":tru}]}}".getBytes(UTF_8);
        assertThatThrownBy(() -> Pod.CODEC.fromJson(json, 2, json.length, DecodeOptions.DEFAULT))
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.path()).isEqualTo("/spec/new/1/a");
                    assertThat(e.offset()).isEqualTo(26);
                });
    }

    private static <T> T read(Codec<T> codec, byte[] message) {
        return codec.read(new ProtoReader(message, 0, message.length, DecodeOptions.DEFAULT));
    }

    private static byte[] repeat(byte[] unit, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(unit);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] a, byte[] b) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(a);
        bytes.writeBytes(b);
        return bytes.toByteArray();
    }
}
