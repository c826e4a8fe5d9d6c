package io.coxswain.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.tree.JsonTree;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** That a client makes of a context what kubectl's reduction to it says. */
class KubectlResolutionTest {
    /** What kubectl shows, and refuses when it is to be used, as clients do. */
    private static final Set<String> UNUSABLE = Set.of(
            "auth-provider-without-config usual cluster u",
            "empty-entry-still-wins c usual user",
            "entries-are-taken-whole usual cluster u",
            "entries-without-a-body a usual user",
            "entries-without-a-body b usual user",
            "entries-without-a-body c usual user",
            "every-user-field usual cluster everything",
            "exec-unknown-version usual cluster u",
            "gcp usual cluster u");

    @BeforeAll
    static void needsKubectl() {
        KubectlDifferentialTest.needsKubectl();
    }

    @Test
    void resolvesAtLeastForty() {
        assertThat(pairs().toList()).hasSizeGreaterThanOrEqualTo(40 + UNUSABLE.size());
    }

    /** The same for each cluster and each user of those that have no context of their own, by one that is written for them. */
    @ParameterizedTest
    @MethodSource("pairs")
    void resolvesEachClusterAndUserTheSame(String name, String cluster, String user, @TempDir Path directory)
            throws Exception {
        Path context = Files.writeString(
                directory.resolve("context.yaml"),
                "current-context: chosen\n"
                        + "clusters: [{name: usual cluster, cluster: {server: 'https://usual:6443'}}]\n"
                        + "users: [{name: usual user, user: {token: usual}}]\n"
                        + "contexts: [{name: chosen, context: {namespace: ours, cluster: " + quoted(cluster)
                        + ", user: "
                        + quoted(user) + "}}]\n");
        String chosen = context + File.pathSeparator + KubectlDifferentialTest.kubeconfig(name);
        ConfigLoader loader = new ConfigLoader(Map.of("KUBECONFIG", chosen), directory, directory);
        if (UNUSABLE.contains(name + " " + cluster + " " + user)) {
            assertThatThrownBy(() -> loader.load(ConfigOverrides.of(o -> {}))).isInstanceOf(KubeConfigException.class);
            return;
        }
        JsonNode expected = view(chosen, directory);

        assertSame(
                KubectlDifferentialTest.folder(name),
                loader.load(ConfigOverrides.of(o -> {})),
                expected.path("clusters").path(0).path("cluster"),
                expected.path("users").path(0).path("user"));
    }

    private static void assertSame(Path folder, KubeConfig config, JsonNode cluster, JsonNode user) {
        assertThat(config.server()).isEqualTo(URI.create(KubectlDifferentialTest.text(cluster, "server")));
        assertThat(KubectlDifferentialTest.data(config.certificateAuthority()))
                .isEqualTo(KubectlDifferentialTest.text(cluster, "certificate-authority-data"));
        assertThat(config.insecureSkipTlsVerify())
                .isEqualTo(cluster.path("insecure-skip-tls-verify").asBoolean(false));
        assertThat(config.tlsServerName()).isEqualTo(KubectlDifferentialTest.text(cluster, "tls-server-name"));
        assertThat(config.disableCompression())
                .isEqualTo(cluster.path("disable-compression").asBoolean(false));
        assertThat(config.proxy() == null ? null : config.proxy().toString())
                .isEqualTo(KubectlDifferentialTest.text(cluster, "proxy-url"));
        assertThat(KubectlDifferentialTest.data(config.clientCertificate()))
                .isEqualTo(KubectlDifferentialTest.text(user, "client-certificate-data"));
        assertThat(KubectlDifferentialTest.data(config.clientKey()))
                .isEqualTo(KubectlDifferentialTest.text(user, "client-key-data"));
        assertThat(config.token()).isEqualTo(KubectlDifferentialTest.text(user, "token"));
        String tokenFile = KubectlDifferentialTest.text(user, "tokenFile");
        assertThat(config.tokenFile()).isEqualTo(tokenFile == null ? null : folder.resolve(tokenFile));
        assertThat(config.username()).isEqualTo(KubectlDifferentialTest.text(user, "username"));
        assertThat(config.password()).isEqualTo(KubectlDifferentialTest.text(user, "password"));
        assertThat(config.namespace()).isEqualTo("ours");
        assertSame(config.impersonation(), user);
        boolean outright = config.token() != null || config.clientCertificate() != null || config.username() != null;
        if (outright || !user.path("exec").isObject()) {
            assertThat(config.exec()).isNull();
        } else {
            assertSame(folder, Objects.requireNonNull(config.exec()), user.path("exec"));
        }
    }

    private static void assertSame(Path folder, ExecConfig exec, JsonNode expected) {
        String command = String.valueOf(KubectlDifferentialTest.text(expected, "command"));
        assertThat(exec.command())
                .isEqualTo(
                        command.contains("/")
                                ? folder.resolve(command).normalize().toString()
                                : command);
        assertThat(exec.apiVersion()).isEqualTo(KubectlDifferentialTest.text(expected, "apiVersion"));
        assertThat(exec.args()).isEqualTo(texts(expected.path("args")));
        assertThat(exec.env()).hasSize(expected.path("env").size());
        expected.path("env")
                .forEach(variable -> assertThat(exec.env())
                        .containsEntry(
                                variable.path("name").asString(),
                                variable.path("value").asString()));
        // Without what a terminal would obey.
        String hint = KubectlDifferentialTest.text(expected, "installHint");
        assertThat(exec.installHint()).isEqualTo(hint == null ? null : hint.replaceAll("\u001b\\[[0-9;]*m", ""));
        assertThat(exec.provideClusterInfo())
                .isEqualTo(expected.path("provideClusterInfo").asBoolean(false));
    }

    private static void assertSame(@Nullable Impersonation as, JsonNode user) {
        assertThat(as == null ? null : as.user()).isEqualTo(KubectlDifferentialTest.text(user, "as"));
        if (as != null) {
            assertThat(as.uid()).isEqualTo(KubectlDifferentialTest.text(user, "as-uid"));
            assertThat(as.groups()).isEqualTo(texts(user.path("as-groups")));
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    static Stream<Arguments> pairs() {
        return KubectlDifferentialTest.agreed().flatMap(KubectlResolutionTest::pairs);
    }

    private static Stream<Arguments> pairs(String name) {
        KubeconfigFiles files = KubectlDifferentialTest.loaded(name);
        return Stream.concat(
                files.clusters().keySet().stream().map(cluster -> Arguments.of(name, cluster, "usual user")),
                files.users().keySet().stream().map(user -> Arguments.of(name, "usual cluster", user)));
    }

    private static JsonNode view(String kubeconfig, Path directory) throws Exception {
        Path stdout = directory.resolve("stdout");
        ProcessBuilder kubectl = new ProcessBuilder(
                        "kubectl", "config", "view", "--minify", "--flatten", "--raw", "-o", "json")
                .redirectOutput(stdout.toFile())
                .redirectError(directory.resolve("stderr").toFile());
        kubectl.environment().put("KUBECONFIG", kubeconfig);
        assertThat(kubectl.start().waitFor())
                .as("%s", Files.readString(directory.resolve("stderr")))
                .isZero();
        return JsonTree.read(Files.readAllBytes(stdout));
    }
}
