package io.coxswain.client.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class KubeconfigTest {
    private static final String CONTEXT = "contexts: [{name: x, context: {cluster: c, user: u}}]\ncurrent-context: x\n";
    private static final String CLUSTER = "clusters: [{name: c, cluster: {server: 'https://h'}}]\n";
    private static final String USER = "users: [{name: u, user: {token: hunter2}}]\n";

    @TempDir
    private Path directory;

    @Test
    void resolvesTheCurrentContext() throws IOException {
        KubeConfig config = read("""
                apiVersion: v1
                kind: Config
                preferences: {colors: true}
                something-new: [1, 2]
                current-context: dev
                contexts:
                - name: prod
                  context: {cluster: prod, user: root}
                - name: dev
                  context: {cluster: dev, user: me, namespace: shop, extensions: []}
                clusters:
                - name: dev
                  cluster:
                    server: https://dev:6443
                    certificate-authority-data: %s
                    tls-server-name: kubernetes
                users:
                - name: me
                  user: {client-certificate: pki/me.crt, client-key: ../me.key, token: abc, tokenFile: /run/token}
                """.formatted(base64("authority")));

        assertThat(config.server()).isEqualTo(URI.create("https://dev:6443"));
        assertThat(config.namespace()).isEqualTo("shop");
        assertThat(config.certificateAuthority()).isEqualTo(PemSource.of("authority".getBytes(UTF_8)));
        assertThat(config.tlsServerName()).isEqualTo("kubernetes");
        assertThat(config.clientCertificate()).isEqualTo(PemSource.file(directory.resolve("pki/me.crt")));
        assertThat(config.clientKey()).isEqualTo(PemSource.file(directory.resolve("../me.key")));
        assertThat(config.token()).isEqualTo("abc");
        assertThat(config.tokenFile()).isEqualTo(Path.of("/run/token"));
        assertThat(config.insecureSkipTlsVerify()).isFalse();
    }

    @Test
    void takesAnotherContextAndNamespace() throws IOException {
        String yaml = CLUSTER + USER
                + "contexts: [{name: a, context: {cluster: c, user: u, namespace: na}}, {name: b, context: {cluster: c, user: u}}]";

        assertThat(read(yaml, o -> o.context("a")).namespace()).isEqualTo("na");
        assertThat(read(yaml, o -> o.context("b")).namespace()).isEqualTo("default");
        assertThat(read(yaml, o -> o.context("a").namespace("other")).namespace())
                .isEqualTo("other");
    }

    @Test
    void readsJsonToo() throws IOException {
        assertThat(
                        read("{\"clusters\":[{\"name\":\"c\",\"cluster\":{\"server\":\"https://h\",\"insecure-skip-tls-verify\":true}}],"
                                        + "\"users\":[{\"name\":\"u\",\"user\":{}}],\"current-context\":\"x\","
                                        + "\"contexts\":[{\"name\":\"x\",\"context\":{\"cluster\":\"c\",\"user\":\"u\"}}]}")
                                .insecureSkipTlsVerify())
                .isTrue();
    }

    @Test
    void readsWhenSubscribedToAndEachTimeAnew() throws IOException {
        Path file = directory.resolve("late");
        var config = KubeConfig.fromKubeconfig(file).map(KubeConfig::server);

        config.as(StepVerifier::create).verifyErrorMessage("cannot read " + file + ": there is no such file");
        Files.writeString(file, CONTEXT + CLUSTER + USER);
        config.as(StepVerifier::create).expectNext(URI.create("https://h")).verifyComplete();
        Files.writeString(file, CONTEXT + CLUSTER.replace("//h", "//other") + USER);
        config.as(StepVerifier::create).expectNext(URI.create("https://other")).verifyComplete();
    }

    @Test
    void failsClosedWhereSomethingDangles() throws IOException {
        assertRefused(
                CLUSTER + USER + "contexts: [{name: x, context: {cluster: c, user: u}}]", "no current-context", "[x]");
        assertRefused(CONTEXT.replace("current-context: x", "current-context: y"), "no context \"y\"", "[x]");
        assertRefused(CONTEXT + USER, "context \"x\"", "no cluster \"c\"");
        assertRefused(CONTEXT + CLUSTER, "context \"x\"", "no user \"u\"", "there are []");
        assertRefused(CONTEXT.replace("user: u", "user: ''") + CLUSTER + USER, "context \"x\"", "names no user");
        assertRefused(CONTEXT + USER + "clusters: [{name: c}]", "cluster \"c\"", "names no server");
    }

    @Test
    void failsWhereTheShapeIsWrong() throws IOException {
        assertRefused("- a\n- b", "not a mapping");
        assertRefused("clusters: {name: c}", "clusters is not a list");
        assertRefused("clusters: [c]", "an item of clusters is not a mapping");
        assertRefused("clusters: [{cluster: {}}]", "has no name");
        assertRefused("clusters: [{name: c, cluster: [1]}]", "cluster is not a mapping");
        assertRefused("users: [{name: u}, {name: u}]", "user \"u\"", "two of this name");
        assertRefused("kind: ConfigMap", "kind is not Config");
        assertRefused("apiVersion: v2", "apiVersion is not v1");
        assertRefused(
                CONTEXT + CLUSTER + "users: [{name: u, user: {token: 12345}}]", "user \"u\"", "token is not a string");
        assertRefused(
                CONTEXT + USER
                        + "clusters: [{name: c, cluster: {server: 'https://h', insecure-skip-tls-verify: 'true'}}]",
                "insecure-skip-tls-verify is neither true nor false");
        assertRefused(
                CONTEXT + USER
                        + "clusters: [{name: c, cluster: {server: 'https://h', certificate-authority-data: '%%'}}]",
                "cluster \"c\"",
                "certificate-authority-data is not base64");
    }

    @Test
    void refusesWhatContradictsItself() throws IOException {
        assertRefused(
                CONTEXT + USER
                        + "clusters: [{name: c, cluster: {server: 'https://h', certificate-authority: a, insecure-skip-tls-verify: true}}]",
                "exclude each other");
        assertRefused(
                CONTEXT + USER
                        + "clusters: [{name: c, cluster: {server: 'https://h', certificate-authority: a, certificate-authority-data: YQ==}}]",
                "has both");
        assertRefused(
                CONTEXT + CLUSTER + "users: [{name: u, user: {client-certificate: a}}]", "user \"u\"", "no client-key");
        assertRefused(CONTEXT + CLUSTER + "users: [{name: u, user: {client-key: a}}]", "no client-certificate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec|{command: gcloud}",
                "auth-provider|{name: oidc}",
                "username|admin",
                "password|hunter2",
                "as|somebody",
                "as-groups|[a]",
                "as-user-extra|{a: [b]}",
            })
    void saysWhatItCannotDoYet(String key, String value) throws IOException {
        assertRefused(
                CONTEXT + CLUSTER + "users: [{name: u, user: {" + key + ": " + value + "}}]",
                "user \"u\"",
                key + " is not supported yet");
        assertThat(read(CONTEXT + CLUSTER + USER + "# no matter in an entry that is not used\n" + "extensions: [{name: "
                                + key + "}]")
                        .server())
                .isEqualTo(URI.create("https://h"));
    }

    @Test
    void refusesProxiesForNow() throws IOException {
        assertRefused(
                CONTEXT + USER + "clusters: [{name: c, cluster: {server: 'https://h', proxy-url: 'http://p'}}]",
                "proxy-url is not supported yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users: [{name: u, user: {token: hunter2, token: hunter2}}]",
                "users: [{name: u, user: {token: 'hunter2}}]",
                "token: hunter2\n\thunter2: x",
                "a: !!javax.script.ScriptEngineManager [hunter2]",
                "a: !!java.net.URL ['http://hunter2']",
                "a: *hunter2",
                "a: hunter2\n---\nb: hunter2",
                "\u0001hunter2",
            })
    void refusesYamlThatIsNoneWithoutQuotingIt(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("config"), yaml);
        assertThatThrownBy(() -> Kubeconfig.read(file))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void tellsTheLineOfAMistake() throws IOException {
        assertRefused("a: 1\nb: 2\nb: 3\n", "line 3", "a key comes twice");
        assertRefused("a: 1\nb: [\n", "line");
    }

    @Test
    void boundsWhatAFileMayMakeOfItself() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertRefused(bomb.toString(), "entangled");
        assertRefused("a: " + "[".repeat(100) + "]".repeat(100), "deeper");
        assertRefused("a: '" + "x".repeat(5 << 20) + "'", "too large");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> Kubeconfig.read(directory))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageStartingWith("cannot read " + directory);
    }

    private void assertRefused(String yaml, String... messageParts) throws IOException {
        Path file = Files.writeString(directory.resolve("config"), yaml);
        assertThatThrownBy(() -> Kubeconfig.read(file).resolve(ConfigOverrides.of(o -> {})))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(messageParts)
                .hasMessageNotContaining("hunter2");
    }

    private KubeConfig read(String yaml) throws IOException {
        return read(yaml, o -> {});
    }

    private KubeConfig read(String yaml, Consumer<ConfigOverrides.Builder> overrides) throws IOException {
        Path file = Files.writeString(directory.resolve("config"), yaml);
        return Kubeconfig.read(file).resolve(ConfigOverrides.of(overrides));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
