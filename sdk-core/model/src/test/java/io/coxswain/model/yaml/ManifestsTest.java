package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    @Test
    void readsDocumentsOneBehindTheOther() {
        Manifests manifests = Manifests.ofText("""
                # a comment
                ---
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: shop}
                --- # another
                kind: Pod
                data: |
                  ---x
                  ...
                ...
                # between
                %YAML 1.1
                ---
                kind: Service
                metadata:
                  name: c
                ---
                ~
                ---
                # nothing
                """);
        assertThat(manifests).extracting(Manifest::kind).containsExactly("Pod", "Pod", "Service");
        assertThat(manifests).extracting(Manifest::line).containsExactly(4, 8, 16);
        assertThat(manifests).extracting(Manifest::name).containsExactly("a", null, "c");
        assertThat(manifests).extracting(Manifest::namespace).containsExactly("shop", null, null);
        assertThat(manifests).extracting(Manifest::apiVersion).containsExactly("v1", null, null);
        assertThat(manifests.stream().map(Manifest::toString))
                .containsExactly("Pod shop/a (line 4)", "Pod  (line 8)", "Service c (line 16)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"A\"}{\"kind\":\"B\"}\n\n {\"kind\":\"C\"}",
                "{\"kind\":\"A\"}\n---\n{\"kind\":\"B\"}\n---\nkind: C",
                "kind: A\n---\n{\"kind\":\n \"B\"}\n{\"kind\":\"C\", \"x\":\"}{\\\"\\\\\"}",
                "# c\n{\"kind\":\"A\", \"x\":\"\\/\\ud83d\\ude00\"}\n{kind: B}\n---\n{kind: 'C', x: '\"'}\n",
                "--- {kind: A}\n--- {kind: B}\n--- !!map\nkind: C",
                "\uFEFFkind: A\r\n---\r\nkind: B\r\n...\r\nkind: C\r\n"
            })
    void readsYamlAndJsonInAnyMixture(String text) {
        assertThat(Manifests.ofText(text)).extracting(Manifest::kind).containsExactly("A", "B", "C");
    }

    @Test
    void keepsTheNumbersOfJson() {
        Manifest manifest =
                Manifests.ofText("{\"b\": 1.0, \"a\": 1e2}").iterator().next();
        assertThat(manifest.json()).isEqualTo("{\"b\":1.0,\"a\":1e2}".getBytes(UTF_8));
        manifest.json()[0] = 'x';
        assertThat(manifest.json()[0]).isEqualTo((byte) '{');
    }

    @Test
    void flattensLists() {
        Manifests manifests = Manifests.ofText("""
                kind: List
                apiVersion: v1
                items:
                - {kind: A, apiVersion: x/v1}
                - kind: List
                  items:
                  - kind: B
                ---
                kind: PodList
                apiVersion: v1
                items:
                - metadata: {name: c}
                - {kind: D, apiVersion: y/v1}
                ---
                kind: List
                items: []
                ---
                kind: List
                items:
                ---
                kind: AllowList
                spec: {items: [1]}
                ---
                kind: Hoard
                apiVersion: x/v1
                items:
                - {kind: Ingot, apiVersion: x/v1}
                """);
        assertThat(manifests).extracting(Manifest::kind).containsExactly("A", "B", "Pod", "D", "AllowList", "Ingot");
        assertThat(manifests)
                .extracting(Manifest::apiVersion)
                .containsExactly("x/v1", null, "v1", "y/v1", null, "x/v1");
        assertThat(manifests).extracting(Manifest::line).containsExactly(1, 1, 9, 9, 21, 24);
        assertThat(manifests.stream().skip(1).findFirst()).hasToString("Optional[B  (line 1/items/1/items/0)]");
    }

    @Test
    void readsObjects() {
        Manifest manifest = Manifests.ofText("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n")
                .iterator()
                .next();
        assertThat(manifest.is(Pod.TYPE)).isTrue();
        assertThat(manifest.is(ConfigMap.TYPE)).isFalse();
        assertThat(manifest.as(Pod.CODEC).metadata().name()).isEqualTo("web");
    }

    @Test
    void tellsWhereAnObjectIsWrong() {
        InputStream in = stream("\n\nkind: List\nitems:\n- kind: Pod\n  metadata:\n    labels: [secret]\n");
        Manifest manifest = Manifests.ofStream(in, "pods.yaml").iterator().next();
        assertThatThrownBy(() -> manifest.as(Pod.CODEC))
                .isInstanceOfSatisfying(
                        DecodingException.class, e -> assertThat(e.path()).isEqualTo("/metadata/labels"))
                .hasMessageStartingWith("pods.yaml:3 /items/0: ")
                .hasMessageEndingWith(" at /metadata/labels")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void goesOnBehindWhatIsMalformed() {
        String text = "kind: A\n---\nkind: [\n---\n- 1\n---\nkind: List\nitems: [{kind: B}, 1]\n---\nkind: C\n";
        Iterator<Manifest> manifests =
                Manifests.ofStream(stream(text), "all.yaml").iterator();
        assertThat(manifests.next().kind()).isEqualTo("A");
        assertThatThrownBy(manifests::hasNext)
                .isInstanceOf(DecodingException.class)
                .hasMessageStartingWith("all.yaml:4:1: ");
        assertThatThrownBy(manifests::hasNext).hasMessageStartingWith("all.yaml:5: expected an object");
        assertThatThrownBy(manifests::hasNext).hasMessage("all.yaml:7: expected an object at /items/1 (byte 32)");
        List<String> rest = new ArrayList<>();
        manifests.forEachRemaining(manifest -> rest.add(String.valueOf(manifest.kind())));
        assertThat(rest).containsExactly("B", "C");
        assertThatThrownBy(manifests::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void readsStreamsOnlyAsFarAsAsked() {
        InputStream first = stream("kind: A\n---\nkind: B\n---\n");
        InputStream endless = new InputStream() {
            @Override
            public int read() throws IOException {
                int b = first.read();
                if (b < 0) {
                    throw new IOException("read too far");
                }
                return b;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                into[from] = (byte) read();
                return 1;
            }
        };
        Iterator<Manifest> manifests = Manifests.ofStream(endless, "stdin").iterator();
        assertThat(manifests.next().kind()).isEqualTo("A");
        assertThat(manifests.next().kind()).isEqualTo("B");
        assertThatThrownBy(manifests::hasNext)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("read too far");
        assertThat(manifests.hasNext()).isFalse();
    }

    @Test
    void readsAStreamOnce() {
        Manifests manifests = Manifests.ofStream(stream("kind: A"), "stdin");
        assertThat(manifests).hasSize(1);
        assertThatThrownBy(() -> manifests.iterator().hasNext())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stdin");
    }

    @Test
    void readsFilesAndFolders(@TempDir Path folder) throws IOException {
        Path nested = Files.createDirectories(folder.resolve("b/..data"));
        Files.writeString(folder.resolve("c.yml"), "kind: C");
        Files.writeString(folder.resolve("a.yaml"), "kind: A1\n---\nkind: A2");
        Files.writeString(folder.resolve("b/x.json"), "{\"kind\": \"B\"}");
        Files.writeString(folder.resolve("read.me"), "kind: none");
        Files.writeString(nested.resolve("copy.yaml"), "kind: copy");
        Manifests manifests = Manifests.ofPath(folder);
        assertThat(manifests).extracting(Manifest::kind).containsExactly("A1", "A2", "C");
        assertThat(manifests.recursive()).extracting(Manifest::kind).containsExactly("A1", "A2", "B", "C");
        assertThat(manifests.recursive())
                .extracting(Manifest::source)
                .endsWith(
                        folder.resolve("b/x.json").toString(),
                        folder.resolve("c.yml").toString());
        assertThat(Manifests.ofPath(folder.resolve("read.me"), folder.resolve("c.yml")))
                .extracting(Manifest::kind)
                .containsExactly("none", "C");
        assertThat(Manifests.ofText("kind: T").and(manifests)).hasSize(4);
        Files.delete(folder.resolve("c.yml"));
        assertThat(manifests).hasSize(2);
    }

    @Test
    void namesTheFileThatIsMissing(@TempDir Path folder) {
        Iterator<Manifest> manifests =
                Manifests.ofPath(folder.resolve("gone.yaml")).iterator();
        assertThatThrownBy(manifests::hasNext)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone.yaml");
        assertThat(manifests.hasNext()).isFalse();
    }

    @Test
    void readsUtf16() {
        byte[] text = "\uFEFFkind: A\n---\nkind: é\n".getBytes(UTF_16LE);
        assertThat(Manifests.ofStream(new ByteArrayInputStream(text), "notepad"))
                .extracting(Manifest::kind)
                .containsExactly("A", "é");
    }

    @Test
    void holdsToItsLimits() {
        assertRefused("kind: A\n---\nkind: B\n---\nkind: C", o -> o.maxDocuments(2), "more than 2 documents");
        assertRefused("kind: List\nitems: [{}, {}, {}]", o -> o.maxDocuments(2), "more than 2 documents");
        assertRefused(
                "kind: A\n---\nkind: " + "B".repeat(20_000), o -> o.maxDocumentBytes(10_000), "larger than 10000");
        assertRefused("{\"a\":\"" + "B".repeat(20_000) + "\"}", o -> o.maxDocumentBytes(10_000), "larger than 10000");
        assertRefused("kind: A\n---\n".repeat(2000), o -> o.maxSourceBytes(10_000), "a source larger than 10000");
        assertRefused("kind: List\nkind: List\nitems: [{}]", YamlOptions.Builder::strict, "already set in map");
        assertRefused("{\"a\":" + "[".repeat(9) + "]".repeat(9) + "}", o -> o.maxDepth(9), "nested deeper than 9");
    }

    @Test
    void tellsAllOfADocumentAtOnce() {
        String yaml = "kind: A\n---\napiVersion: v1\nkind: ConfigMap\ndat: {}\ndata: {}\ndata: {}\n---\nkind: B";
        List<Manifest> manifests =
                Manifests.ofText(yaml).options(YamlOptions.STRICT).stream().toList();

        assertThat(manifests).extracting(Manifest::kind).containsExactly("A", "ConfigMap", "B");
        assertThatThrownBy(() -> manifests.get(1).as(ConfigMap.CODEC))
                .isInstanceOf(StrictDecodingException.class)
                .hasMessage(
                        "line 3: strict decoding error: line 7: key \"data\" already set in map, unknown field \"dat\"");
        assertThatThrownBy(() -> manifests.get(1).json())
                .isInstanceOf(StrictDecodingException.class)
                .hasMessage("line 3: strict decoding error: line 7: key \"data\" already set in map");
    }

    @Test
    void tellsTheDuplicatesOfJsonToo() {
        Manifest manifest = Manifests.ofText("{\"a\":1,\"a\":2}")
                .options(YamlOptions.STRICT)
                .iterator()
                .next();

        assertThatThrownBy(manifest::json)
                .hasMessage("line 1: strict decoding error: line 1: key \"a\" already set in map");
    }

    @Test
    void saysWhatIsNoString() {
        assertNoString("yes", ", found a boolean: in YAML y, yes, on and true are one, quote it at /data/x");
        assertNoString("8080", ", found a number: quote it at /data/x");
        assertNoString("-1.5", ", found a number: quote it at /data/x");
        assertNoString("[a]", ", found a list at /data/x");
        assertNoString("{a: b}", ", found an object at /data/x");
    }

    private static void assertNoString(String value, String found) {
        Manifest map = Manifests.ofText("apiVersion: v1\nkind: ConfigMap\ndata: {x: " + value + "}")
                .iterator()
                .next();
        assertThatThrownBy(() -> map.as(ConfigMap.CODEC))
                .isInstanceOf(DecodingException.class)
                .hasMessage("line 1: expected a string" + found);
    }

    @Test
    void limitsFiles(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "kind: A\n".repeat(10));
        Manifests manifests = Manifests.ofPath(file).options(YamlOptions.of(o -> o.maxSourceBytes(79)));
        assertThatThrownBy(() -> manifests.iterator().hasNext())
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("a.yaml:1: a source larger than 79 bytes");
        assertThat(manifests.options(YamlOptions.of(o -> o.maxSourceBytes(80)))).hasSize(1);
    }

    @Test
    void readsManySmallDocuments() {
        assertThat(Manifests.ofStream(stream("kind: A\n---\n".repeat(50_000)), "many"))
                .hasSize(50_000);
        assertThat(Manifests.ofStream(stream("{\"kind\":\"A\"}".repeat(50_000)), "many"))
                .hasSize(50_000);
    }

    private static void assertRefused(
            String text, java.util.function.Consumer<YamlOptions.Builder> options, String message) {
        Manifests manifests = Manifests.ofStream(stream(text), "in").options(YamlOptions.of(options));
        assertThatThrownBy(() -> manifests.forEach(manifest -> {}))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining(message);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
