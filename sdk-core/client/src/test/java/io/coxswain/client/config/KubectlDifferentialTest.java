package io.coxswain.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coxswain.model.tree.JsonTree;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** That a kubeconfig means what kubectl takes it to mean: each folder of {@code kubeconfigs} is one, or several as one. */
class KubectlDifferentialTest {
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "",
                    Set.of(
                            "kind",
                            "apiVersion",
                            "preferences",
                            "clusters",
                            "users",
                            "contexts",
                            "current-context",
                            "extensions"),
            "cluster",
                    Set.of(
                            "server",
                            "tls-server-name",
                            "insecure-skip-tls-verify",
                            "certificate-authority",
                            "certificate-authority-data",
                            "proxy-url",
                            "disable-compression",
                            "extensions"),
            "user",
                    Set.of(
                            "client-certificate",
                            "client-certificate-data",
                            "client-key",
                            "client-key-data",
                            "token",
                            "tokenFile",
                            "as",
                            "as-uid",
                            "as-groups",
                            "as-user-extra",
                            "username",
                            "password",
                            "auth-provider",
                            "exec",
                            "extensions"),
            "context", Set.of("cluster", "user", "namespace", "extensions"));

    @BeforeAll
    static void needsKubectl() {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
        assumeTrue(there, "NOT TESTED against kubectl: it is not in PATH");
    }

    @Test
    void comparesAtLeastForty() {
        assertThat(agreed().toList()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(refused().toList()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("agreed")
    @Tag("fault-81")
    void meansTheSame(String name) throws Exception {
        JsonNode expected = kubectl(name, "view", "--flatten", "--raw", "-o", "json");

        JsonNode actual = loaded(name).flattened().block();

        JsonNode ours = meaningful(actual, "");
        JsonNode theirs = meaningful(expected, "");
        assertThat(JsonTree.equal(ours, theirs))
                .as("%s%nby kubectl: %s", ours, theirs)
                .isTrue();
    }

    /** What a client makes of the current context, against kubectl's reduction to it. */
    @ParameterizedTest
    @MethodSource("resolvable")
    void resolvesTheSame(String name) throws Exception {
        JsonNode expected = kubectl(name, "view", "--minify", "--flatten", "--raw", "-o", "json");
        JsonNode cluster = expected.path("clusters").path(0).path("cluster");
        JsonNode user = expected.path("users").path(0).path("user");

        KubeConfig config = new ConfigLoader(Map.of("KUBECONFIG", kubeconfig(name)), folder(name), folder(name))
                .load(ConfigOverrides.of(o -> {}));

        assertThat(config.server()).isEqualTo(URI.create(text(cluster, "server")));
        assertThat(data(config.certificateAuthority())).isEqualTo(text(cluster, "certificate-authority-data"));
        assertThat(data(config.clientCertificate())).isEqualTo(text(user, "client-certificate-data"));
        assertThat(data(config.clientKey())).isEqualTo(text(user, "client-key-data"));
        assertThat(config.token()).isEqualTo(text(user, "token"));
        assertThat(config.username()).isEqualTo(text(user, "username"));
        assertThat(config.insecureSkipTlsVerify())
                .isEqualTo(cluster.path("insecure-skip-tls-verify").asBoolean(false));
        String namespace = text(expected.path("contexts").path(0).path("context"), "namespace");
        assertThat(config.namespace()).isEqualTo(namespace == null ? "default" : namespace);
        String tokenFile = text(user, "tokenFile");
        assertThat(config.tokenFile())
                .isEqualTo(tokenFile == null ? null : folder(name).resolve(tokenFile));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedByBoth(String name) throws Exception {
        assertThat(run(name, "view", "--flatten", "--raw", "-o", "json").exitValue())
                .isNotZero();

        assertThatThrownBy(() -> loaded(name).flattened().block()).isInstanceOf(KubeConfigException.class);
    }

    static Stream<String> agreed() {
        return cases().filter(name -> !name.startsWith("refused-"));
    }

    static Stream<String> refused() {
        return cases().filter(name -> name.startsWith("refused-"));
    }

    static Stream<String> resolvable() {
        return Stream.of(
                "usual",
                "no-version-nor-kind",
                "json",
                "windows-lines",
                "byte-order-mark",
                "second-document-is-ignored",
                "quoted-yes-and-numbers",
                "certificate-files",
                "token-file",
                "files-of-two-kubeconfigs",
                "first-file-wins",
                "empty-file-first",
                "three-files",
                "plain-http",
                "ipv6");
    }

    private static Stream<String> cases() {
        String[] names = root().toFile().list();
        return Stream.of(names == null ? new String[0] : names).sorted();
    }

    private static Path root() {
        try {
            return Path.of(
                    KubectlDifferentialTest.class.getResource("/kubeconfigs").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path folder(String name) {
        return root().resolve(name);
    }

    static KubeconfigFiles loaded(String name) {
        return KubeconfigFiles.of(files(name).toArray(Path[]::new)).block();
    }

    /** Four, whether they are there or not. */
    private static List<Path> files(String name) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(i -> folder(name).resolve(i + ".yaml"))
                .toList();
    }

    static String kubeconfig(String name) {
        return files(name).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static JsonNode kubectl(String name, String... arguments) throws Exception {
        Process process = run(name, arguments);
        assertThat(process.exitValue())
                .as("%s", Files.readString(folder(name).resolve("stderr")))
                .isZero();
        return JsonTree.read(Files.readAllBytes(folder(name).resolve("stdout")));
    }

    private static Process run(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl", "config"));
        command.addAll(List.of(arguments));
        ProcessBuilder kubectl = new ProcessBuilder(command)
                .directory(folder(name).toFile())
                .redirectOutput(folder(name).resolve("stdout").toFile())
                .redirectError(folder(name).resolve("stderr").toFile());
        kubectl.environment().put("KUBECONFIG", kubeconfig(name));
        Process process = kubectl.start();
        process.waitFor();
        return process;
    }

    /** What kubectl knows of it: without unknown fields, and without what says as much as nothing. */
    private static JsonNode meaningful(JsonNode tree, String of) {
        if (tree instanceof ObjectNode fields) {
            ObjectNode kept = fields.objectNode();
            Set<String> known = FIELDS.get(of);
            fields.properties().forEach(field -> {
                boolean inEntry =
                        FIELDS.containsKey(field.getKey()) && field.getValue().isObject();
                JsonNode value = field.getKey().equals("extension")
                        ? field.getValue()
                        : meaningful(field.getValue(), inEntry ? field.getKey() : "-");
                if ((known == null || known.contains(field.getKey())) && !isNothing(value)) {
                    kept.set(field.getKey(), value);
                }
            });
            return kept;
        }
        if (tree instanceof ArrayNode items) {
            ArrayNode kept = items.arrayNode();
            items.forEach(item -> kept.add(meaningful(item, "-")));
            return kept;
        }
        return tree;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isContainer() && value.isEmpty())
                || (value.isString() && value.stringValue().isEmpty())
                || (value.isBoolean() && !value.booleanValue());
    }

    static @Nullable String text(JsonNode in, String field) {
        String text = in.path(field).asString("");
        return text.isEmpty() ? null : text;
    }

    static @Nullable String data(@Nullable PemSource source) {
        return source == null ? null : Base64.getEncoder().encodeToString(source.read());
    }
}
