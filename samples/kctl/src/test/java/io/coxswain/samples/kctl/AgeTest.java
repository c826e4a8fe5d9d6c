package io.coxswain.samples.kctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
    @ParameterizedTest
    @CsvSource({
        "PT-3S, <invalid>",
        "PT-2S, <invalid>",
        "PT-1.9S, 0s",
        "PT-0.5S, 0s",
        "PT0S, 0s",
        "PT1.999S, 1s",
        "PT119.9S, 119s",
        "PT2M, 2m",
        "PT2M1S, 2m1s",
        "PT9M59S, 9m59s",
        "PT10M59S, 10m",
        "PT179M59S, 179m",
        "PT3H, 3h",
        "PT7H59M, 7h59m",
        "PT8H59M, 8h",
        "PT47H59M, 47h",
        "P2D, 2d",
        "P2DT1H59M, 2d1h",
        "P7DT23H, 7d23h",
        "P8DT1H, 8d",
        "P729DT23H, 729d",
        "P730D, 2y",
        "P731D, 2y1d",
        "P2919D, 7y364d",
        "P2920D, 8y",
        "P9999D, 27y"
    })
    void isAsKubectlSaysIt(Duration age, String text) {
        assertThat(Age.of(age)).isEqualTo(text);
    }

    @Test
    void isUnknownWithoutTime() {
        assertThat(Age.of((Instant) null)).isEqualTo("<unknown>");
    }
}
