package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuantityVectorsTest {
    private final Vectors vectors = new Vectors();

    @Test
    void agreesWithKubernetes() {
        for (JsonNode vector : Vectors.read("quantities.json")) {
            Quantity quantity;
            try {
                quantity = Quantity.parse(vector.get("in").asString());
            } catch (IllegalArgumentException e) {
                vectors.compare(vector, "error", true);
                continue;
            }
            vectors.compare(vector, "error", false);
            if (!vector.get("error").asBoolean()) {
                compare(vector, quantity, Quantity.parse(vector.get("other").asString()));
            }
        }
        vectors.assertAgreement(1_000);
    }

    private void compare(JsonNode vector, Quantity quantity, Quantity other) {
        vectors.compare(vector, "string", quantity.canonical());
        vectors.compare(vector, "value", quantity.value());
        vectors.compare(vector, "milli", quantity.milliValue());
        vectors.compare(vector, "sign", quantity.sign());
        vectors.compare(vector, "decimal", quantity.toBigDecimal().toPlainString());
        vectors.compare(vector, "cmp", quantity.compareTo(other));
        vectors.compare(vector, "sum", quantity.add(other).canonical());
    }

    /** Kubernetes' Value() and MilliValue() wrap where a long is too small, as {@code value()} does; these may not. */
    @Test
    void roundsAwayFromZeroAndSaturatesWhereKubernetesWraps() {
        for (JsonNode vector : Vectors.read("quantities.json")) {
            if (!vector.get("error").asBoolean()) {
                Quantity quantity = Quantity.parse(vector.get("in").asString());
                BigDecimal number = new BigDecimal(vector.get("decimal").asString());
                assertThat(quantity.toLong()).as("%s", vector).isEqualTo(saturated(number));
                assertThat(quantity.toMilli()).as("%s", vector).isEqualTo(saturated(number.movePointRight(3)));
            }
        }
    }

    private static long saturated(BigDecimal number) {
        BigInteger whole = number.setScale(0, RoundingMode.UP).toBigInteger();
        return whole.min(BigInteger.valueOf(Long.MAX_VALUE))
                .max(BigInteger.valueOf(Long.MIN_VALUE))
                .longValueExact();
    }

    @Test
    void readsBackWhatItWrites() {
        for (JsonNode vector : Vectors.read("quantities.json")) {
            if (!vector.get("error").asBoolean()) {
                String text = vector.get("in").asString();
                Quantity quantity = Quantity.parse(text);
                Quantity sum = quantity.add(Quantity.parse(vector.get("other").asString()));

                assertThat(quantity.text()).isEqualTo(text);
                assertThat(Quantity.parse(sum.text())).isEqualTo(sum).hasSameHashCodeAs(sum);
            }
        }
    }
}
