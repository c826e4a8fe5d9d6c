package io.coxswain.model.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.coxswain.model.FieldSelector;
import io.coxswain.model.GoDuration;
import io.coxswain.model.KubeTime;
import io.coxswain.model.Quantity;
import io.coxswain.model.Selector;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.fields.FieldSet;
import io.coxswain.model.schema.KubeSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever text comes, it is read or refused by the exception that is promised; what was read is written and read equal again. */
class TextFuzzTest {
    private static final Class<IllegalArgumentException> REFUSED = IllegalArgumentException.class;

    @Test
    void quantities() {
        Pieces pieces = new Pieces(
                List.of("500m", "1.5Gi", "-2e3", "0.0000000001", "123456789012345678901234567890", "1E"),
                "0",
                "1",
                "9",
                "999999999999999999",
                ".",
                "+",
                "-",
                "e",
                "E",
                "e3",
                "E-9",
                "e2000",
                "e-2000",
                "e999999999",
                "e-999999999",
                "n",
                "u",
                "m",
                "k",
                "M",
                "G",
                "T",
                "P",
                "E",
                "Ki",
                "Mi",
                "Ei",
                "i",
                " ",
                "\u0661",
                "00000000000");
        Fuzz.run("quantities", REFUSED, pieces::text, text -> {
            Quantity quantity = Quantity.parse(text);
            assertThat(quantity.text()).isEqualTo(text);
            assertThat(quantity.negate().negate()).isEqualTo(quantity).hasSameHashCodeAs(quantity);
            assertThat(quantity.negate().sign()).isEqualTo(-quantity.sign());
            assertThat(quantity.toLong() >= 0).isEqualTo(quantity.sign() >= 0);
            assertThat(quantity.toMilli() >= 0).isEqualTo(quantity.sign() >= 0);
            assertThat(quantity.canonical()).isNotEmpty();
            assertThatCode(quantity::value).doesNotThrowAnyException();
            assertThatCode(quantity::milliValue).doesNotThrowAnyException();
            assertThat(Quantity.parse(quantity.negate().text())).isEqualTo(quantity.negate());
            try {
                assertThat(quantity.add(Quantity.of(1)).subtract(Quantity.of(1)))
                        .isEqualTo(quantity);
                assertThat(quantity.multiply(2).compareTo(quantity)).isEqualTo(quantity.sign());
            } catch (ArithmeticException e) {
                assertThat(e).hasMessageContaining("thousands of digits");
            }
        });
    }

    @Test
    void times() {
        Pieces pieces = new Pieces(
                List.of(
                        "2026-11-21T05:28:11Z",
                        "2026-11-21T05:28:11.000123Z",
                        "0000-01-01T0:00:00+24:60",
                        "9999-12-31T23:59:59,5-07:00"),
                "0",
                "1",
                "9",
                "-",
                ":",
                ".",
                ",",
                "T",
                "Z",
                "+",
                "+24:60",
                "2024-02-29",
                "23:59:60",
                "00",
                "99",
                ".999999",
                "t",
                "z",
                " ",
                "\u00e9");
        Fuzz.run("times", REFUSED, pieces::text, text -> {
            Instant time = KubeTime.parse(text);
            String written = KubeTime.format(time);
            if (time.getEpochSecond() >= -62167219200L && time.getEpochSecond() < 253402300800L) {
                assertThat(KubeTime.parse(written)).isEqualTo(time);
            }
        });
        Fuzz.run("times with microseconds", REFUSED, pieces::text, text -> {
            Instant time = KubeTime.parseMicro(text);
            String written = KubeTime.formatMicro(time);
            if (time.getEpochSecond() >= -62167219200L && time.getEpochSecond() < 253402300800L) {
                assertThat(KubeTime.parseMicro(written)).isEqualTo(time);
            }
        });
    }

    @Test
    void durations() {
        Pieces pieces = new Pieces(
                List.of("1h2m3.5s", "-300ms", "2562047h47m16.854775807s", "0", "1.5\u00b5s"),
                "0",
                "1",
                "9",
                ".",
                "+",
                "-",
                "h",
                "m",
                "s",
                "ms",
                "us",
                "\u00b5s",
                "\u03bcs",
                "ns",
                "d",
                "9223372036854775808ns",
                "0.9999999999999999999",
                "99999999999999999999",
                " ",
                "e3");
        Fuzz.run("durations", REFUSED, pieces::text, text -> {
            Duration duration = GoDuration.parse(text);
            assertThat(GoDuration.parse(GoDuration.format(duration))).isEqualTo(duration);
        });
    }

