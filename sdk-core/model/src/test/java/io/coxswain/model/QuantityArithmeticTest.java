package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random quantities against Java's own decimal arithmetic. */
class QuantityArithmeticTest {
    private static final String[] SUFFIXES = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY_SUFFIXES = {"", "Ki", "Mi", "Gi", "Ti"};
    private static final int ROUNDS = 5_000;

    private final Random random = new Random(20_261_121);

    private record Sample(Quantity quantity, BigDecimal number) {}

    /** Small enough that no cap applies. */
    private Sample sample() {
        BigDecimal digits = new BigDecimal(
                BigDecimal.valueOf(random.nextLong() >> random.nextInt(64)).unscaledValue(), random.nextInt(6));
        if (random.nextInt(3) == 0) {
            int power = random.nextInt(BINARY_SUFFIXES.length);
            BigDecimal small = digits.remainder(BigDecimal.valueOf(10_000));
            return sample(
                    small.toPlainString() + BINARY_SUFFIXES[power], small, BigDecimal.valueOf(1L << (10 * power)));
        }
        int power = random.nextInt(SUFFIXES.length);
        String text = random.nextBoolean()
                ? digits.toPlainString() + SUFFIXES[power]
                : digits.toPlainString() + "e" + (3 * power - 9);
        return sample(text, digits, BigDecimal.ONE.scaleByPowerOfTen(3 * power - 9));
    }

    private static Sample sample(String text, BigDecimal digits, BigDecimal factor) {
        BigDecimal number = digits.multiply(factor);
        return new Sample(Quantity.parse(text), number.setScale(Math.min(number.scale(), 9), RoundingMode.UP));
    }

    @Test
    void agreesWithBigDecimal() {
        for (int i = 0; i < ROUNDS; i++) {
            Sample a = sample();
            Sample b = sample();
            long factor = random.nextInt(2_000) - 1_000L;

            assertNumber(a.quantity, a.number);
            assertNumber(a.quantity.add(b.quantity), a.number.add(b.number));
            assertNumber(a.quantity.subtract(b.quantity), a.number.subtract(b.number));
            assertNumber(a.quantity.negate(), a.number.negate());
            assertNumber(a.quantity.multiply(factor), a.number.multiply(BigDecimal.valueOf(factor)));
            assertThat(a.quantity.compareTo(b.quantity)).isEqualTo(a.number.compareTo(b.number));
            assertThat(a.quantity.equals(b.quantity)).isEqualTo(a.number.compareTo(b.number) == 0);
            assertThat(a.quantity.sign()).isEqualTo(a.number.signum());
        }
    }

    private static void assertNumber(Quantity quantity, BigDecimal number) {
        assertThat(quantity.toBigDecimal()).isEqualByComparingTo(number);
        Quantity again = Quantity.parse(quantity.text());
        assertThat(again).isEqualTo(quantity).hasSameHashCodeAs(quantity);
        assertThat(Quantity.of(number)).isEqualTo(quantity).hasSameHashCodeAs(quantity);
    }

    @Test
    void additionIsInvertible() {
        for (int i = 0; i < ROUNDS; i++) {
            Quantity a = sample().quantity;
            Quantity b = sample().quantity;

            assertThat(a.add(b).subtract(b)).isEqualTo(a);
            assertThat(a.add(b)).isEqualTo(b.add(a));
        }
    }

    /** But for whole numbers of bytes that are not of kibibytes: they are written, and then read, without a suffix. */
    @Test
    void canonicalFormIsAFixedPoint() {
        for (int i = 0; i < ROUNDS; i++) {
            Quantity computed = sample().quantity.add(sample().quantity);
            if (computed.format() == Quantity.Format.BINARY_SI) {
                computed = Quantity.parse(computed.text()).add(Quantity.ZERO);
            }
            String text = computed.text();

            assertThat(Quantity.parse(text).add(Quantity.ZERO).text()).isEqualTo(text);
        }
    }
}
