package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    private static final Set<ContentType> ALL = EnumSet.allOf(ContentType.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | JSON",
                "Application/JSON; charset=UTF-8 | JSON",
                "application/json;charset=\"utf-8\" | JSON",
                "application/json;stream=watch | JSON",
                "application/json;as=Table;v=v1;g=meta.k8s.io | JSON",
                "application/yaml | YAML",
                "text/yaml;charset=us-ascii | YAML",
                "application/vnd.kubernetes.protobuf | PROTOBUF",
                "application/vnd.kubernetes.protobuf;stream=watch | PROTOBUF",
                "application/json;charset=iso-8859-1 |",
                "application/vnd.kubernetes.protobufx |",
                "text/html |",
                "application/cbor |",
                "application/merge-patch+json |"
            })
    void namesTheFormOfADocument(String header, ContentType form) {
        assertThat(MediaType.parse(header).contentType()).isEqualTo(form);
    }

    @Test
    void keepsItsParameters() {
        MediaType type =
                MediaType.parse("application/vnd.kubernetes.protobuf ; Stream=Watch;;v=\"a\\\"b;c\" ; stream=no ");
        assertThat(type.name()).isEqualTo("application/vnd.kubernetes.protobuf");
        assertThat(type.parameter("stream")).isEqualTo("Watch");
        assertThat(type.parameter("v")).isEqualTo("a\"b;c");
        assertThat(type.parameter("charset")).isNull();
        assertThat(type).hasToString("application/vnd.kubernetes.protobuf;stream=Watch;v=\"a\\\"b;c\"");
        assertThat(MediaType.parse(type.toString())).isEqualTo(type).hasSameHashCodeAs(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "json",
                "application/",
                "/json",
                "application/json,",
                "application/json;charset",
                "a/b;c=",
                "a/b;c=\"d",
                "a/b;c=\"d\\",
                "a/b c",
                "a/b;q=é",
                "application/json, text/html",
                "a//b",
                "a/b;=c",
                "a/b\r\nX: y"
            })
    void refusesWhatIsNoMediaType(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaType.parse(header))
                .withMessageStartingWith("not a media type: expected ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | JSON",
                "*/* | JSON",
                "application/* | JSON",
                "application/yaml | YAML",
                "text/html, application/yaml;q=0.5, */*;q=0.1 | YAML",
                "application/json;q=0.5, application/vnd.kubernetes.protobuf | PROTOBUF",
                "application/vnd.kubernetes.protobuf,application/json | PROTOBUF",
                "application/json;as=Table;v=v1;g=meta.k8s.io,application/json | JSON",
                "application/json;as=Table;v=v1;g=meta.k8s.io | null",
                "application/json;q=0 | null",
                "text/html | null"
            })
    void choosesTheFormThatIsWantedMost(String accept, ContentType form) {
        assertThat(MediaType.choose(accept, ALL)).isEqualTo(form);
    }

    @Test
    void choosesAmongWhatIsOffered() {
        String accept = "application/vnd.kubernetes.protobuf, application/json;q=0.9";
        assertThat(MediaType.choose(accept, Set.of(ContentType.JSON))).isEqualTo(ContentType.JSON);
        assertThat(MediaType.choose(accept, Set.of(ContentType.YAML))).isNull();
        assertThat(MediaType.choose(accept, Set.of())).isNull();
    }

    @Test
    void listsWhatIsAcceptedByItsWeight() {
        assertThat(MediaType.parseAccept("a/a;q=0.1,b/b , c/c;q=0,d/d;q=0.15, e/e;q=1.000"))
                .extracting(MediaType::name)
                .isEqualTo(List.of("b/b", "e/e", "d/d", "a/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b;q=2", "a/b;q=NaN", "a/b;q=-1", "a/b;q=0.1234", "a/b;q=\"\"", "a/b,", "a/b c/d", ",a/b"})
    void refusesWhatIsNoList(String accept) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaType.parseAccept(accept));
    }

    @Test
    void anyTextGivesATypeOrThatError() {
        String letters = "a/;=\", \\*q01.";
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder header = new StringBuilder("a/b");
            for (int n = random.nextInt(12); n > 0; n--) {
                header.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                MediaType type = MediaType.parse(header.toString());
                assertThat(MediaType.parse(type.toString())).isEqualTo(type);
                read++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("not a media type");
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }
}
