package io.coxswain.model.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.model.FieldsV1;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.JsonTree;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class FieldSetTest {
    private static final TypeFacts POD = KubeSchema.type("core.v1.Pod").orElseThrow();

    private static FieldSet set(String json) {
        return FieldSet.parse(json.replace('`', '"').getBytes(UTF_8));
    }

    private static String text(FieldSet set) {
        return new String(set.toJson(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"f:a\":{}}",
                "{\"f:a\":{\".\":{},\"f:b\":{}}}",
                "{\"f:a\":{\"f:b\":{}}}",
                "{\"f:l\":{\"k:{\\\"name\\\":\\\"x\\\",\\\"port\\\":80}\":{\".\":{},\"f:name\":{}},\"v:\\\"y\\\"\":{},\"v:1\":{},\"v:true\":{},\"v:null\":{},\"i:0\":{},\"i:-1\":{}}}",
                "{\"f:\":{},\"f:a b\\n\\\"\":{},\"f:é😀\":{}}",
                "{\"v:\\\"\\\\u003cb\\\\u003e\\\\u0026\\\"\":{}}"
            })
    void writesWhatItReads(String json) {
        // as they are sorted: numbers before strings before bools before null
        String sorted = json.replace("\"v:\\\"y\\\"\":{},\"v:1\":{},", "\"v:1\":{},\"v:\\\"y\\\"\":{},")
                .replace("\"i:0\":{},\"i:-1\":{}", "\"i:-1\":{},\"i:0\":{}");
        assertThat(text(FieldSet.parse(json.getBytes(UTF_8)))).isEqualTo(sorted);
        assertThat(FieldSet.of(FieldsV1.of(json)).toFieldsV1()).isEqualTo(FieldsV1.of(sorted));
    }

    @Test
    void keepsOneOrder() {
        assertThat(text(set("{`f:b`:{},`f:\uD83D\uDE00`:{},`f:\uFFEE`:{},`f:a`:{}}")))
                .isEqualTo("{\"f:a\":{},\"f:b\":{},\"f:\uFFEE\":{},\"f:\uD83D\uDE00\":{}}");
        assertThat(set("{`k:{\\`b\\`:1,\\`a\\`:2}`:{}}")).isEqualTo(set("{`k:{\\`a\\`:2.0,\\`b\\`:1}`:{}}"));
    }

    @Test
    void leavesOutWhatOnlyLaterVersionsKnow() {
        assertThat(text(set("{`x:new`:{`f:a`:{}},`f:b`:{`y:`:{}},`f:c`:null}"))).isEqualTo("{\"f:b\":{},\"f:c\":{}}");
        assertThat(set("null").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{`f:a`:[]}",
                "{`f:a`:1}",
                "{`f`:{}}",
                "{``:{}}",
                "{`ff`:{}}",
                "{`k:`:{}}",
                "{`k:[]`:{}}",
                "{`k:{`:{}}",
                "{`k:{\\`a\\`:{}}`:{}}",
                "{`v:`:{}}",
                "{`v:[1]`:{}}",
                "{`i:`:{}}",
                "{`i:1.5`:{}}",
                "{`i:99999999999`:{}}",
                "{`f:a`:{`v:x`:{}}}"
            })
    void refusesWhatIsNoSet(String json) {
        assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> set(json));
    }

    @Test
    void tellsWhereASetIsWrong() {
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> set("{`f:a`:{`f:b`:{`oops`:{}}}}"))
                .satisfies(e -> assertThat(e.path()).isEqualTo("/f:a/f:b/oops"));
    }

    @Test
    void refusesDeepSets() {
        assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> set("{`f:a`:".repeat(100_000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{`f:a`:{},`f:b`:{}} | {`f:b`:{},`f:c`:{}} | {`f:a`:{},`f:b`:{},`f:c`:{}} | {`f:b`:{}} | {`f:a`:{}} |"
                        + " {`f:a`:{}}",
                "{`f:a`:{}} | {`f:a`:{`f:b`:{}}} | {`f:a`:{`.`:{},`f:b`:{}}} | {} | {`f:a`:{}} | {`f:a`:{}}",
                "{`f:a`:{`f:b`:{}}} | {`f:a`:{}} | {`f:a`:{`.`:{},`f:b`:{}}} | {} | {`f:a`:{`f:b`:{}}} | {}",
                "{`f:a`:{`.`:{},`f:b`:{},`f:c`:{}}} | {`f:a`:{`.`:{},`f:b`:{}}} | {`f:a`:{`.`:{},`f:b`:{},`f:c`:{}}} |"
                        + " {`f:a`:{`.`:{},`f:b`:{}}} | {`f:a`:{`f:c`:{}}} | {}",
                "{} | {`f:a`:{}} | {`f:a`:{}} | {} | {} | {}"
            })
    void combines(String a, String b, String union, String intersection, String difference, String recursive) {
        assertThat(set(a).union(set(b))).isEqualTo(set(union)).isEqualTo(set(b).union(set(a)));
        assertThat(set(a).intersection(set(b))).isEqualTo(set(intersection)).isEqualTo(set(b).intersection(set(a)));
        assertThat(set(a).difference(set(b))).isEqualTo(set(difference));
        assertThat(set(a).recursiveDifference(set(b))).isEqualTo(set(recursive));
    }

    @Test
    void operationsKeepTheirLaws() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            FieldSet a = random(random, 3);
            FieldSet b = random(random, 3);
            assertThat(a.union(b).difference(b).union(a.intersection(b))).isEqualTo(a);
            assertThat(a.difference(b).intersection(b).isEmpty()).isTrue();
            assertThat(a.union(a)).isEqualTo(a).isEqualTo(a.intersection(a)).hasSameHashCodeAs(a.union(a));
            assertThat(a.union(b).size())
                    .isEqualTo(a.size() + b.size() - a.intersection(b).size());
            assertThat(FieldSet.of(a.paths())).isEqualTo(a).isEqualTo(FieldSet.parse(a.toJson()));
            assertThat(a.paths()).allMatch(a::has).hasSize(a.size());
            assertThat(a.leaves().intersection(a)).isEqualTo(a.leaves());
        }
    }

    private static FieldSet random(Random random, int depth) {
        FieldSet set = FieldSet.empty();
        for (int i = random.nextInt(5); i > 0; i--) {
            PathElement[] path = new PathElement[1 + random.nextInt(depth)];
            for (int j = 0; j < path.length; j++) {
                path[j] = switch (random.nextInt(4)) {
                    case 0 -> PathElement.index(random.nextInt(2));
                    case 1 -> PathElement.value(JsonNodeFactory.instance.stringNode("v" + random.nextInt(2)));
                    case 2 ->
                        PathElement.key(Map.of("name", JsonNodeFactory.instance.stringNode("n" + random.nextInt(2))));
                    default -> PathElement.field("f" + random.nextInt(3));
                };
            }
            set = set.union(FieldSet.of(FieldPath.of(path)));
        }
        return set;
    }

    @Test
    void hasWhatIsInItAndNotWhatLiesAround() {
        FieldSet set = set("{`f:spec`:{`f:containers`:{`k:{\\`name\\`:\\`c\\`}`:{`.`:{},`f:image`:{}}}}}");
        PathElement container = PathElement.key(Map.of("name", JsonNodeFactory.instance.stringNode("c")));
        FieldPath element = FieldPath.of(PathElement.field("spec"), PathElement.field("containers"), container);
        assertThat(set.has(element)).isTrue();
        assertThat(set.has(FieldPath.ofFields("spec", "containers"))).isFalse();
        assertThat(set.has(FieldPath.of())).isFalse();
        assertThat(set.has(FieldPath.ofFields("spec", "containers", "x"))).isFalse();
        assertThat(set).hasToString(".spec.containers[name=\"c\"]\n.spec.containers[name=\"c\"].image");
        assertThat(set.leaves()).hasToString(".spec.containers[name=\"c\"].image");
        assertThat(set.within(PathElement.field("spec"))
                        .within(PathElement.field("containers"))
                        .within(container))
                .isEqualTo(set("{`f:image`:{}}"));
        assertThat(set.within(PathElement.field("status")).isEmpty()).isTrue();
    }

    @Test
    void elementsHoldScalars() {
        assertThatIllegalArgumentException().isThrownBy(() -> PathElement.value(JsonTree.read("[1]")));
        assertThatIllegalArgumentException().isThrownBy(() -> PathElement.key(Map.of("a", JsonTree.read("{}"))));
        assertThat(PathElement.value(JsonTree.read("1")))
                .isEqualTo(PathElement.value(JsonTree.read("1.0")))
                .hasSameHashCodeAs(PathElement.value(JsonTree.read("1.0")));
        assertThat(PathElement.parse("v:\"x\"").text()).isEqualTo("v:\"x\"");
    }

    @Test
    void findsWhatAnObjectSets() {
        JsonNode pod = JsonTree.read(
                "{\"metadata\":{\"labels\":{\"a\":\"1\"},\"finalizers\":[\"f\"]},\"spec\":{\"nodeSelector\":{\"x\":\"y\"},"
                        + "\"containers\":[{\"name\":\"c\",\"ports\":[{\"containerPort\":80}],\"args\":[\"x\"]}],\"volumes\":[]}}");
        assertThat(FieldSet.of(POD, pod)).hasToString("""
            .metadata.finalizers[="f"]
            .metadata.labels.a
            .spec.containers[name="c"]
            .spec.containers[name="c"].args
            .spec.containers[name="c"].name
            .spec.containers[name="c"].ports[containerPort=80,protocol="TCP"]
            .spec.containers[name="c"].ports[containerPort=80,protocol="TCP"].containerPort
            .spec.nodeSelector\
            """);
        assertThat(FieldSet.of(null, JsonTree.read("{\"spec\":{\"list\":[{\"name\":\"a\"}]}}")))
                .hasToString(".spec\n.spec.list");
    }

    @Test
    void refusesElementsThatCannotBeTold() {
        for (String json : new String[] {
            "{\"spec\":{\"containers\":[{\"image\":\"i\"}]}}",
            "{\"metadata\":{\"finalizers\":[{}]}}",
            "{\"spec\":{\"containers\":[1]}}"
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> FieldSet.of(POD, JsonTree.read(json)));
        }
    }

    @Test
    void takesObjectsApart() {
        JsonNode pod = JsonTree.read(
                "{\"metadata\":{\"name\":\"p\",\"labels\":{\"a\":\"1\",\"b\":\"2\"}},\"spec\":{\"containers\":"
                        + "[{\"name\":\"c\",\"image\":\"i\"},{\"name\":\"d\"}],\"nodeSelector\":{\"x\":\"y\"}}}");
        FieldSet mine = set(
                "{`f:metadata`:{`f:labels`:{`f:a`:{}}},`f:spec`:{`f:containers`:{`k:{\\`name\\`:\\`c\\`}`:{`f:image`:{},`f:name`:{}}},"
                        + "`f:nodeSelector`:{}}}");
        String before = pod.toString();
        assertThat(mine.extract(POD, pod))
                .hasToString(
                        "{\"metadata\":{\"labels\":{\"a\":\"1\"}},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\"}],"
                                + "\"nodeSelector\":{\"x\":\"y\"}}}");
        assertThat(mine.remove(POD, pod))
                .hasToString(
                        "{\"metadata\":{\"name\":\"p\",\"labels\":{\"b\":\"2\"}},\"spec\":{\"containers\":[{},{\"name\":\"d\"}]}}");
        assertThat(FieldSet.empty().extract(POD, pod)).hasToString("{}");
        assertThat(FieldSet.empty().remove(POD, pod)).isEqualTo(pod);
        assertThat(pod).hasToString(before);
    }
}
