package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.coxswain.model.LabelRequirement.Operator;
import io.coxswain.model.meta.v1.LabelSelector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {

    @Test
    void isBuilt() {
        Selector selector = Selector.builder()
                .eq("app", "web")
                .notEq("env", "dev")
                .in("tier", "b", "a", "b")
                .notIn("zone", "c")
                .exists("x")
                .notExists("y")
                .greaterThan("n", 5)
                .lessThan("m", 0)
                .build();

        assertThat(selector).hasToString("app=web,env!=dev,m<0,n>5,tier in (a,b),x,!y,zone notin (c)");
        assertThat(Selector.parse(selector.toString())).isEqualTo(selector).hasSameHashCodeAs(selector);
    }

    @Test
    void keepsRequirementsByKeyAndThenInOrder() {
        Selector selector =
                Selector.builder().eq("b", "2").notEq("a", "1").exists("b").build();

        assertThat(selector.requirements())
                .containsExactly(
                        new LabelRequirement("a", Operator.NOT_EQUALS, List.of("1")),
                        new LabelRequirement("b", Operator.EQUALS, List.of("2")),
                        new LabelRequirement("b", Operator.EXISTS, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1 | true",
                "a==1 | true",
                "a=2 | false",
                "a= | false",
                "empty= | true",
                "empty | true",
                "b=1 | false",
                "b= | false",
                "a!=1 | false",
                "a!=2 | true",
                "b!=1 | true",
                "a in (1,2) | true",
                "a in (2,3) | false",
                "b in (1) | false",
                "empty in () | true",
                "b in () | false",
                "a notin (2) | true",
                "a notin (1) | false",
                "b notin (1) | true",
                "a | true",
                "b | false",
                "!a | false",
                "!b | true",
                "n>9 | true",
                "n>10 | false",
                "n<11 | true",
                "n<10 | false",
                "b>1 | false",
                "b<1 | false",
                "word>1 | false",
                "word<1 | false",
                "huge>1 | false",
                "negative<0 | true",
                "a,n | true",
                "a,b | false",
            })
    void matches(String selector, boolean expected) {
        Map<String, String> labels =
                Map.of("a", "1", "n", "10", "word", "x", "empty", "", "huge", "99999999999999999999", "negative", "-5");

        assertThat(Selector.parse(selector).matches(labels)).isEqualTo(expected);
    }

    @Test
    void everythingMatchesAndNothingDoesNot() {
        assertThat(Selector.everything().matches(Map.of())).isTrue();
        assertThat(Selector.everything().matchesEverything()).isTrue();
        assertThat(Selector.everything().matchesNothing()).isFalse();
        assertThat(Selector.everything())
                .hasToString("")
                .isEqualTo(Selector.parse(""))
                .isEqualTo(Selector.parse(" \n"));
        assertThat(Selector.builder().build()).isSameAs(Selector.everything());

        assertThat(Selector.nothing().matches(Map.of("a", "1"))).isFalse();
        assertThat(Selector.nothing().matchesNothing()).isTrue();
        assertThat(Selector.nothing().matchesEverything()).isFalse();
        assertThat(Selector.nothing()).isNotEqualTo(Selector.everything());
    }

    /** What would be sent for it by mistake must not select everything. */
    @Test
    void nothingHasNoTextThatAServerTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.parse(Selector.nothing().toString()));
    }

    @Test
    void joins() {
        Selector web = Selector.parse("app=web");

        assertThat(web.and(Selector.parse("!a,tier"))).hasToString("!a,app=web,tier");
        assertThat(web.and(Selector.everything())).isEqualTo(web);
        assertThat(web.and(Selector.nothing()).matchesNothing()).isTrue();
        assertThat(Selector.nothing().and(web).matchesNothing()).isTrue();
        assertThat(web).hasToString("app=web");
    }

    @Test
    void isMadeOfLabels() {
        assertThat(Selector.ofLabels(Map.of("b", "2", "a", "1"))).hasToString("a=1,b=2");
        assertThat(Selector.ofLabels(Map.of())).isSameAs(Selector.everything());
    }

    @Test
    void isMadeOfALabelSelector() {
        LabelSelector selector = LabelSelector.of(l -> l.putMatchLabels("app", "web")
                .addMatchExpressions(e -> e.key("tier").operator("In").addValues("b", "a"))
                .addMatchExpressions(e -> e.key("env").operator("NotIn").addValues("dev"))
                .addMatchExpressions(e -> e.key("x").operator("Exists"))
                .addMatchExpressions(e -> e.key("y").operator("DoesNotExist")));

        assertThat(Selector.of(selector)).hasToString("app=web,env notin (dev),tier in (a,b),x,!y");
        assertThat(Selector.of(LabelSelector.of(l -> {}))).isSameAs(Selector.everything());
    }

    @Test
    void refusesLabelSelectorsThatKubernetesRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.of(LabelSelector.of(
                        l -> l.addMatchExpressions(e -> e.key("a").operator("Gt")))))
                .withMessage("not an operator of label selectors: \"Gt\" (expected In, NotIn, Exists or DoesNotExist)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.of(LabelSelector.of(l -> l.addMatchExpressions(e -> e.key("a")))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.of(LabelSelector.of(l -> l.addMatchExpressions(e -> e.operator("Exists")))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.of(LabelSelector.of(
                        l -> l.addMatchExpressions(e -> e.key("a").operator("In")))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.of(LabelSelector.of(l -> l.putMatchLabels("a b", "c"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "_a",
                "a_",
                ".a",
                "a b",
                "é",
                "/a",
                "a/",
                "a/b/c",
                "A.example/k",
                "a_b/k",
                "-a/k",
                "a-/k",
                "a..b/k",
                ".a/k",
                "a./k",
                "a\u0000",
                "a,b",
                "a=b"
            })
    void refusesImpossibleKeys(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.builder().exists(key))
                .withMessageStartingWith("not a label key: ");
    }

    @Test
    void limitsTheLengthOfKeysAndValues() {
        String longest = "v".repeat(63);
        String prefix = "p".repeat(253);

        assertThat(Selector.builder()
                        .eq(prefix + "/" + longest, longest)
                        .build()
                        .requirements())
                .hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.builder().exists(longest + "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.builder().exists(prefix + "p/k"));
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.builder().eq("a", longest + "v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a-", "_", ".", "a b", "é", "a/b", "a,b", " ", "+5", "a\n"})
    void refusesImpossibleValues(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.builder().eq("a", value))
                .withMessageStartingWith("not a label value: ");
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.builder().in("a", "ok", value));
    }

    @Test
    void refusesTheWrongNumberOfValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.builder().in("a"))
                .withMessageStartingWith("wrong values for 'in' in the selector of label a");
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.builder().notIn("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelRequirement("a", Operator.EQUALS, List.of("b", "c")));
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelRequirement("a", Operator.EXISTS, List.of("b")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelRequirement("a", Operator.GREATER_THAN, List.of("b")));
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.builder().lessThan("a", -1));
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> Selector.parse(null));
        assertThatNullPointerException().isThrownBy(() -> Selector.builder().eq("a", null));
        assertThatNullPointerException().isThrownBy(() -> Selector.builder().eq(null, "a"));
        assertThatNullPointerException().isThrownBy(() -> Selector.builder().add(null));
    }

    @Test
    void isEqualByRequirementsAsWritten() {
        assertThat(Selector.parse("b,a=1")).isEqualTo(Selector.parse(" a = 1 , b "));
        assertThat(Selector.parse("a=1"))
                .isNotEqualTo(Selector.parse("a==1"))
                .isNotEqualTo(Selector.parse("a in (1)"))
                .isNotEqualTo(Selector.parse("a=2"))
                .isNotEqualTo("a=1");
    }

    @Test
    void doesNotChangeWithItsBuilder() {
        Selector.Builder builder = Selector.builder().exists("a");
        Selector one = builder.build();
        Selector two = builder.exists("b").build();

        assertThat(one).hasToString("a");
        assertThat(two).hasToString("a,b");
    }
}
