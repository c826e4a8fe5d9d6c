package io.coxswain.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    @Test
    void copiesWhatItIsGivenAndWhatItGives() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.of(array);

        array[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes.toArray()).containsExactly(1, 2, 3);
        assertThat(bytes.size()).isEqualTo(3);
    }

    @Test
    void takesAPartOfAnArray() {
        byte[] array = {1, 2, 3};

        assertThat(Bytes.of(array, 1, 2).toArray()).containsExactly(2);
        assertThat(Bytes.of(array, 3, 3)).isEqualTo(Bytes.EMPTY).matches(Bytes::isEmpty);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Bytes.of(array, 1, 4));
    }

    @Test
    void isUtf8() {
        Bytes bytes = Bytes.ofUtf8("grüße 🚢");

        assertThat(bytes.toArray()).isEqualTo("grüße 🚢".getBytes(UTF_8));
        assertThat(bytes.utf8()).isEqualTo("grüße 🚢");
    }

    @Test
    void refusesTextThatUtf8CannotHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofUtf8("half \ud83d"));
    }

    @Test
    void refusesToGuessWhatIsNotUtf8() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Bytes.of(new byte[] {(byte) 0xff, (byte) 0xfe}).utf8())
                .withMessage("Bytes[2] are not UTF-8: take toArray() or base64()");
    }

    @Test
    void readsBackItsBase64() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            byte[] array = new byte[random.nextInt(50)];
            random.nextBytes(array);
            Bytes bytes = Bytes.of(array);

            assertThat(Bytes.ofBase64(bytes.base64())).isEqualTo(bytes).hasSameHashCodeAs(bytes);
            assertThat(bytes.base64()).doesNotContain("\n").matches(text -> text.length() % 4 == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aGVsbG8=", "aGVs\nbG8=", "aGVsbG8\r\n=\n", "\naGVsbG8=", "aGVsbG9="})
    void ignoresLineBreaksAndLeftOverBits(String base64) {
        assertThat(Bytes.ofBase64(base64).utf8()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aGVsbG8",
                "aGVsbG8==",
                "aGVsbG8=a",
                "aGVsbG8=aaa",
                "a",
                "=",
                "====",
                "a===",
                "aGVs bG8=",
                "aGVs\tbG8=",
                "_-8=",
                "aGVsbG8é",
                "aGVsbG8=aGVsbG8=",
                "YQ=\n",
                "\u0661\u0661\u0661\u0661"
            })
    void refusesOtherBase64AndDoesNotTellWhatItWas(String base64) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bytes.ofBase64(base64))
                .withMessage("not base64 of the standard alphabet with padding");
    }

    @Test
    void readsEmptyBase64() {
        assertThat(Bytes.ofBase64("")).isEqualTo(Bytes.EMPTY);
        assertThat(Bytes.ofBase64("\r\n")).isEqualTo(Bytes.EMPTY);
        assertThat(Bytes.EMPTY.base64()).isEmpty();
    }

    @Test
    void tellsOnlyItsSize() {
        assertThat(Bytes.ofUtf8("hunter2")).hasToString("Bytes[7]");
    }

    @Test
    void isEqualByContent() {
        assertThat(Bytes.ofUtf8("a"))
                .isEqualTo(Bytes.ofUtf8("a"))
                .isNotEqualTo(Bytes.ofUtf8("b"))
                .isNotEqualTo("a");
    }
}
