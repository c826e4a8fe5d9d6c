package io.coxswain.model.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Secret;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UnknownFieldsTest {
    private static final int MANY = 150_000;

    /** As many as an object of the largest size that etcd takes can hold; copying all at each would take half a minute. */
    @Test
    @Timeout(10)
    void keepsVeryManyFieldsInLittleTime() {
        String json =
                IntStream.range(0, MANY).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        ConfigMap map = ConfigMap.CODEC.fromJson(json.getBytes(UTF_8));
        assertThat(Objects.requireNonNull(map.unknownFields()).asMap()).hasSize(MANY);
        assertThat(new String(ConfigMap.CODEC.toJson(map), UTF_8)).endsWith(json.substring(1));
    }

    @Test
    @Timeout(10)
    void keepsVeryManyProtobufFieldsInLittleTime() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {'k', '8', 's', 0});
        byte[] fields = new byte[3 * MANY];
        for (int i = 0; i < fields.length; i += 3) {
            // Field 500, a varint of 1.
            fields[i] = (byte) 0xa0;
            fields[i + 1] = 0x1f;
            fields[i + 2] = 1;
        }
        message.write(0x12);
        for (int rest = fields.length; rest > 0; rest >>>= 7) {
            message.write(rest > 0x7f ? rest & 0x7f | 0x80 : rest);
        }
        message.writeBytes(fields);
        ConfigMap map = ConfigMap.CODEC.fromProtobuf(message.toByteArray());
        assertThat(Objects.requireNonNull(map.unknownFields()).proto()).isEqualTo(fields);
        assertThat(ConfigMap.CODEC.toProtobuf(map)).hasSizeGreaterThan(fields.length);
    }

    @Test
    void anEarlierStateIsNotChangedByWhatIsAddedToIt() {
        UnknownFields one = UnknownFields.of(null, "a", bytes("1"));
        UnknownFields two = UnknownFields.of(one, "b", bytes("2"));
        UnknownFields other = UnknownFields.of(one, "c", bytes("3"));
        UnknownFields three = UnknownFields.ofProto(UnknownFields.ofProto(two, bytes("x")), bytes("y"));
        UnknownFields otherThree = UnknownFields.ofProto(UnknownFields.ofProto(two, bytes("x")), bytes("z"));
        assertThat(one.asMap()).containsOnlyKeys("a");
        assertThat(two.asMap()).containsOnlyKeys("a", "b");
        assertThat(other.asMap()).containsOnlyKeys("a", "c");
        assertThat(three.proto()).isEqualTo(bytes("xy"));
        assertThat(otherThree.proto()).isEqualTo(bytes("xz"));
        assertThat(three).isNotEqualTo(two).isNotEqualTo(otherThree);
    }

    @Test
    void equalInAnyOrder() {
        UnknownFields ab = UnknownFields.of(UnknownFields.of(null, "a", bytes("1")), "b", bytes("2"));
        UnknownFields ba = UnknownFields.of(UnknownFields.of(null, "b", bytes("2")), "a", bytes("1"));
        assertThat(ab).isEqualTo(ba).hasSameHashCodeAs(ba);
    }

    @Test
    void namesWhatIsUnknownAndShowsNoValue() {
        Secret secret = Secret.CODEC.fromJson(
                bytes("{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"newData\":{\"k\":\"hunter2\"}}"));
        assertThat(Objects.requireNonNull(secret.unknownFields())).hasToString("[newData]");
        assertThat(secret.toString()).doesNotContain("hunter2");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
