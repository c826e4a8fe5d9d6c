package io.coxswain.model.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFloatTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1.5, 1.5, 1.5",
        "100000, 100000, 100000",
        "1000000, 1e+06, 1000000",
        "12345678.9, 1.23456789e+07, 12345678.9",
        "1e20, 1e+20, 100000000000000000000",
        "1e21, 1e+21, 1e+21",
        "1e100, 1e+100, 1e+100",
        "0.0001, 0.0001, 0.0001",
        "0.00001, 1e-05, 0.00001",
        "0.000001, 1e-06, 0.000001",
        "1e-7, 1e-07, 1e-7",
        "0, 0, 0",
        "-0.0, -0, -0",
        "-2.5, -2.5, -2.5",
        "2e-3, 0.002, 0.002",
        "4.9E-324, 5e-324, 5e-324",
        "1.7976931348623157E308, 1.7976931348623157e+308, 1.7976931348623157e+308",
        "2.0E-3, 0.002, 0.002",
        "9007199254740993, 9.007199254740992e+15, 9007199254740992"
    })
    void printsAsGo(double value, String text, String json) {
        assertThat(GoFloat.text(value)).isEqualTo(text);
        assertThat(GoFloat.json(value)).isEqualTo(json);
    }

    @Test
    void readsBackAsTheSame() {
        Random random = new Random(754);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(GoFloat.text(value))).isEqualTo(value);
                assertThat(Double.parseDouble(GoFloat.json(value))).isEqualTo(value);
            }
        }
    }
}
