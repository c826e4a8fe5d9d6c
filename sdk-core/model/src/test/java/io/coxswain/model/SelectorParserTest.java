package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | a",
                "!a | !a",
                "! a | !a",
                "a=b | a=b",
                "a = b | a=b",
                "a==b | a==b",
                "a!=b | a!=b",
                "a!= b,c | a!=b,c",
                "a= | a=",
                "a=,b | a=,b",
                "a in (b) | a in (b)",
                "a in(b) | a in (b)",
                "a in (c,b,c) | a in (b,c)",
                "a in () | a in ()",
                "a in (,) | a in ()",
                "a in (b,) | a in (,b)",
                "a in (,b) | a in (,b)",
                "a in (b,,c) | a in (,b,c)",
                "a notin ( b , c ) | a notin (b,c)",
                "a>5 | a>5",
                "a < 5 | a<5",
                "x/y.z-w=V_1 | x/y.z-w=V_1",
                "z,a,m | a,m,z",
                "in in (in,notin) | in in (in,notin)",
                "notin=in | notin=in",
                "!in | !in",
                "notin | notin",
                "exists | exists",
                "a=b,a=c | a=b,a=c",
            })
    void readsTheGrammar(String text, String canonical) {
        assertThat(Selector.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "a,",
                ",a",
                "a,,b",
                "a b",
                "a in",
                "a in b",
                "a in (b",
                "a in b)",
                "a in (b c)",
                "a in (b,c",
                "a in (b)c",
                "a in (b)(c)",
                "a in (!b)",
                "a in (b=c)",
                "=a",
                "!",
                "!!a",
                "!a=b",
                "!a in (b)",
                "a=(b)",
                "a=b=c",
                "a===b",
                "a!b",
                "a!==b",
                "a=!b",
                "a=>5",
                "a>",
                "a>b",
                "a>5.5",
                "a>-5",
                "a<9223372036854775808",
                "a IN (b)",
                "a not in (b)",
                "a exists",
                "(a)",
                "a)",
                "-a",
                "a=-b",
                "a/b/c",
                "a\u00a0=b",
                "a='b'",
                "a=\"b\"",
                "a\u0000",
                "a=b\u0000",
                "a\\=b"
            })
    void refusesAllElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.parse(text));
    }

    @Test
    void saysWhatItExpectedWhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.parse("app in (web"))
                .withMessage("not a label selector: \"app in (web\": at character 12 it ends, expected ',' or ')'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.parse("app web"))
                .withMessage(
                        "not a label selector: \"app web\": at character 5 there is \"web\", expected one of = == !="
                                + " in notin > <");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.parse("app=web,"))
                .withMessage("not a label selector: \"app=web,\": at character 9 it ends, expected a label key");
    }

    @Test
    void readsMegabytesAtOnceAndDoesNotRepeatThem() {
        String many = "a=b" + ",a=b".repeat(100_000);
        String values = "a in (" + "b,".repeat(500_000) + ")";

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(Selector.parse(many).requirements()).hasSize(100_001);
            assertThat(Selector.parse(values)).hasToString("a in (,b)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Selector.parse("(".repeat(5_000_000)))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Selector.parse("x".repeat(5_000_000)))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
        });
    }

    @Test
    void readsBackRandomSelectors() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Selector selector = random(random);

            assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
        }
    }

    private static Selector random(Random random) {
        Selector.Builder builder = Selector.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            String key = (random.nextBoolean() ? "example.com/" : "") + "k" + random.nextInt(4);
            String value = random.nextInt(4) == 0 ? "" : "v." + random.nextInt(10);
            switch (random.nextInt(8)) {
                case 0 -> builder.eq(key, value);
                case 1 -> builder.notEq(key, value);
                case 2 -> builder.in(key, value, "in", "other");
                case 3 -> builder.notIn(key, value);
                case 4 -> builder.exists(key);
                case 5 -> builder.notExists(key);
                case 6 -> builder.greaterThan(key, random.nextLong() >>> 1);
                default -> builder.lessThan(key, random.nextInt(10));
            }
        }
        return builder.build();
    }

    /** Whatever comes in: an answer or the one exception. */
    @Test
    void survivesNoise() {
        Random random = new Random(13);
        String alphabet = "ab5/.-_ \t\n=!<>(),inotexs\u0000é\\";
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Selector selector = Selector.parse(text.toString());
                assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
                read++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("expected ");
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }
}
