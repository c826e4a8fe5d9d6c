package io.coxswain.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlFloatTest {
    @Test
    void hasItsOwnWordsForWhatIsNotFinite() {
        assertThat(YamlFloat.value(Double.NaN)).isEqualTo(".nan");
        assertThat(YamlFloat.value(Double.POSITIVE_INFINITY)).isEqualTo(".inf");
        assertThat(YamlFloat.value(Double.NEGATIVE_INFINITY)).isEqualTo("-.inf");
        assertThat(YamlFloat.value(1_000_000)).isEqualTo("1e+06");
    }

    @Test
    void writesNamesWithHalfThePrecision() {
        assertThat(YamlFloat.key(0.1)).isEqualTo("0.1");
        assertThat(YamlFloat.key(1.23456789012)).isEqualTo("1.2345679");
        assertThat(YamlFloat.key(1e300)).isEqualTo(".inf");
        assertThat(YamlFloat.key(Double.NaN)).isEqualTo(".nan");
    }
}
