package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.coxswain.model.Quantity.Format;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, DECIMAL_SI",
        "-0, 0, 0, DECIMAL_SI",
        "000, 0, 0, DECIMAL_SI",
        "0Gi, 0, 0, BINARY_SI",
        "0e5, 0, 0, DECIMAL_EXPONENT",
        "1, 1, 1, DECIMAL_SI",
        "1000, 1k, 1000, DECIMAL_SI",
        "1500, 1500, 1500, DECIMAL_SI",
        "0.5, 500m, 0.5, DECIMAL_SI",
        ".5, 500m, 0.5, DECIMAL_SI",
        "-.5, -500m, -0.5, DECIMAL_SI",
        "1., 1., 1, DECIMAL_SI",
        "1.G, 1.G, 1000000000, DECIMAL_SI",
        "1.5, 1500m, 1.5, DECIMAL_SI",
        "1.500, 1.500, 1.5, DECIMAL_SI",
        "2.000, 2, 2, DECIMAL_SI",
        "1000m, 1, 1, DECIMAL_SI",
        "-1500m, -1500m, -1.5, DECIMAL_SI",
        "1n, 1n, 0.000000001, DECIMAL_SI",
        "1u, 1u, 0.000001, DECIMAL_SI",
        "1m, 1m, 0.001, DECIMAL_SI",
        "1k, 1k, 1000, DECIMAL_SI",
        "+1k, +1k, 1000, DECIMAL_SI",
        "001k, 001k, 1000, DECIMAL_SI",
        "1M, 1M, 1000000, DECIMAL_SI",
        "1G, 1G, 1000000000, DECIMAL_SI",
        "1T, 1T, 1000000000000, DECIMAL_SI",
        "1P, 1P, 1000000000000000, DECIMAL_SI",
        "1E, 1E, 1000000000000000000, DECIMAL_SI",
        "1Ki, 1Ki, 1024, BINARY_SI",
        "1Mi, 1Mi, 1048576, BINARY_SI",
        "1Gi, 1Gi, 1073741824, BINARY_SI",
        "1Ti, 1Ti, 1099511627776, BINARY_SI",
        "1Pi, 1Pi, 1125899906842624, BINARY_SI",
        "1Ei, 1Ei, 1152921504606846976, BINARY_SI",
        "1024Ki, 1Mi, 1048576, BINARY_SI",
        "1023Ki, 1023Ki, 1047552, BINARY_SI",
        "1.5Gi, 1536Mi, 1610612736, BINARY_SI",
        "-2Gi, -2Gi, -2147483648, BINARY_SI",
        "1e3, 1e3, 1000, DECIMAL_EXPONENT",
        "1E3, 1E3, 1000, DECIMAL_EXPONENT",
        "12e6, 12e6, 12000000, DECIMAL_EXPONENT",
        "1e-3, 1e-3, 0.001, DECIMAL_EXPONENT",
        "1e+3, 1e+3, 1000, DECIMAL_EXPONENT",
        "1e2, 100, 100, DECIMAL_EXPONENT",
        "123456e-9, 123456e-9, 0.000123456, DECIMAL_EXPONENT",
        "1e0, 1e0, 1, DECIMAL_EXPONENT",
    })
    void readsEverySuffix(String text, String canonical, BigDecimal number, Format format) {
        Quantity quantity = Quantity.parse(text);

        assertThat(quantity.canonical()).isEqualTo(canonical);
        assertThat(quantity.toBigDecimal()).isEqualByComparingTo(number);
        assertThat(quantity.format()).isEqualTo(format);
        assertThat(quantity.text()).isEqualTo(text);
        assertThat(quantity).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "-", ".", "+.", "k", "+m", "e3", "Gi"})
    void takesWhatHasNoDigitsForZeroWhereKubernetesDoes(String text) {
        assertThat(Quantity.parse(text).isZero()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1K",
                "1kk",
                "1 ",
                " 1",
                "1e",
                "1e+",
                "1e3.5",
                "--1",
                "+-1",
                "1..2",
                "1.2.3",
                "0x1",
                "1_0",
                "1,5",
                "Infinity",
                "NaN",
                "1mi",
                "1i",
                "Pi",
                "+Pi",
                "1e3k",
                "1ki",
                "1KI",
                "1Kib",
                "1\u0663",
                "\u0663",
                "1\u0000",
                "1\n",
                "e",
                "1e3 ",
                "1e--3",
                "1 k",
                "½"
            })
    void refusesAllElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse(text))
                .withMessageStartingWith("not a quantity: \"")
                .withMessageContaining("500m");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse("12Kb"))
                .withMessage(
                        "not a quantity: \"12Kb\": its suffix is none of n u m k M G T P E Ki Mi Gi Ti Pi Ei, nor an"
                                + " exponent such as e3 (expected such as 500m, 1.5 or 2Gi)");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1n, 1n",
        "-0.1n, -1n",
        "0.0000000001, 1n",
        "1.2345678901, 1234567891n",
        "-1.2345678901, -1234567891n",
        "1e-30, 1e-9",
        "0.00000000000000000001Ei, 11529216n",
        "0.0000000000, 0",
    })
    void roundsWhatIsFinerThanNanoAwayFromZero(String text, String canonical) {
        assertThat(Quantity.parse(text).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "8Ei, 9223372036854775807",
        "-8Ei, -9223372036854775807",
        "100Ei, 9223372036854775807",
        "99999999999999999999Ki, 9223372036854775807",
    })
    void capsWhatHasABinarySuffix(String text, long value) {
        Quantity quantity = Quantity.parse(text);

        assertThat(quantity.toLong()).isEqualTo(value);
        assertThat(quantity.canonical()).isEqualTo(Long.toString(value));
    }

    @Test
    void doesNotCapDecimals() {
        assertThat(Quantity.parse("9223372036854775808").canonical()).isEqualTo("9223372036854775808");
        assertThat(Quantity.parse("10E").toBigDecimal()).isEqualByComparingTo("10000000000000000000");
    }

    @ParameterizedTest
    @CsvSource({"0.5Ki, 512", "0.1Ki, 102400m", "1.1Ki, 1126400m", "0.0001Ki, 102400u", "1023.5, 1023500m"})
    void writesSmallAndFractionalBinariesAsDecimals(String text, String canonical) {
        assertThat(Quantity.parse(text).canonical()).isEqualTo(canonical);
    }

    @Test
    void losesTheSuffixBeyondExaAsKubernetesDoesButNotInWhatIsWritten() {
        Quantity sum = Quantity.parse("999E").add(Quantity.parse("1E"));

        assertThat(sum.canonical()).isEqualTo("1");
        assertThat(sum.text()).isEqualTo("1e21");
        assertThat(Quantity.parse(sum.text())).isEqualTo(sum);
    }

    @Test
    void writesBinariesThatWouldBeCappedAsDecimals() {
        Quantity sum = Quantity.parse("7Ei").add(Quantity.parse("7Ei"));

        assertThat(sum.canonical()).isEqualTo("14Ei");
        assertThat(Quantity.parse(sum.text())).isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 2, 1500",
        "-1.5, -2, -1500",
        "100u, 1, 1",
        "-100u, -1, -1",
        "0, 0, 0",
        "1Gi, 1073741824, 1073741824000",
        "-699.140748Gi, -750696661991, -750696661990245",
        "9223372036854775807, 9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808, -9223372036854775808",
        "-9223372036854775809, -9223372036854775808, -9223372036854775808",
        "10E, 9223372036854775807, 9223372036854775807",
        "-10E, -9223372036854775808, -9223372036854775808",
        "1e999, 9223372036854775807, 9223372036854775807",
        "1e-999, 1, 1",
    })
    void givesLongs(String text, long value, long milli) {
        assertThat(Quantity.parse(text).toLong()).isEqualTo(value);
        assertThat(Quantity.parse(text).toMilli()).isEqualTo(milli);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 2, 1500",
        "10E, 0, 0",
        "-699.140748Gi, 5619845032, 5619845031848",
        "12345678901234567890, -6101065172474983726, 4807115922877858896",
        "82589100099e6, 82589100099000000, 8802123804161793536",
    })
    void givesWhatKubernetesGivesToTheBit(String text, long value, long milli) {
        assertThat(Quantity.parse(text).value()).isEqualTo(value);
        assertThat(Quantity.parse(text).milliValue()).isEqualTo(milli);
    }

    @Test
    void isMadeOfNumbers() {
        assertThat(Quantity.of(2)).hasToString("2").isEqualTo(Quantity.parse("2"));
        assertThat(Quantity.of(512L << 20, Format.BINARY_SI)).hasToString("512Mi");
        assertThat(Quantity.of(12_000_000, Format.DECIMAL_EXPONENT)).hasToString("12e6");
        assertThat(Quantity.ofMilli(250)).hasToString("250m");
        assertThat(Quantity.ofMilli(2_000)).hasToString("2");
        assertThat(Quantity.of(new BigDecimal("1.5"))).hasToString("1500m");
        assertThat(Quantity.of(new BigDecimal("-0.00000000001"))).hasToString("-1n");
        assertThat(Quantity.of(new BigDecimal("1e6"))).hasToString("1M");
        assertThat(Quantity.of(new BigDecimal("123456789012345678901234567890.5")))
                .hasToString("123456789012345678901234567890500m");
        assertThat(Quantity.of(Long.MIN_VALUE).toLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(Quantity.ZERO.text()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2",
        "1, 100m, 1100m",
        "1Gi, 1Gi, 2Gi",
        "1Gi, 1, 1073741825",
        "1Gi, 1M, 1074741824",
        "512Mi, 0.5Gi, 1Gi",
        "0, 1Gi, 1Gi",
        "1Gi, 0, 1Gi",
        "1e3, 1k, 2e3",
        "1k, 1e3, 2k",
        "9E, 9E, 18E",
        "9223372036854775807, 1, 9223372036854775808",
        "1, -1, 0",
        "1n, 1E, 1000000000000000000000000001n",
    })
    void adds(String a, String b, String sum) {
        Quantity left = Quantity.parse(a);
        Quantity right = Quantity.parse(b);

        assertThat(left.add(right)).hasToString(sum);
        assertThat(left.subtract(right.negate())).hasToString(sum);
        assertThat(left.text()).isEqualTo(a);
    }

    @Test
    void negatesTheSmallestLong() {
        Quantity smallest = Quantity.of(Long.MIN_VALUE);

        assertThat(smallest.negate().toBigDecimal()).isEqualByComparingTo("9223372036854775808");
        assertThat(Quantity.ZERO.subtract(smallest).toBigDecimal()).isEqualByComparingTo("9223372036854775808");
        assertThat(smallest.negate().negate()).isEqualTo(smallest);
    }

    @Test
    void multiplies() {
        assertThat(Quantity.parse("250m").multiply(3)).hasToString("750m");
        assertThat(Quantity.parse("1Gi").multiply(-4)).hasToString("-4Gi");
        assertThat(Quantity.parse("9E").multiply(10)).hasToString("90E");
        assertThat(Quantity.parse("9E").multiply(0).isZero()).isTrue();
        assertThat(Quantity.of(Long.MIN_VALUE).multiply(-1).toBigDecimal()).isEqualByComparingTo("9223372036854775808");
    }

    @Test
    void comparesByNumber() {
        List<Quantity> ascending = Stream.of(
                        "-10E", "-1Gi", "-1", "-1n", "0", "1n", "1m", "999m", "1", "1001m", "1k", "1Ki", "1Gi", "8Ei",
                        "10E", "1e30")
                .map(Quantity::parse)
                .toList();

        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(Integer.signum(ascending.get(i).compareTo(ascending.get(j))))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000m, 1",
        "1k, 1000",
        "1Ki, 1024",
        "1e3, 1000",
        "0, 0Gi",
        "-0, 0",
        "0m, 0e9",
        "1.0, 1",
        "10E, 10000P",
        "0.5Gi, 512Mi",
        "7Ei, 8070450532247928832"
    })
    void isEqualByNumber(String a, String b) {
        assertThat(Quantity.parse(a)).isEqualTo(Quantity.parse(b)).hasSameHashCodeAs(Quantity.parse(b));
        assertThat(Quantity.parse(a).compareTo(Quantity.parse(b))).isZero();
    }

    @Test
    void differsFromWhatIsNotEqual() {
        assertThat(Quantity.parse("1"))
                .isNotEqualTo(Quantity.parse("1001m"))
                .isNotEqualTo("1")
                .isNotEqualTo(null);
    }

    @Test
    void knowsItsSign() {
        assertThat(Stream.of("-1n", "0", "1n", "-10000000000E", "10000000000E")
                        .map(text -> Quantity.parse(text).sign()))
                .containsExactly(-1, 0, 1, -1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000001", "1e-2147483648", "1E99999999999999999999", "0e1000000001", "1e4294967296"})
    void refusesAbsurdExponentsAtOnce(String text) {
        assertTimeout(
                AT_ONCE,
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Quantity.parse(text))
                        .withMessageContaining("exponent"));
    }

    /** What a server of version 1.36 answers for them. */
    @ParameterizedTest
    @CsvSource({
        "1e1001, 100e999",
        "1e2000, 100e1998",
        "12e1999, 120e1998",
        "-1e2000, -100e1998",
        "0e5000, 0",
        "1e100000, 10e99999",
        "1e1000000, 10e999999",
        "1000000000000000000000e2000, 100e2019",
        "1.0000000000000000000000001e2000, 100000000000000000000000010e1974",
        "1e-2000, 1e-9",
        "123456789012345678901234567890e-100000000, 1e-9",
        "0.0000000000000000000000000001e30, 100"
    })
    void readsLargeExponentsAtOnce(String text, String canonical) {
        assertTimeout(AT_ONCE, () -> {
            Quantity quantity = Quantity.parse(text);
            assertThat(quantity.canonical()).isEqualTo(canonical);
            assertThat(quantity.text()).isEqualTo(text);
            assertThat(Quantity.parse(canonical)).isEqualTo(quantity).hasSameHashCodeAs(quantity);
            assertThat(quantity.negate().negate()).isEqualTo(quantity);
        });
    }

    @Test
    void computesAtOnceWithWhatIsHugeOrRefusesIt() {
        Quantity huge = Quantity.parse("1000000000000000000001e999999999");
        Quantity small = Quantity.parse("15e999999999");
        assertTimeout(AT_ONCE, () -> {
            for (Quantity quantity : List.of(huge, small)) {
                assertThat(quantity.toLong()).isEqualTo(Long.MAX_VALUE);
                assertThat(quantity.negate().toMilli()).isEqualTo(Long.MIN_VALUE);
                assertThat(quantity.value()).isZero();
                assertThat(quantity.add(Quantity.ZERO)).isEqualTo(quantity);
                assertThat(Quantity.ZERO.subtract(quantity)).isEqualTo(quantity.negate());
                assertThat(quantity.compareTo(Quantity.of(1))).isPositive();
                assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> quantity.add(Quantity.of(1)));
            }
            assertThat(huge).isGreaterThan(small);
            assertThat(small.multiply(2)).isEqualTo(Quantity.parse("30e999999999"));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> huge.multiply(2));
        });
    }

    @Test
    void refusesMegabytesOfDigitsAtOnceAndDoesNotRepeatThem() {
        String digits = "9".repeat(10_000_000);

        assertTimeout(
                AT_ONCE,
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Quantity.parse(digits))
                        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300)));
    }

    @Test
    void computesQuicklyWithTheLargestAndFinest() {
        Quantity largest = Quantity.parse("9".repeat(1_018) + "e1000");
        Quantity finest = Quantity.parse("1e-1000");

        assertTimeout(AT_ONCE, () -> {
            assertThat(largest.add(finest).compareTo(largest)).isPositive();
            assertThat(largest.subtract(largest).isZero()).isTrue();
            assertThat(largest.toLong()).isEqualTo(Long.MAX_VALUE);
            assertThat(largest.hashCode()).isNotEqualTo(finest.hashCode());
            assertThat(Quantity.parse(largest.canonical())).isEqualTo(largest);
        });
    }

    @Test
    void refusesNumbersThatWouldTakeForever() {
        assertTimeout(AT_ONCE, () -> {
            assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(new BigDecimal("1e1000000000")));
            assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(new BigDecimal("1e-1000000000")));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> {
                for (Quantity q = Quantity.of(Long.MAX_VALUE); ; q = q.multiply(Long.MAX_VALUE)) {
                    assertThat(q.sign()).isPositive();
                }
            });
        });
    }
}
