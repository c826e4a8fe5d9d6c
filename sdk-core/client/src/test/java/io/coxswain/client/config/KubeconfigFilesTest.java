package io.coxswain.client.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class KubeconfigFilesTest {
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
    @Tag("fault-80")
    @Tag("security-fail-closed")
    void failsClosedWhereSomethingDangles() throws IOException {
        assertRefused(
                CLUSTER + USER + "contexts: [{name: x, context: {cluster: c, user: u}}]", "no current-context", "[x]");
        assertRefused(CONTEXT.replace("current-context: x", "current-context: z"), "no context \"z\"", "[x]");
        assertRefused(CONTEXT + USER, "context \"x\"", "no cluster \"c\"");
        assertRefused(CONTEXT + CLUSTER, "context \"x\"", "no user \"u\"", "there are []");
        assertRefused(CONTEXT.replace("user: u", "user: ''") + CLUSTER + USER, "context \"x\"", "names no user");
        assertRefused(CONTEXT + USER + "clusters: [{name: c}]", "cluster \"c\"", "names no server");
    }

    @Test
    void failsWhereTheShapeIsWrong() throws IOException {
        assertRefused("- a\n- b", "not a mapping");
        assertRefused("clusters: {name: c}", "clusters is not a list");
        assertRefused("clusters: [c]", "an item of clusters: is not a mapping");
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

    @Test
    void readsEveryKindOfUser() throws IOException {
        assertThat(user("username: admin, password: hunter2")).satisfies(config -> {
            assertThat(config.username()).isEqualTo("admin");
            assertThat(config.password()).isEqualTo("hunter2");
        });
        assertThat(user("as: jane, as-uid: '7', as-groups: [a, b], as-user-extra: {Scopes: [x, z]}")
                        .impersonation())
                .isEqualTo(Impersonation.user("jane").groups("a", "b").uid("7").extra("scopes", "x", "z"));
        assertThat(user("exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: aws, args: [a b, $HOME], "
                                + "env: [{name: A, value: hunter2}], provideClusterInfo: true, installHint: get it}")
                        .exec())
                .satisfies(exec -> {
                    assertThat(exec.command()).isEqualTo("aws");
                    assertThat(exec.args()).containsExactly("a b", "$HOME");
                    assertThat(exec.env()).containsEntry("A", "hunter2");
                    assertThat(exec.provideClusterInfo()).isTrue();
                    assertThat(exec.installHint()).isEqualTo("get it");
                    assertThat(exec.interactiveMode()).isEqualTo(ExecConfig.InteractiveMode.IF_AVAILABLE);
                    assertThat(exec).hasToString("ExecConfig[aws]");
                });
        assertThat(user("auth-provider: {name: oidc, config: {idp-issuer-url: 'https://i', client-id: c, "
                                + "refresh-token: hunter2}}")
                        .oidc())
                .hasToString("OidcConfig[https://i, c]");
    }

    @Test
    void takesAPluginWithASlashRelativeToItsFile() throws IOException {
        assertThat(
                        user("exec: {apiVersion: client.authentication.k8s.io/v1, command: ./bin/get, interactiveMode: Never}")
                                .exec()
                                .command())
                .isEqualTo(directory.resolve("bin/get").toString());
    }

    /** As kubectl does, which runs no plugin either then. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: a",
                "tokenFile: a",
                "username: a, password: b",
                "client-certificate-data: YQ==, client-key-data: YQ=="
            })
    void runsNoPluginWhereTheKubeconfigItselfSaysWhoTheClientIs(String fields) throws IOException {
        String plugin = "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1}";
        assertThat(read(CONTEXT + CLUSTER + "users: [{name: u, user: {" + fields + ", " + plugin + "}}]")
                        .exec())
                .isNull();
        assertThat(read(CONTEXT + CLUSTER + "users: [{name: u, user: {as: a, " + plugin + "}}]")
                        .exec())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec: {command: aws}|exec needs command and apiVersion",
                "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1alpha1}|the plugin is too old or too new",
                "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1}|exec.interactiveMode has to be Never",
                "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Often}|has to be Never",
                "exec: aws|exec is not a mapping",
                "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1, args: [1]}|item of exec.args is not a string",
                "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1, env: [{name: A}]}|needs a name and a value",
                "token: hunter2, username: a, password: hunter2|exclude each other",
                "password: hunter2|a password, but no username",
                "as-groups: [a]|without a user: set as",
                "as-user-extra: {a: [b]}|without a user: set as",
                "as: täglich|only ASCII goes",
                "auth-provider: {name: gcp}|gke-gcloud-auth-plugin",
                "auth-provider: {name: azure, config: {access-token: hunter2}}|kubelogin convert-kubeconfig",
                "auth-provider: {name: mine}|is not known",
                "auth-provider: {name: oidc}|has no config",
                "auth-provider: {name: oidc, config: {client-id: c}}|has no idp-issuer-url",
                "auth-provider: {name: oidc, config: {client-id: c, idp-issuer-url: 'http://i'}}|is not https",
            })
    void refusesUsersThatSayTooMuchOrTooLittle(String fields, String message) throws IOException {
        assertRefused(CONTEXT + CLUSTER + "users: [{name: u, user: {" + fields + "}}]", message);
        assertThat(read(CONTEXT + CLUSTER + USER + "extensions: [{name: unused}]")
                        .server())
                .isEqualTo(URI.create("https://h"));
    }

    @Test
    void readsProxies() throws IOException {
        String cluster =
                "clusters: [{name: c, cluster: {server: 'https://h', proxy-url: 'PROXY', disable-compression: true}}]";
        KubeConfig config = read(CONTEXT + USER + cluster.replace("PROXY", "socks5://me:hunter2@p:1080"));

        assertThat(config.proxy()).isEqualTo(URI.create("socks5://me:hunter2@p:1080"));
        assertThat(config.disableCompression()).isTrue();
        assertThat(config.toString()).contains("proxy: socks5://p:1080").doesNotContain("hunter2");
        assertRefused(CONTEXT + USER + cluster.replace("PROXY", "ftp://hunter2@p"), "cluster \"c\": proxy-url");
    }

    @Test
    @Tag("security-untrusted-kubeconfig")
    void keepsAnUntrustedKubeconfigFromThisMachine() throws IOException {
        for (String fields : List.of(
                "tokenFile: /etc/passwd",
                "client-certificate: /etc/passwd, client-key: /etc/passwd",
                "exec: {command: rm, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}",
                "auth-provider: {name: oidc, config: {client-id: c, idp-issuer-url: 'https://i'}}")) {
            String yaml = CONTEXT + CLUSTER + "users: [{name: u, user: {" + fields + "}}]";
            assertThatThrownBy(() -> read(yaml, ConfigOverrides.Builder::untrusted))
                    .isInstanceOf(KubeConfigException.class)
                    .hasMessageContaining("an untrusted kubeconfig may not");
        }
        for (String fields : List.of(
                "certificate-authority: /etc/passwd", "proxy-url: 'http://p'", "insecure-skip-tls-verify: true")) {
            String yaml = CONTEXT + USER + "clusters: [{name: c, cluster: {server: 'https://h', " + fields + "}}]";
            assertThatThrownBy(() -> read(yaml, ConfigOverrides.Builder::untrusted))
                    .isInstanceOf(KubeConfigException.class)
                    .hasMessageContaining("an untrusted kubeconfig may not");
        }
        assertThat(read(CONTEXT + CLUSTER + USER, ConfigOverrides.Builder::untrusted)
                        .token())
                .isEqualTo("hunter2");
    }

    private KubeConfig user(String fields) throws IOException {
        return read(CONTEXT + CLUSTER + "users: [{name: u, user: {" + fields + "}}]");
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
                "\u0001hunter2",
            })
    @Tag("fault-78")
    void refusesYamlThatIsNoneWithoutQuotingIt(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("config"), yaml);
        assertThatThrownBy(() -> KubeconfigFiles.read(file))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void tellsTheLineOfAMistake() throws IOException {
        assertRefused("a: 1\nb: 2\nb: 3\n", "line 3", "a key that is there twice");
        assertRefused("a: 1\nb: [\n", "line");
        assertRefused("a: 1\nclusters:\n- name: c\n- {}\n", "config:4: an item of clusters: has no name");
        assertRefused(
                CLUSTER + "contexts:\n- name: x\n  context: {cluster: c, user: nobody}\ncurrent-context: x\n",
                "config:3: context \"x\": there is no user \"nobody\"");
        assertRefused(CLUSTER + "\n\ncurrent-context: z\n", "config:4: there is no context \"z\"");
    }

    @Test
    @Tag("fault-78")
    @Tag("security-yaml-limits")
    void boundsWhatAFileMayMakeOfItself() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertRefused(bomb.toString(), "aliases");
        // Too few aliases to be refused, and yet more than there is room for.
        String large = "a: &a [" + "x, ".repeat(2_500) + "]\nb: [" + "*a, ".repeat(99) + "]\n";
        assertRefused(large, "200000 values");
        // No bomb, and still more than anybody writes.
        assertRefused("a: &a x\nb: [" + "*a, ".repeat(101) + "]\n", "aliases");
        assertRefused("a: " + "[".repeat(100) + "]".repeat(100), "deeper");
        assertRefused("a: '" + "x".repeat(5 << 20) + "'", "too large");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> KubeconfigFiles.read(directory))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageStartingWith("cannot read " + directory);
    }

    private void assertRefused(String yaml, String... messageParts) throws IOException {
        Path file = Files.writeString(directory.resolve("config"), yaml);
        assertThatThrownBy(() -> KubeconfigFiles.read(file).resolve(ConfigOverrides.of(o -> {})))
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
        return KubeconfigFiles.read(file).resolve(ConfigOverrides.of(overrides));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
