package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0s",
        "-0, 0, 0s",
        "+0, 0, 0s",
        "0s, 0, 0s",
        "1ns, 1, 1ns",
        "1us, 1000, 1µs",
        "1µs, 1000, 1µs",
        "1\u03bcs, 1000, 1µs",
        "1.5us, 1500, 1.5µs",
        "300ms, 300000000, 300ms",
        "1.0002ms, 1000200, 1.0002ms",
        ".5s, 500000000, 500ms",
        "1.s, 1000000000, 1s",
        "1s, 1000000000, 1s",
        "3.5s, 3500000000, 3.5s",
        "1.000000001s, 1000000001, 1.000000001s",
        "90m, 5400000000000, 1h30m0s",
        "1h2m3.5s, 3723500000000, 1h2m3.5s",
        "3.5s2m1h, 3723500000000, 1h2m3.5s",
        "1m1m, 120000000000, 2m0s",
        "-1.5h, -5400000000000, -1h30m0s",
        "+5s, 5000000000, 5s",
        "0.3333333333333333333h, 1200000000000, 20m0s",
        "0.9223372036854775808h, 3320413933267, 55m20.413933267s",
        "9223372036854775807ns, 9223372036854775807, 2562047h47m16.854775807s",
        "-9223372036854775808ns, -9223372036854775808, -2562047h47m16.854775808s",
        "2562047h47m16.854775807s, 9223372036854775807, 2562047h47m16.854775807s",
    })
    void readsAndWrites(String text, long nanos, String written) {
        assertThat(GoDuration.parse(text)).isEqualTo(Duration.ofNanos(nanos));
        assertThat(GoDuration.format(Duration.ofNanos(nanos))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "-",
                "5",
                "00",
                "s",
                ".s",
                "-.s",
                "1d",
                "1H",
                "1 s",
                " 1s",
                "1s ",
                "1h 2m",
                "1,5s",
                "--1s",
                "1s-1s",
                "1e3s",
                "1.2.3s",
                "\u0661s",
                "9999999h",
                "9223372036854775808ns",
                "-9223372036854775809ns",
                "2562047h47m16.854775808s",
                "99999999999999999999ns",
                "PT1S",
                "null",
                "1S",
                "1\u0000s"
            })
    void refusesAllElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse(text))
                .withMessageStartingWith("not a duration");
    }

    @Test
    void refusesToWriteWhatGoCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.format(Duration.ofDays(400 * 365)))
                .withMessageContaining("292 years");
        assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.format(Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @Test
    void readsBackWhatItWrites() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            Duration duration = Duration.ofNanos(random.nextLong() >> random.nextInt(64));

            assertThat(GoDuration.parse(GoDuration.format(duration))).isEqualTo(duration);
        }
    }
}