    @Test
    void labelSelectors() {
        Pieces pieces = new Pieces(
                List.of("app=web,tier!=db", "a in (x,y),!b", "k8s.io/name notin (a,),c", "x>1,y<2", "a==b"),
                ",",
                "=",
                "==",
                "!=",
                "!",
                "(",
                ")",
                "in",
                "notin",
                ">",
                "<",
                "a",
                "app",
                "k8s.io/",
                "-",
                "_",
                ".",
                "1",
                "99999999999999999999",
                " ",
                "\t",
                "\"",
                "\\",
                "\u00e9",
                "\ud83d\ude00",
                "x".repeat(64));
        Map<String, String> labels = Map.of("app", "web", "x", "5", "a", "");
        Fuzz.run("label selectors", REFUSED, pieces::text, text -> {
            Selector selector = Selector.parse(text);
            Selector again = Selector.parse(selector.toString());
            assertThat(again.toString()).isEqualTo(selector.toString());
            assertThat(again.matches(labels)).isEqualTo(selector.matches(labels));
        });
    }

    @Test
    void fieldSelectors() {
        Pieces pieces = new Pieces(
                List.of("metadata.name=web", "status.phase!=Running,spec.nodeName=", "a==b\\,c", "x=\\\\y"),
                ",",
                "=",
                "==",
                "!=",
                "!",
                "\\",
                "\\,",
                "\\=",
                "\\\\",
                "a",
                "metadata.name",
                ".",
                " ",
                "\u00e9",
                "\n");
        Fuzz.run("field selectors", REFUSED, pieces::text, text -> {
            FieldSelector selector = FieldSelector.parse(text);
            // As in Kubernetes, they are in the order of the text that they came in, with = or ==.
            assertThat(FieldSelector.parse(selector.toString()).requirements())
                    .containsExactlyInAnyOrderElementsOf(selector.requirements());
        });
    }

    @Test
    void fieldSets() {
        byte[] good = ("{\"f:metadata\":{\"f:labels\":{\".\":{},\"f:app\":{}},\"f:finalizers\":{\"v:\\\"a\\\"\":{}}},"
                        + "\"f:spec\":{\"f:ports\":{\"k:{\\\"port\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\":{\".\":{},\"f:name\":{}},\"i:3\":{}}}}")
                .getBytes(UTF_8);
        byte[] other = "{\"k:{\\\"a\\\":1.50}\":{},\"v:1e400\":{},\"i:-1\":{},\"x:y\":{},\"k:[]\":{},\"f:\":{\".\":{}}}"
                .getBytes(UTF_8);
        Fuzz.run(
                "field sets",
                DecodingException.class,
                random -> new Mutations(random).json(random.nextInt(4) == 0 ? other : good, other),
                json -> {
                    FieldSet set = FieldSet.parse(json);
                    FieldSet again = FieldSet.parse(set.toFieldsV1().json());
                    assertThat(again).isEqualTo(set).hasSameHashCodeAs(set);
                    assertThat(set.union(again)).isEqualTo(set);
                    assertThat(set.difference(again)).isEqualTo(FieldSet.empty());
                    assertThat(set.toString()).isNotNull();
                });
    }

    /** Names that others send are looked for in the schema. */
    @Test
    void namesOfTypes() {
        Pieces pieces = new Pieces(
                List.of("core.v1.Pod", "apps.v1.Deployment", "meta.v1.Status"),
                ".",
                "/",
                "..",
                "../",
                "\\",
                "v1",
                "Pod",
                "core",
                "\u0000",
                ":",
                "%2e",
                "\u00e9",
                "META-INF",
                " ",
                "a".repeat(300));
        Fuzz.run("names of types", IllegalStateException.class, pieces::text, text -> {
            boolean known = KubeSchema.type(text).isPresent();
            if (!known) {
                throw new IllegalStateException("unknown");
            }
        });
    }
}
