package io.coxswain.model.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.tree.JsonTree;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonPathTest {
    private static final JsonNode LIST = JsonTree.read("""
        {"kind":"List","empty":[],"none":null,"big":12345678,"items":[
          {"name":"a","n":1,"f":2.5,"ok":true,"labels":{"app.kubernetes.io/name":"x"},"c":[{"i":"1"},{"i":"2"}]},
          {"name":"b","n":20,"f":0.00001,"ok":false,"c":[{"i":"3"}]},
          {"name":"c","n":3,"c":[]}]}
        """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{.kind} | List",
                "{$.kind} | List",
                "kind: {@.kind}! | kind: List!",
                "{.items[*].name} | a b c",
                "{.items[0,2].name} | a c",
                "{.items[-1].name} | c",
                "{.items[0:3:2].name} | a c",
                "{.items[:1].name} | a",
                "{.items[1:].name} | b c",
                "{.items[0]['name','n']} | a 1",
                "{['kind']} | List",
                "{.items[0].labels.app\\.kubernetes\\.io/name} | x",
                "{.items[0].labels['app\\.kubernetes\\.io/name']} | x",
                "{..i} | 1 2 3",
                "{.items[?(@.n>2)].name} | b c",
                "{.items[?(@.n<=3)].name} | a c",
                "{.items[?(@.f>1.0)].name} | a",
                "{.items[?(@.name!=\"a\")].n} | 20 3",
                "{.items[?(@.ok==true)].name} | a",
                "{.items[?(@.f)].name} | a b",
                "{.items[?(@.name==@.name)].n} | 1 20 3",
                "{range .items[*]}{.name}={.n};{end} | a=1;b=20;c=3;",
                "{range .items[*]}{.name}:{range .c[*]}{.i},{end} {end}. | a:1,2, b:3, c: .",
                "{.items[0].c} | [{\"i\":\"1\"},{\"i\":\"2\"}]",
                "{.none} | null",
                "{.big} | 12345678",
                "{.items[1].f} | 1e-05",
                "{'it''s'}x | sx",
                "{\"tab\\tx\\u00e9\"} | tab\txé",
                "{5}{true}{1.50} | 5true1.5"
            })
    void printsAsKubectl(String template, String expected) {
        assertThat(JsonPath.parse(template).allowMissingKeys().print(LIST)).isEqualTo(expected);
    }

    @Test
    void missingKeysAreErrorsUnlessAllowed() {
        for (String template : new String[] {"{.nope}", "{.items[*].nope}", "{.kind.x}", "{.}"}) {
            JsonPath path = JsonPath.parse(template);
            assertThatExceptionOfType(JsonPathException.class)
                    .isThrownBy(() -> path.print(LIST))
                    .withMessageEndingWith("is not found");
            assertThat(path.allowMissingKeys().print(LIST)).isEmpty();
        }
        assertThat(JsonPath.parse("{.items[*].f}").print(LIST)).isEqualTo("2.5 1e-05");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{.kind[0]}",
                "{.items[9]}",
                "{.items[2:1]}",
                "{.items[::0]}",
                "{.items[-9]}",
                "{.kind[?(@.x)]}",
                "{.items[?(@.n>'a')]}",
                "{.items[?(@.c==1)]}",
                "{.items[?(@.n=>1)]}",
                "{.items[?(@.c[*].i=='1')]}",
                "{end}",
                "{frobnicate}",
                "{.items[?(@.ok<true)]}"
            })
    void refusesWhatDoesNotFit(String template) {
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPath.parse(template).allowMissingKeys().print(LIST))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(-1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | 1",
                "{.kind | 6",
                "text {.a}{ | 10",
                "{.items[} | 9",
                "{.items[x]} | 10",
                "{.items[?(@.a} | 14",
                "{.items[?(@.a)} | 15",
                "{'open} | 7",
                "{\"\\q\"} | 5",
                "{....} | 3",
                "{!} | 1",
                "{1.2.3} | 6",
                "{.items[99999999999999999999]} | 29",
                "{.items[(@.length-1)]} | 21"
            })
    void tellsWhereATemplateIsWrong(String template, int offset) {
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPath.parse(template))
                .satisfies(e -> assertThat(e.offset()).as(e.getMessage()).isEqualTo(offset));
    }

    @Test
    void isParsedOnceForManyObjects() {
        JsonPath path = JsonPath.parse("{range .items[*]}{.name},{end}");
        assertThat(path.print(LIST)).isEqualTo("a,b,c,").isEqualTo(path.print(LIST));
        assertThat(path.allowMissingKeys().print(JsonTree.read("{\"items\":[{}]}")))
                .isEqualTo(",");
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> path.print(LIST))
                        .distinct())
                .containsExactly("a,b,c,");
        assertThat(path).hasToString("{range .items[*]}{.name},{end}");
    }

    @Test
    void findsNodes() {
        assertThat(JsonPath.parse("{.items[*].n} and {.kind}").find(LIST))
                .hasToString("[[1, 20, 3], [\" and \"], [\"List\"]]");
        assertThat(JsonPath.parse("{.items[*].n}").values(LIST)).hasSize(3);
    }

    @Test
    void printsJsonOnRequest() {
        assertThat(JsonPath.parse("{.items[0].c}{.empty}").printAsJson(LIST)).isEqualTo("""
            [
                [
                    {
                        "i": "1"
                    },
                    {
                        "i": "2"
                    }
                ]
            ]
            [
                []
            ]
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", ".kind", "{.kind}", "{kind}"})
    void relaxedPathsNeedNoBraces(String path) {
        assertThat(JsonPath.relaxed(path).print(LIST)).isEqualTo("List");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{.kind", ".kind}", "{{.kind}}", "{.a}{.b}"})
    void relaxedPathsAreSingleOnes(String path) {
        assertThatExceptionOfType(JsonPathException.class).isThrownBy(() -> JsonPath.relaxed(path));
    }

    @Test
    void printsTypedObjects() {
        Pod pod = Pod.of(p -> p.metadata(m -> m.name("web")).spec(s -> s.addContainers(c -> c.name("c"))));
        assertThat(JsonPath.parse("{.metadata.name}/{.spec.containers[*].name}").print(Pod.CODEC, pod))
                .isEqualTo("web/c");
    }

    @Test
    void errorsQuoteNothingOfTheObject() {
        JsonNode secret = JsonTree.read("{\"data\":\"hunter2\"}");
        for (String template : new String[] {"{.data.x}", "{.data[0]}", "{.data[?(@.x)]}"}) {
            assertThatExceptionOfType(JsonPathException.class)
                    .isThrownBy(() -> JsonPath.parse(template).print(secret))
                    .withMessageNotContaining("hunter2");
        }
    }

    @Test
    void fewStepsCannotFindTooMuch() {
        ArrayNode nested = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 100; i++) {
            nested.addArray()
                    .addAll(JsonTree.read("[1,2,3,4,5,6,7,8,9]").asArray().values());
        }
        for (String template : new String[] {
            "{[" + "*,".repeat(20_000) + "*]}", "{range [*]}".repeat(4) + "{$}", "{range @}".repeat(1_000)
        }) {
            assertThatExceptionOfType(JsonPathException.class)
                    .isThrownBy(() -> JsonPath.parse(template).print(nested));
        }
        JsonNode wide = JsonTree.read("[" + "1,".repeat(2_000) + "1]");
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(
                        () -> JsonPath.parse("{[" + "*,".repeat(2_000) + "*]}").print(wide))
                .withMessageContaining("more than");
    }

    @Test
    void deepObjectsAreRefused() {
        ArrayNode top = JsonNodeFactory.instance.arrayNode();
        ArrayNode at = top;
        for (int i = 0; i < 50_000; i++) {
            at = at.addArray();
        }
        for (String template : new String[] {"{..x}", "{@}"}) {
            assertThatExceptionOfType(JsonPathException.class)
                    .isThrownBy(() -> JsonPath.parse(template).print(top));
        }
    }

    @Test
    void stringsAreListsOfBytesToWildcards() {
        assertThat(JsonPath.parse("{.name.*}").print(JsonTree.read("{\"name\":\"é!\"}")))
                .isEqualTo("195 169 33");
    }
}
