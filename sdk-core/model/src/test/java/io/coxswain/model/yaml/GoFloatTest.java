package io.coxswain.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFloatTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-0.0, -0, -0",
        "1, 1, 1",
        "0.1, 0.1, 0.1",
        "100000, 100000, 100000",
        "1000000, 1000000, 1e+06",
        "1234567.5, 1234567.5, 1.2345675e+06",
        "0.0001, 0.0001, 0.0001",
        "0.00001, 0.00001, 1e-05",
        "0.0000001, 1e-7, 1e-07",
        "1e20, 100000000000000000000, 1e+20",
        "1e21, 1e+21, 1e+21",
        "2e-323, 2e-323, 2e-323",
        "4.9E-324, 5e-324, 5e-324",
        "1.7976931348623157E308, 1.7976931348623157e+308, 1.7976931348623157e+308",
        "2.0E-3, 0.002, 0.002",
        "8.41E21, 8.41e+21, 8.41e+21",
        "1485736880476679.75, 1485736880476679.8, 1.4857368804766798e+15"
    })
    void writesAsGo(double number, String json, String yaml) {
        assertThat(GoFloat.json(number)).isEqualTo(json);
        assertThat(GoFloat.yaml(number)).isEqualTo(yaml);
    }

    @Test
    void writesWhatReadsBack() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(GoFloat.json(number))).isEqualTo(number);
                assertThat(Double.parseDouble(GoFloat.yaml(number))).isEqualTo(number);
            }
        }
    }

    @Test
    void writesNamesWithHalfThePrecision() {
        assertThat(GoFloat.key(0.1)).isEqualTo("0.1");
        assertThat(GoFloat.key(1.23456789012)).isEqualTo("1.2345679");
        assertThat(GoFloat.key(1e300)).isEqualTo(".inf");
        assertThat(GoFloat.key(Double.NaN)).isEqualTo(".nan");
    }
}
