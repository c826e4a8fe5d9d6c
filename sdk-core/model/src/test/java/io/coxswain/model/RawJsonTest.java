package io.coxswain.model;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.model.admission.v1.AdmissionReview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Json}, {@link RawExtension} and {@link FieldsV1}. */
class RawJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "true", "-1.5e3", "\"a\\u0000\"", "[]", "[1, 2]", "{}", " {\"a\": [null]} ", "\"é🚢\""})
    void keepsAnyJsonAsItIsWritten(String text) {
        Json json = Json.of(text);

        assertThat(json).hasToString(text);
        assertThat(json.json()).isEqualTo(text.getBytes(UTF_8));
        assertThat(Json.ofJson(text.getBytes(UTF_8))).isEqualTo(json).hasSameHashCodeAs(json);
        assertThat(Json.ofTrusted(text.getBytes(UTF_8))).isEqualTo(json).hasSameHashCodeAs(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "nul",
                "NaN",
                "01",
                "1.",
                ".5",
                "+1",
                "\"",
                "\"\n\"",
                "\"\\x\"",
                "1 2",
                "{} {}",
                "[]]",
                "// c\n1",
                "\ufeff{}",
                "1,",
                "\"\ud83d\""
            })
    void refusesWhatIsNoJson(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(text));
        assertThatIllegalArgumentException().isThrownBy(() -> RawExtension.of(text));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldsV1.of(text));
        // What is checked is what would be written: the bytes.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.ofJson(text.getBytes(text.contains("\ud83d") ? UTF_16BE : UTF_8)));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.ofJson("{}".getBytes(UTF_16BE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.ofJson(new byte[] {'"', (byte) 0xff, '"'}))
                .withMessage("not JSON: not UTF-8");
    }

    @Test
    void refusesAbsurdDepth() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of("[".repeat(1_000_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of("[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void doesNotRepeatWhatMayBeSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawExtension.of("{\"password\": hunter2}"))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("hunter2").hasNoCause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "[]", "\"{}\"", "[{}]"})
    void takesOnlyObjectsForObjects(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawExtension.of(text))
                .withMessageContaining("not a JSON object");
        assertThatIllegalArgumentException().isThrownBy(() -> FieldsV1.ofJson(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1} | { \"a\" : 1 }",
                "[1,2] | [ 1,\t2 ]",
                "{\"a b\":\"c\\\" d\"} | {\"a b\" : \"c\\\" d\"}",
                "{\"a\":\"\\\\\"} | {\"a\": \"\\\\\" }",
            })
    void isEqualButForBlanks(String compact, String spaced) {
        assertThat(Json.of(compact)).isEqualTo(Json.of(spaced)).hasSameHashCodeAs(Json.of(spaced));
        if (compact.startsWith("{")) {
            assertThat(RawExtension.of(compact))
                    .isEqualTo(RawExtension.of(spaced))
                    .hasSameHashCodeAs(RawExtension.of(spaced));
            assertThat(FieldsV1.of(compact)).isEqualTo(FieldsV1.of(spaced)).hasSameHashCodeAs(FieldsV1.of(spaced));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"a b\" | \"ab\"",
                "\"a\\\" b\" | \"a\\\"b\"",
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
                "1 | 1.0",
                "[1] | [1,2]",
                "{} | []",
                "\"\\\\ \" | \"\\\\\"",
            })
    void differsInAllElse(String a, String b) {
        assertThat(Json.of(a)).isNotEqualTo(Json.of(b));
        assertThat(Json.of(b)).isNotEqualTo(Json.of(a));
    }

    @Test
    void copiesWhatItIsGivenAndWhatItGives() {
        byte[] array = "{\"a\":1}".getBytes(UTF_8);
        FieldsV1 fields = FieldsV1.ofJson(array);
        array[5] = '2';
        fields.json()[5] = '3';

        assertThat(fields).hasToString("{\"a\":1}");
    }

    @Test
    void isNotEqualToAnotherType() {
        assertThat((Object) Json.of("{}")).isNotEqualTo(RawExtension.of("{}")).isNotEqualTo("{}");
    }

    /** An AdmissionReview holds the object that is created, and that may be one. */
    @Test
    void textsDoNotShowASecretThatAnObjectHolds() {
        String secret = "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"data\":{\"password\":\"aHVudGVyMg==\"}}";
        RawExtension object = RawExtension.of(secret);
        assertThat(object).hasToString("RawExtension{" + secret.length() + " bytes}");
        AdmissionReview review = AdmissionReview.of(r -> r.request(q -> q.object(object)));
        assertThat(review.toString()).doesNotContain("aHVudGVyMg");
        assertThat(review.request().object().toString()).doesNotContain("aHVudGVyMg");
    }
}
