package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.Quantity;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Event;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StringTableTest {
    private static final int SLOTS = 1 << 14;

    private final StringTable table = new StringTable(true);

    @Test
    void whatWasReadBeforeIsGivenAgain() {
        assertThat(get("kube-system")).isEqualTo("kube-system").isSameAs(get("kube-system"));
    }

    @Test
    void stringsOfEveryLengthAreFoundWhereverTheyLie() {
        Random random = new Random(1);
        byte[] ascii = new byte[200];
        for (int length = 0; length <= StringTable.LONGEST; length++) {
            for (int from : new int[] {0, 1, 7, 8, ascii.length - length}) {
                for (int i = 0; i < ascii.length; i++) {
                    ascii[i] = (byte) (' ' + random.nextInt(90));
                }
                String expected = new String(ascii, from, length, StandardCharsets.US_ASCII);

                String first = table.get(ascii, from, from + length);

                assertThat(first).isEqualTo(expected).isSameAs(get(expected));
            }
        }
    }

    /** One byte is all that tells them apart, wherever it lies. */
    @Test
    void nobodyIsServedAnothersString() {
        for (int length = 1; length <= StringTable.LONGEST; length++) {
            for (int i = 0; i < length; i++) {
                byte[] ascii = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                table.get(ascii, 0, length);
                ascii[i] = 'b';
                assertThat(table.get(ascii, 0, length)).isEqualTo(new String(ascii, StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void aNulIsACharacterLikeAnother() {
        assertThat(get("a")).isEqualTo("a");
        assertThat(get("a\0")).isEqualTo("a\0");
        assertThat(get("a\0\0")).hasSize(3);
    }

    @Test
    void theTableDoesNotGrow() {
        for (int i = 0; i < 10 * SLOTS; i++) {
            assertThat(get("string-" + i)).isEqualTo("string-" + i);
        }

        assertThat(table.snapshot().kept()).isBetween(SLOTS / 2, SLOTS);
    }

    @Test
    void aTableThatIsSwitchedOffKeepsNothing() {
        StringTable off = new StringTable(false);
        byte[] ascii = "kube-system".getBytes(StandardCharsets.US_ASCII);

        assertThat(off.get(ascii, 0, ascii.length))
                .isEqualTo("kube-system")
                .isNotSameAs(off.get(ascii, 0, ascii.length));
        assertThat(off.snapshot()).isEqualTo(new SharedStrings(false, 0, 0, 0));
    }

    @Test
    void whatIsLookedForAndFoundIsCounted() {
        String text = "a value of its own: " + UUID.randomUUID();
        byte[] json = "{'metadata':{'labels':{'key':'%s'}}}"
                .replace('\'', '"')
                .formatted(text)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] protobuf = ConfigMap.CODEC.toProtobuf(ConfigMap.CODEC.fromJson(json));
        ConfigMap.CODEC.fromProtobuf(protobuf);
        SharedStrings before = SharedStrings.now();

        ConfigMap.CODEC.fromJson(json);
        SharedStrings between = SharedStrings.now();
        ConfigMap.CODEC.fromProtobuf(protobuf);

        SharedStrings after = SharedStrings.now();
        assertThat(after.enabled()).isTrue();
        // A key and a value; in protobuf besides what the envelope tells. What is empty needs no table.
        assertThat(between.lookups() - before.lookups()).isEqualTo(2);
        assertThat(between.hits() - before.hits()).isEqualTo(2);
        assertThat(after.lookups() - between.lookups()).isEqualTo(4);
        assertThat(after.hits() - between.hits()).isEqualTo(after.lookups() - between.lookups());
        assertThat(after.kept()).isBetween(2, SLOTS);
    }

    @Test
    void dataOfASecretIsNeverKept() {
        String password = "password " + UUID.randomUUID();
        String base64 = Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.US_ASCII));
        byte[] json = "{'data':{'a':'%s'},'stringData':{'b':'%s'}}"
                .replace('\'', '"')
                .formatted(base64, password)
                .getBytes(StandardCharsets.US_ASCII);

        Secret secret = Secret.CODEC.fromJson(json);
        Secret.CODEC.fromProtobuf(Secret.CODEC.toProtobuf(secret));

        assertThat(isKept(base64)).isFalse();
        assertThat(isKept(password)).isFalse();
        assertThat(isKept(password)).as("the question itself puts it there").isTrue();
    }

    @Test
    void whatHardlyRepeatsIsNeverKept() {
        String unique = UUID.randomUUID().toString();
        List<Object> objects = List.of(
                ConfigMap.of(c -> c.metadata(m -> m.name(unique).uid(unique).resourceVersion(unique))
                        .putData("key", unique)),
                Pod.of(p -> p.status(s -> s.message(unique)
                        .podIP(unique)
                        .addContainerStatuses(c -> c.containerID(unique)
                                .lastState(l ->
                                        l.terminated(t -> t.containerID(unique).message(unique)))
                                .state(l -> l.terminated(t -> t.containerID(unique)))))),
                Event.of(e -> e.message(unique)
                        .involvedObject(o -> o.name(unique).uid(unique).resourceVersion(unique))));
        for (Object object : objects) {
            KubeCodec kinds = KubeCodec.builtIn();
            kinds.fromJson(kinds.toJson(object));
            kinds.fromProtobuf(kinds.toProtobuf(object));
        }

        assertThat(isKept(unique)).isFalse();
    }

    @Test
    void whatTheObjectsOfOneOwnerShareIsKept() {
        List<String> shared = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            shared.add(UUID.randomUUID().toString());
        }
        Pod pod = Pod.of(p -> p.metadata(m -> m.generateName(shared.get(0))
                        .addOwnerReferences(o -> o.name(shared.get(1)).uid(shared.get(2))))
                .spec(s -> s.addContainers(c -> c.addEnv(e -> e.name("A").value(shared.get(3))))));
        Pod.CODEC.fromJson(Pod.CODEC.toJson(pod));

        assertThat(shared).allMatch(StringTableTest::isKept);
    }

    /** A program that tells whether it shares anything. */
    static final class ReadTwice {
        private ReadTwice() {}

        public static void main(String[] args) {
            byte[] json = ("{\"metadata\":{\"namespace\":\"shop\"},\"spec\":{\"priority\":123456,"
                            + "\"terminationGracePeriodSeconds\":123456,"
                            + "\"containers\":[{\"resources\":{\"limits\":{\"cpu\":\"12345m\"}}}]}}")
                    .getBytes(StandardCharsets.UTF_8);
            Pod a = Pod.CODEC.fromJson(json);
            Pod b = Pod.CODEC.fromJson(json);
            System.out.printf(
                    "%b %b %b %b %s",
                    same(a.metadata().namespace(), b.metadata().namespace()),
                    same(a.spec().priority(), b.spec().priority()),
                    same(a.spec().terminationGracePeriodSeconds(), b.spec().terminationGracePeriodSeconds()),
                    same(cpu(a), cpu(b)),
                    SharedStrings.now().enabled());
        }

        private static boolean same(@Nullable Object one, @Nullable Object other) {
            return one == other;
        }

        private static @Nullable Quantity cpu(Pod pod) {
            return pod.spec().containers().get(0).resources().limits().get("cpu");
        }
    }

    @Test
    void theSwitchIsASystemProperty() throws Exception {
        assertThat(run("-Dcoxswain.strings.shared=false")).isEqualTo("false false false false false");
        assertThat(run("-Dcoxswain.strings.shared=true")).isEqualTo("true true true true true");
    }

    private static String run(String property) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        property,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadTwice.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        return output;
    }

    private static boolean isKept(String text) {
        long missed = missed();
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        StringTable.shared().get(ascii, 0, ascii.length);
        StringTable.shared().looked(1);
        return missed() == missed;
    }

    private static long missed() {
        SharedStrings now = SharedStrings.now();
        return now.lookups() - now.hits();
    }

    private String get(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return table.get(ascii, 0, ascii.length);
    }
}
