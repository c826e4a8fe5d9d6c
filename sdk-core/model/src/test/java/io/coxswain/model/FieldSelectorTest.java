package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSelectorTest {

    @Test
    void isBuilt() {
        FieldSelector selector = FieldSelector.builder()
                .notEq("status.phase", "Failed")
                .eq("spec.nodeName", "a,b=c\\d")
                .build();

        assertThat(selector).hasToString("spec.nodeName=a\\,b\\=c\\\\d,status.phase!=Failed");
        assertThat(FieldSelector.parse(selector.toString())).isEqualTo(selector).hasSameHashCodeAs(selector);
        assertThat(selector.requirements())
                .containsExactly(
                        new FieldRequirement("spec.nodeName", true, "a,b=c\\d"),
                        new FieldRequirement("status.phase", false, "Failed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a=b|a=b",
                "a==b|a=b",
                "a!=b|a!=b",
                "a=|a=",
                "a!=|a!=",
                "=b|=b",
                "b=1,a=2|a=2,b=1",
                "a!=b,a=b|a!=b,a=b",
                " a = b |~ a = b ~",
                ",a=b,,|a=b",
                "a!b=c|a!b=c",
                "!!=c|!!=c",
                "a=\\,\\=\\\\|a=\\,\\=\\\\",
                "a\\,b=c|a\\,b=c",
                "=,==,a=b|a=b",
            })
    void readsTheGrammar(String text, String canonical) {
        assertThat(FieldSelector.parse(text)).hasToString(canonical.replace("~", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a=b=c",
                "a===b",
                "a=\\x",
                "a=\\",
                "a=b\\,c=d",
                "a>b",
                "a in (b)",
                "a=b,c",
                " ",
                "!a",
                "a=!=b"
            })
    void refusesAllElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSelector.parse(text))
                .withMessageStartingWith("not a field selector: \"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1|true",
                "a=2|false",
                "a!=1|false",
                "a!=2|true",
                "b=|true",
                "b!=|false",
                "b!=1|true",
                "a=1,b=1|false"
            })
    void takesWhatIsNotThereForEmpty(String text, boolean expected) {
        FieldSelector selector = FieldSelector.parse(text);
        Map<String, String> fields = Map.of("a", "1");

        assertThat(selector.matches(fields)).isEqualTo(expected);
        assertThat(selector.matches(field -> field.equals("a") ? "1" : null)).isEqualTo(expected);
    }

    @Test
    void everythingMatches() {
        assertThat(FieldSelector.everything().matches(Map.of())).isTrue();
        assertThat(FieldSelector.everything().matchesEverything()).isTrue();
        assertThat(FieldSelector.parse("a=b").matchesEverything()).isFalse();
        assertThat(FieldSelector.parse("")).isSameAs(FieldSelector.everything()).hasToString("");
        assertThat(FieldSelector.parse(",,")).isSameAs(FieldSelector.everything());
        assertThat(FieldSelector.builder().build()).isSameAs(FieldSelector.everything());
    }

    @Test
    void joins() {
        FieldSelector b = FieldSelector.parse("b=1");

        assertThat(b.and(FieldSelector.parse("a=2,c!=3"))).hasToString("a=2,b=1,c!=3");
        assertThat(b.and(FieldSelector.everything())).isEqualTo(b);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "a,b", "a!", "a\\b"})
    void refusesToBuildWhatWouldReadAsSomethingElse(String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSelector.builder().eq(field, "x"))
                .withMessageStartingWith("not a field: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSelector.builder().notEq(field, "x"));
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> FieldSelector.parse(null));
        assertThatNullPointerException()
                .isThrownBy(() -> FieldSelector.builder().eq("a", null));
    }

    @Test
    void readsBackRandomSelectors() {
        Random random = new Random(17);
        String alphabet = "ab,=\\! é\ue000\ud83d";
        for (int i = 0; i < 5_000; i++) {
            FieldSelector.Builder builder = FieldSelector.builder();
            for (int n = random.nextInt(4); n > 0; n--) {
                StringBuilder value = new StringBuilder();
                for (int length = random.nextInt(6); length > 0; length--) {
                    char c = alphabet.charAt(random.nextInt(alphabet.length()));
                    value.append(c == '\ud83d' ? "🚢" : String.valueOf(c));
                }
                String field = "f" + random.nextInt(3);
                builder = random.nextBoolean()
                        ? builder.eq(field, value.toString())
                        : builder.notEq(field, value.toString());
            }
            FieldSelector selector = builder.build();

            assertThat(FieldSelector.parse(selector.toString())).isEqualTo(selector);
        }
    }

    @Test
    void readsMegabytesAtOnce() {
        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(FieldSelector.parse(",".repeat(5_000_000))).isSameAs(FieldSelector.everything());
            assertThat(FieldSelector.parse("a=" + "\\\\".repeat(1_000_000)).requirements())
                    .hasSize(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FieldSelector.parse("a".repeat(5_000_000)))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
        });
    }
}
