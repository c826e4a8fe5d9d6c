package io.coxswain.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeTimeTest {
    private static final int ROUNDS = 10_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1970-01-01T00:00:00Z | 1970-01-01T00:00:00Z",
                "2026-11-21T05:28:11Z | 2026-11-21T05:28:11Z",
                "2026-11-21T05:28:11+02:00 | 2026-11-21T03:28:11Z",
                "2026-11-21T05:28:11-09:30 | 2026-11-21T14:58:11Z",
                "2026-11-21T05:28:11+00:00 | 2026-11-21T05:28:11Z",
                "2026-11-21T05:28:11-00:00 | 2026-11-21T05:28:11Z",
                "2026-11-21T05:28:11+24:60 | 2026-11-20T04:28:11Z",
                "2026-11-21T05:28:11.999999999999Z | 2026-11-21T05:28:11Z",
                "2026-11-21T05:28:11,5Z | 2026-11-21T05:28:11Z",
                "2026-11-21T5:28:11Z | 2026-11-21T05:28:11Z",
                "1969-12-31T23:59:59.9Z | 1969-12-31T23:59:59Z",
                "2024-02-29T00:00:00Z | 2024-02-29T00:00:00Z",
                "2000-02-29T00:00:00Z | 2000-02-29T00:00:00Z",
                "0000-02-29T00:00:00Z | 0000-02-29T00:00:00Z",
                "0000-01-01T00:00:00+01:00 | -0001-12-31T23:00:00Z",
                "9999-12-31T23:59:59-00:01 | 10000-01-01T00:00:59Z",
            })
    void readsAndWritesTimes(String text, String written) {
        assertThat(KubeTime.format(KubeTime.parse(text))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21T05:28:11.000123Z | 2026-11-21T05:28:11.000123Z",
                "2026-11-21T05:28:11,999999Z | 2026-11-21T05:28:11.999999Z",
                "2026-11-21T05:28:11.500000+02:00 | 2026-11-21T03:28:11.500000Z",
                "2026-11-21T5:28:11.500000Z | 2026-11-21T05:28:11.500000Z",
                "1969-12-31T23:59:59.000001Z | 1969-12-31T23:59:59.000001Z",
                "2026-11-21T05:28:11.+12345Z | 2026-11-21T05:28:11.012345Z",
                "2026-11-21T05:28:11.-00000Z | 2026-11-21T05:28:11.000000Z",
                "0000-01-01T00:00:00.000001+00:01 | -0001-12-31T23:59:00.000001Z",
            })
    void readsAndWritesMicroTimes(String text, String written) {
        assertThat(KubeTime.formatMicro(KubeTime.parseMicro(text))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "2026",
                "2026-11-21",
                "2026-11-21T",
                "2026-11-21 05:28:11Z",
                "2026-11-21t05:28:11Z",
                "2026-11-21T05:28:11z",
                "2026-11-21T05:28:11",
                "2026-11-21T05:28Z",
                "2026-11-21T05:28:1Z",
                "2026-11-21T05:8:11Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T05:60:11Z",
                "2026-11-21T05:28:60Z",
                "2026-00-21T05:28:11Z",
                "2026-13-21T05:28:11Z",
                "2026-11-00T05:28:11Z",
                "2026-11-31T05:28:11Z",
                "2026-02-29T05:28:11Z",
                "2100-02-29T05:28:11Z",
                "26-11-21T05:28:11Z",
                "+2026-11-21T05:28:11Z",
                "12026-11-21T05:28:11Z",
                "2026-11-21T05:28:11.Z",
                "2026-11-21T05:28:11.1.2Z",
                "2026-11-21T05:28:11ZZ",
                "2026-11-21T05:28:11Z ",
                " 2026-11-21T05:28:11Z",
                "2026-11-21T05:28:11+0200",
                "2026-11-21T05:28:11+02",
                "2026-11-21T05:28:11+2:00",
                "2026-11-21T05:28:11+25:00",
                "2026-11-21T05:28:11+02:61",
                "2026-11-21T05:28:11*02:00",
                "2026/11/21T05:28:11Z",
                "2026-11-21T05.28.11Z",
                "2026-1-21T05:28:11Z",
                "2026-11-2T05:28:11Z",
                "\u0662026-11-21T05:28:11Z",
                "2026-11-21T\u0660\u0665:28:11Z",
                "2026-11-21T05:28:11.\u0665Z",
                "-026-11-21T05:28:11Z",
                "2026-11-21T-5:28:11Z",
                "2026-11-21T:28:11Z:"
            })
    void refusesOtherTimes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeTime.parse(text))
                .withMessageStartingWith("not a time: \"");
        assertThatIllegalArgumentException().isThrownBy(() -> KubeTime.parseMicro(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T05:28:11Z", "2026-11-21T05:28:11.00012Z", "2026-11-21T05:28:11.0001234Z",
                "2026-11-21T05:28:11.000000", "2026-11-21T05:28:11.-00001Z", "2026-11-21T05:28:11.++1234Z",
                "2026-11-21T05:28:11:000123Z", "2026-11-21T05:28:11.00012xZ", "2026-11-21T05:28:11+02:00"
            })
    void refusesMicroTimesWithoutSixDigits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> KubeTime.parseMicro(text));
    }

    @Test
    void dropsWhatItCannotWrite() {
        Instant fine = Instant.parse("1969-12-31T23:59:59.123456789Z");

        assertThat(KubeTime.format(fine)).isEqualTo("1969-12-31T23:59:59Z");
        assertThat(KubeTime.formatMicro(fine)).isEqualTo("1969-12-31T23:59:59.123456Z");
    }

    @Test
    void readsAPartOfAnArrayAndNoByteMore() {
        byte[] bytes = "Z2026-11-21T05:28:11Z0".getBytes(ISO_8859_1);

        assertThat(KubeTime.parseTime(bytes, 1, 21)).isEqualTo(1_795_238_891L);
        for (int to = 1; to <= bytes.length; to++) {
            int end = to;
            if (end != 21) {
                assertThatIllegalArgumentException().isThrownBy(() -> KubeTime.parseTime(bytes, 1, end));
            }
        }
        byte[] micro = "2026-11-21T05:28:11.000001+01:00".getBytes(ISO_8859_1);
        assertThat(KubeTime.parseMicroTime(micro, 0, micro.length)).isEqualTo(1_795_235_291_000_001L);
        for (int to = 0; to < micro.length; to++) {
            int end = to;
            assertThatIllegalArgumentException().isThrownBy(() -> KubeTime.parseMicroTime(micro, 0, end));
        }
    }

    @Test
    void agreesWithJavaTime() {
        DateTimeFormatter seconds = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
        DateTimeFormatter micros = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");
        long first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9998-12-31T23:59:59Z").getEpochSecond();
        Random random = new Random(7);
        for (int i = 0; i < ROUNDS; i++) {
            Instant time = Instant.ofEpochSecond(
                    first + (long) (random.nextDouble() * (last - first)), random.nextInt(1_000_000) * 1_000L);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(2 * 18 * 60 + 1) - 18 * 60) * 60);

            assertThat(KubeTime.parse(seconds.format(time.atOffset(offset))).getEpochSecond())
                    .isEqualTo(time.getEpochSecond());
            assertThat(KubeTime.parseMicro(micros.format(time.atOffset(offset))))
                    .isEqualTo(time);
            assertThat(KubeTime.format(time)).isEqualTo(seconds.format(time.atOffset(ZoneOffset.UTC)));
            assertThat(KubeTime.formatMicro(time)).isEqualTo(micros.format(time.atOffset(ZoneOffset.UTC)));
        }
    }

    @Test
    void writesAnyLong() {
        assertThat(KubeTime.formatTime(Long.MAX_VALUE)).endsWith("Z").hasSizeGreaterThan(20);
        assertThat(KubeTime.formatTime(Long.MIN_VALUE)).startsWith("-").endsWith("Z");
        assertThat(KubeTime.formatMicroTime(Long.MIN_VALUE)).isEqualTo("-290308-12-21T19:59:05.224192Z");
    }
}
