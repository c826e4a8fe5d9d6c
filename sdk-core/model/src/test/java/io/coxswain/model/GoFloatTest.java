package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoFloatTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-0.0, -0, -0",
        "1, 1, 1",
        "0.1, 0.1, 0.1",
        "1.5, 1.5, 1.5",
        "-2.5, -2.5, -2.5",
        "100000, 100000, 100000",
        "1000000, 1000000, 1e+06",
        "1234567.5, 1234567.5, 1.2345675e+06",
        "12345678.9, 12345678.9, 1.23456789e+07",
        "0.0001, 0.0001, 0.0001",
        "0.00001, 0.00001, 1e-05",
        "0.000001, 0.000001, 1e-06",
        "0.0000001, 1e-7, 1e-07",
        "1e20, 100000000000000000000, 1e+20",
        "-1e20, -100000000000000000000, -1e+20",
        "1e21, 1e+21, 1e+21",
        "1e100, 1e+100, 1e+100",
        "2e23, 2e+23, 2e+23",
        "8.41E21, 8.41e+21, 8.41e+21",
        "6.04e22, 6.04e+22, 6.04e+22",
        "2e-323, 2e-323, 2e-323",
        "4.9E-324, 5e-324, 5e-324",
        "1.7976931348623157E308, 1.7976931348623157e+308, 1.7976931348623157e+308",
        "2.0E-3, 0.002, 0.002",
        "9007199254740991, 9007199254740991, 9.007199254740991e+15",
        "-9007199254740993, -9007199254740992, -9.007199254740992e+15",
        "9007199254740994, 9007199254740994, 9.007199254740994e+15",
        "9223372036854775807, 9223372036854776000, 9.223372036854776e+18",
        "-9223372036854775808, -9223372036854776000, -9.223372036854776e+18",
        "1485736880476679.75, 1485736880476679.8, 1.4857368804766798e+15"
    })
    void writesAsGo(double number, String json, String text) {
        assertThat(GoFloat.json(number)).isEqualTo(json);
        assertThat(GoFloat.text(number)).isEqualTo(text);
    }

    @Test
    void writesWhatReadsBack() {
        Random random = new Random(754);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(GoFloat.json(number))).isEqualTo(number);
                assertThat(Double.parseDouble(GoFloat.text(number))).isEqualTo(number);
            }
            float single = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(single)) {
                assertThat(Float.parseFloat(GoFloat.text(single))).isEqualTo(single);
            }
        }
    }

    /** Java before 19 writes many of these with 16 or 17 digits. */
    @Test
    void needsNoMoreDigitsThanWereGiven() {
        Random random = new Random(19);
        for (int i = 0; i < 20_000; i++) {
            int digits = 1 + random.nextInt(999);
            String text = GoFloat.text(Double.parseDouble(digits + "e" + (random.nextInt(600) - 300)));
            assertThat(text.replaceAll("e.*|[.]", "").replaceAll("^0+|0+$", "")).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void writesSinglePrecisionWithFewerDigits() {
        assertThat(GoFloat.text(0.1f)).isEqualTo("0.1");
        assertThat(GoFloat.text((float) 1.23456789012)).isEqualTo("1.2345679");
        assertThat(GoFloat.text(-0.0f)).isEqualTo("-0");
        assertThat(GoFloat.text(Float.MIN_VALUE)).isEqualTo("1e-45");
        assertThat(GoFloat.text(Float.POSITIVE_INFINITY)).isEqualTo("+Inf");
    }

    @Test
    void printsWhatIsNoNumber() {
        assertThat(GoFloat.text(Double.NaN)).isEqualTo("NaN");
        assertThat(GoFloat.text(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
        assertThat(GoFloat.text(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void jsonHasNoFormForThose(double number) {
        assertThatIllegalArgumentException().isThrownBy(() -> GoFloat.json(number));
    }
}
