package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntOrStringTest {

    @Test
    void isANumber() {
        IntOrString port = IntOrString.of(8080);

        assertThat(port.isInt()).isTrue();
        assertThat(port.intValue()).isEqualTo(8080);
        assertThat(port).hasToString("8080");
        assertThatIllegalStateException().isThrownBy(port::stringValue).withMessage("a number, not a text: 8080");
    }

    @Test
    void isAText() {
        IntOrString port = IntOrString.of("http");

        assertThat(port.isInt()).isFalse();
        assertThat(port.stringValue()).isEqualTo("http");
        assertThat(port).hasToString("http");
        assertThatIllegalStateException().isThrownBy(port::intValue).withMessage("a text, not a number: \"http\"");
    }

    @Test
    void isEqualByKindAndValue() {
        assertThat(IntOrString.of(80))
                .isEqualTo(IntOrString.of(80))
                .hasSameHashCodeAs(IntOrString.of(80))
                .isNotEqualTo(IntOrString.of("80"))
                .isNotEqualTo(IntOrString.of(81))
                .isNotEqualTo(80);
        assertThat(IntOrString.of("80"))
                .isEqualTo(IntOrString.of("80"))
                .hasSameHashCodeAs(IntOrString.of("80"))
                .isNotEqualTo(IntOrString.of("081"));
        assertThat(IntOrString.of("")).isNotEqualTo(IntOrString.of(0));
    }

    @ParameterizedTest
    @CsvSource({
        "80, true",
        "-1, true",
        "+5, true",
        "007, true",
        "2147483647, true",
        "2147483648, false",
        "'', false",
        "8 0, false",
        "80%, false",
        "http, false",
        "-, false",
        "\u0668\u0660, false"
    })
    void parsesWhatPeopleType(String text, boolean isInt) {
        assertThat(IntOrString.parse(text).isInt()).isEqualTo(isInt);
    }

    @ParameterizedTest
    @CsvSource({
        "25%, 10, true, 3",
        "25%, 10, false, 2",
        "0%, 10, true, 0",
        "100%, 7, false, 7",
        "150%, 3, true, 5",
        "-5%, 10, true, 0",
        "-5%, 10, false, -1",
        "+50%, 3, false, 1",
        "33%, 0, true, 0",
        "1%, 1, true, 1",
    })
    void scalesPercentages(String text, int total, boolean roundUp, int expected) {
        assertThat(IntOrString.of(text).scaled(total, roundUp)).isEqualTo(expected);
    }

    @Test
    void doesNotScaleNumbers() {
        assertThat(IntOrString.of(5).scaled(100, true)).isEqualTo(5);
        assertThat(IntOrString.of(-5).scaled(0, false)).isEqualTo(-5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%", "5", "abc", "1.5%", " 5%", "5 %", "5%%", "--5%", "\u0665%", "99999999999999999999%"})
    void refusesToScaleWhatIsNoPercentage(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntOrString.of(text).scaled(10, true))
                .withMessageStartingWith("neither a number nor a percentage: ");
    }

    @Test
    void doesNotWrap() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> IntOrString.of("9223372036854775807%").scaled(Integer.MAX_VALUE, true));
    }
}
