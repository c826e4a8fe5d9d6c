package io.coxswain.client.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void readsTheHomeDirectorysFile() throws IOException {
        write(".kube/config", kubeconfig("home"));

        assertThat(load().server()).isEqualTo(URI.create("https://home"));
    }

    @Test
    void prefersKubeconfigFromTheEnvironment() throws IOException {
        write(".kube/config", kubeconfig("home"));
        setKubeconfig(write("other", kubeconfig("other")));

        assertThat(load().server()).isEqualTo(URI.create("https://other"));
    }

    @Test
    void readsTheHomeDirectorysFileIfTheVariableIsEmpty() throws IOException {
        write(".kube/config", kubeconfig("home"));
        environment.put("KUBECONFIG", File.pathSeparator);

        assertThat(load().server()).isEqualTo(URI.create("https://home"));
    }

    @Test
    void takesEachEntryFromTheFirstFileThatHasIt() throws IOException {
        Path first = write("a/first", """
                clusters:
                - {name: c, cluster: {server: "https://first"}}
                users:
                - {name: u, user: {tokenFile: token}}
                """);
        Path second = write("b/second", """
                current-context: x
                clusters:
                - {name: c, cluster: {server: "https://second", tls-server-name: second}}
                users:
                - {name: u, user: {token: second}}
                contexts:
                - {name: x, context: {cluster: c, user: u, namespace: ns}}
                """);
        setKubeconfig(home.resolve("missing"), first, second);

        KubeConfig config = load();

        assertThat(config.server()).isEqualTo(URI.create("https://first"));
        assertThat(config.tlsServerName()).isNull();
        assertThat(config.token()).isNull();
        assertThat(config.tokenFile()).isEqualTo(home.resolve("a/token"));
        assertThat(config.namespace()).isEqualTo("ns");
    }

    @Test
    void takesTheCurrentContextOfTheFirstFileThatHasOne() throws IOException {
        setKubeconfig(
                write("a", kubeconfig("a").replace("current-context: a", "current-context: ''")),
                write("b", kubeconfig("b")),
                write("c", kubeconfig("c")));

        assertThat(load().server()).isEqualTo(URI.create("https://b"));
    }

    @Test
    void fallsBackToTheServiceAccount() throws IOException {
        serviceAccount("10.96.0.1");
        Files.writeString(home.resolve("sa/namespace"), "shop\n");

        KubeConfig config = load();

        assertThat(config.server()).isEqualTo(URI.create("https://10.96.0.1:443"));
        assertThat(config.namespace()).isEqualTo("shop");
        assertThat(config.tokenFile()).isEqualTo(home.resolve("sa/token"));
        assertThat(config.certificateAuthority()).isEqualTo(PemSource.file(home.resolve("sa/ca.crt")));
        assertThat(loader().load(ConfigOverrides.of(o -> o.namespace("other"))).namespace())
                .isEqualTo("other");
    }

    @Test
    void takesAnEmptyKubeconfigForNone() throws IOException {
        serviceAccount("fd00::1");
        setKubeconfig(write("empty", "apiVersion: v1\nkind: Config\n"));

        assertThat(load().server()).isEqualTo(URI.create("https://[fd00::1]:443"));
    }

    @Test
    void prefersAKubeconfigThatSaysSomethingEvenIfItIsBroken() throws IOException {
        serviceAccount("10.96.0.1");
        setKubeconfig(write("broken", "current-context: nowhere"));

        assertThatThrownBy(this::load).isInstanceOf(KubeConfigException.class).hasMessageContaining("\"nowhere\"");
    }

    @Test
    void takesThisMachineIfNothingElseIsThere() {
        assertThat(load().server()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(load().token()).isNull();
        environment.put("KUBERNETES_MASTER", "https://master");
        assertThat(load().server()).isEqualTo(URI.create("https://master"));
        assertThat(loader().load(ConfigOverrides.of(
                        o -> o.server("https://other").token("abc"))))
                .hasToString("KubeConfig{server: https://other, namespace: default, token: <redacted>}");
    }

    @Test
    void livesInTheNamespaceThatAPodIsTold() throws IOException {
        serviceAccount("10.96.0.1");
        environment.put("POD_NAMESPACE", "told");

        assertThat(loader().inCluster().namespace()).isEqualTo("told");
    }

    @Test
    void needsNoUserWhereTheCallerSaysWhoItIs() throws IOException {
        setKubeconfig(write("userless", """
                clusters: [{name: c, cluster: {server: 'https://h'}}]
                contexts: [{name: x, context: {cluster: c}}]
                current-context: x
                """));

        assertThat(loader().load(ConfigOverrides.of(o -> o.token("abc"))).token())
                .isEqualTo("abc");
        assertThatThrownBy(this::load).hasMessageContaining("names no user");
    }

    @Test
    void namesTheFileAndLineOfADanglingContextAmongSeveral() throws IOException {
        Path first = write("first", "kind: Config\n");
        Path second = write("second", "kind: Config\ncurrent-context: nowhere\n");
        setKubeconfig(first, second);

        assertThatThrownBy(this::load)
                .hasMessageStartingWith(second + ":2: ")
                .hasMessageContaining("there is no context \"nowhere\"");
    }

    @Test
    void saysWhatAPodNeeds() {
        assertThatThrownBy(() -> loader().inCluster())
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining("KUBERNETES_SERVICE_HOST");
    }

    @Test
    void takesFlagsAsControllersDo() throws IOException {
        Path file = write("config", kubeconfig("file"));
        write(".kube/config", kubeconfig("home"));
        setKubeconfig(write("other", kubeconfig("other")));

        assertThat(loader().fromFlags(null, file.toString()).server()).isEqualTo(URI.create("https://file"));
        assertThat(loader().fromFlags("https://flag", file.toString()).server()).isEqualTo(URI.create("https://flag"));
        assertThat(loader().fromFlags("https://flag", "").server()).isEqualTo(URI.create("https://flag"));
        assertThatThrownBy(() -> loader().fromFlags("", null))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining("does not run in a pod");
        assertThatThrownBy(() -> loader().fromFlags(
                                "https://flag", home.resolve("missing").toString()))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining("no such file");
        serviceAccount("10.96.0.1");
        assertThat(loader().fromFlags(null, null).server()).isEqualTo(URI.create("https://10.96.0.1:443"));
    }

    @Test
    void letsCallersOverrideWhatAServiceAccountSays() throws IOException {
        serviceAccount("10.96.0.1");

        KubeConfig config = loader().load(ConfigOverrides.of(o -> o.token("abc").insecureSkipTlsVerify()));

        assertThat(config)
                .hasToString("KubeConfig{server: https://10.96.0.1:443, namespace: default, token: <redacted>,"
                        + " insecureSkipTlsVerify}");
    }

    @Test
    void doesNotTakeTheServiceAccountForAContextThatIsMissing() throws IOException {
        serviceAccount("10.96.0.1");

        assertThatThrownBy(() -> loader().load(ConfigOverrides.of(o -> o.context("staging"))))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining("\"staging\"");
    }

    private KubeConfig load() {
        return loader().load(ConfigOverrides.of(o -> {}));
    }

    private ConfigLoader loader() {
        return new ConfigLoader(environment, home, home.resolve("sa"));
    }

    private void serviceAccount(String host) throws IOException {
        write("sa/token", "t");
        environment.put("KUBERNETES_SERVICE_HOST", host);
        environment.put("KUBERNETES_SERVICE_PORT", "443");
    }

    private void setKubeconfig(Path... files) {
        StringBuilder value = new StringBuilder();
        for (Path file : files) {
            value.append(file).append(File.pathSeparator);
        }
        environment.put("KUBECONFIG", value.toString());
    }

    private Path write(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content, UTF_8);
    }

    private static String kubeconfig(String name) {
        return """
                apiVersion: v1
                kind: Config
                current-context: NAME
                clusters:
                - {name: NAME, cluster: {server: "https://NAME"}}
                users:
                - {name: NAME, user: {}}
                contexts:
                - {name: NAME, context: {cluster: NAME, user: NAME}}
                """.replace("NAME", name);
    }
}
