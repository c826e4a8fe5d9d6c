package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.core.v1.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeJsonTest {
    private static String indented(String json) {
        return KubeJson.parse(json.getBytes(UTF_8)).indented(0);
    }

    @Test
    void sortsAndIndents() {
        assertThat(indented("{\"b\":[1,{\"d\":null,\"c\":true}],\"a\":{},\"B\":[],\"Z\":false}"))
                .isEqualTo("""
                {
                    "B": [],
                    "Z": false,
                    "a": {},
                    "b": [
                        1,
                        {
                            "c": true,
                            "d": null
                        }
                    ]
                }""");
    }

    @Test
    void sortsByCodePoint() {
        assertThat(indented("{\"😀\":1,\"\uffee\":2,\"z\":3,\"\":4,\"za\":5}")).isEqualTo("""
                {
                    "": 4,
                    "z": 3,
                    "za": 5,
                    "\uffee": 2,
                    "😀": 1
                }""");
    }

    @Test
    void standsDeeperInAnotherText() {
        assertThat(KubeJson.parse("{\"a\":[1]}".getBytes(UTF_8)).indented(2))
                .isEqualTo("{\n            \"a\": [\n                1\n            ]\n        }");
    }

    @Test
    void escapesAsGoDoes() {
        assertThat(
                        indented(
                                "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f<>&'\\u2028\\u2029é\\ud83d\\ude00\\ud83d.\\ude00\""))
                .isEqualTo(
                        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\\u003c\\u003e\\u0026'\\u2028\\u2029é😀\ufffd.\ufffd\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, -1",
        "-0, 0",
        "-0.0, -0",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854776000",
        "1.0, 1",
        "1.50, 1.5",
        "1e2, 100",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1e23, 1e+23",
        "2e-3, 0.002",
        "9007199254740993.0, 9007199254740992",
        "0.333333333333333333, 0.3333333333333333",
        "-1.25e+30, -1.25e+30",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "1.5e-9, 1.5e-9"
    })
    void writesNumbersAsGoDoes(String number, String expected) {
        assertThat(indented("[" + number + "]")).isEqualTo("[\n    " + expected + "\n]");
    }

    @Test
    void leavesOutManagedFieldsOfTheObjectOnly() {
        Pod pod = Pod.CODEC.fromJson("""
                {"metadata":{"name":"a","managedFields":[{"manager":"x"}],"annotations":{"managedFields":"mine"}}}""".getBytes(UTF_8));
        assertThat(KubeJson.of(pod).indented(0)).isEqualTo("""
                {
                    "apiVersion": "v1",
                    "kind": "Pod",
                    "metadata": {
                        "annotations": {
                            "managedFields": "mine"
                        },
                        "name": "a"
                    }
                }""");
    }
}
