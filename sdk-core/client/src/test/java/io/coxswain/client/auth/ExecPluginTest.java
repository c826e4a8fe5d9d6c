package io.coxswain.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.CredentialSource;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.ExecConfig.InteractiveMode;
import io.coxswain.client.config.ExecPolicy;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.tree.JsonTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class ExecPluginTest {
    private static final String TOKEN = Plugins.prints("{\"token\":\"abc\"}");

    @TempDir
    private Path directory;

    @Test
    void givesTokensAndCertificates() {
        Path plugin = script(Plugins.prints("{\"token\":\"abc\",\"expirationTimestamp\":\"2030-01-02T03:04:05Z\","
                + "\"clientCertificateData\":\"cert\",\"clientKeyData\":\"key\"}"));

        run(plugin, e -> {})
                .assertNext(credentials -> {
                    assertThat(credentials)
                            .isEqualTo(Credentials.bearer("abc").withCertificate(pem("cert"), pem("key")))
                            .hasToString("Credentials[Bearer, certificate]");
                    assertThat(credentials.expiresAt()).isEqualTo(Instant.parse("2030-01-02T03:04:05Z"));
                })
                .verifyComplete();
    }

    @Test
    void speaksV1beta1Too() {
        Path plugin = script(TOKEN.replace("/v1", "/v1beta1"));

        run(plugin, e -> e.apiVersion("client.authentication.k8s.io/v1beta1"))
                .expectNext(Credentials.bearer("abc"))
                .verifyComplete();
        run(plugin, e -> {})
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(CredentialsException.class)
                        .hasMessageContaining("speaks another version"));
    }

    @Test
    @Tag("fault-68")
    @Tag("security-plugin-arguments")
    void givesArgumentsToThePluginAsTheyAre() throws IOException {
        Path plugin = script("for a; do printf '<%s>' \"$a\"; done > args; " + TOKEN);
        Path mark = directory.resolve("mark");

        run(plugin, e -> e.args("a b", "$(touch " + mark + ")", "; touch " + mark, "*", "", "'\""))
                .expectNextCount(1)
                .verifyComplete();

        assertThat(Files.readString(directory.resolve("args")))
                .isEqualTo("<a b><$(touch " + mark + ")><; touch " + mark + "><*><><'\">");
        assertThat(mark).doesNotExist();
    }

    @Test
    void tellsThePluginWhatItMayKnow() throws IOException {
        Path plugin =
                script("printf '%s' \"$KUBERNETES_EXEC_INFO\" > info; printf '%s' \"$A\" > env; cat > stdin; " + TOKEN);
        KubeConfig config = KubeConfig.builder("https://h:6443/base")
                .certificateAuthority(pem("ca"))
                .tlsServerName("kubernetes")
                .proxy("http://p:1")
                .disableCompression()
                .exec(ExecConfig.of(
                        plugin.toString(),
                        e -> e.env("A", "b=c")
                                .provideClusterInfo()
                                .clusterConfig(JsonTree.read("{\"audience\":\"x\"}"))))
                .build();

        run(config).expectNextCount(1).verifyComplete();

        assertThat(info().toString())
                .isEqualTo(
                        JsonTree.read("{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\","
                                        + "\"spec\":{\"cluster\":{\"server\":\"https://h:6443/base\",\"tls-server-name\":\"kubernetes\","
                                        + "\"certificate-authority-data\":\"Y2E=\",\"proxy-url\":\"http://p:1\",\"disable-compression\":true,"
                                        + "\"config\":{\"audience\":\"x\"}},\"interactive\":false}}")
                                .toString());
        assertThat(Files.readString(directory.resolve("env"))).isEqualTo("b=c");
        assertThat(directory.resolve("stdin")).isEmptyFile();

        run(plugin, e -> {}).expectNextCount(1).verifyComplete();
        assertThat(info().path("spec").propertyNames()).containsExactly("interactive");
    }

    @Test
    void runsNoPluginThatHasToAskWhereNobodyCanAnswer() {
        Path plugin = script("touch ran; " + TOKEN);

        run(plugin, e -> e.interactiveMode(InteractiveMode.ALWAYS))
                .verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("there is no terminal"));
        assertThat(directory.resolve("ran")).doesNotExist();
        run(plugin, e -> e.interactiveMode(InteractiveMode.IF_AVAILABLE))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    @Tag("fault-67")
    @Tag("security-plugin-limits")
    void killsAPluginThatHangsWithAllThatItStarted() throws Exception {
        Path plugin = script("sh -c 'sleep 60 & echo $! > grandchild; wait' & echo $! > child; echo $$ > self; wait");
        KubeConfig config = Plugins.config(plugin, e -> {}).toBuilder()
                .execPolicy(ExecPolicy.allowAll().timeout(Duration.ofMillis(700)))
                .build();

        long begin = System.nanoTime();
        run(config)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(CredentialsException.class)
                        .hasMessageContaining("was killed: it took longer than 700 ms"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));

        for (String process : List.of("self", "child", "grandchild")) {
            long pid =
                    Long.parseLong(Files.readString(directory.resolve(process)).strip());
            ScriptedServer.awaitTrue(() -> isDead(pid));
            assertThat(isDead(pid)).as(process).isTrue();
        }
    }

    private static boolean isDead(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    @Test
    @Tag("fault-67")
    void runsOnceForAllWhoWaitAndAgainOnlyWhenItHasExpired() throws IOException {
        Path plugin = script("echo run >> runs; sleep 0.3; " + TOKEN);
        CredentialSource source = ConfiguredCredentials.of(Plugins.config(plugin, e -> {}));

        Flux.range(0, 50)
                .flatMap(i -> source.credentials(), 50)
                .as(StepVerifier::create)
                .expectNextCount(50)
                .verifyComplete();
        source.credentials().block();

        assertThat(Files.readAllLines(directory.resolve("runs"))).hasSize(1);

        Path expiring = new Plugins(directory)
                .script(
                        "expiring",
                        "echo run >> " + directory.resolve("expired") + "; "
                                + Plugins.prints(
                                        "{\"token\":\"abc\",\"expirationTimestamp\":\"2020-01-01T00:00:00Z\"}"));
        CredentialSource expired = ConfiguredCredentials.of(Plugins.config(expiring, e -> {}));
        expired.credentials().then(expired.credentials()).block();
        assertThat(Files.readAllLines(directory.resolve("expired"))).hasSize(2);
    }

    @Test
    void goesOnForTheOthersIfOneGivesUp() throws IOException {
        Path plugin = script("echo run >> runs; sleep 0.3; " + TOKEN);
        CredentialSource source = ConfiguredCredentials.of(Plugins.config(plugin, e -> {}));

        Disposable first = source.credentials().subscribe();
        Mono<Credentials> second = source.credentials();
        second.doOnSubscribe(s -> Schedulers.parallel().schedule(first::dispose, 100, TimeUnit.MILLISECONDS))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(Files.readAllLines(directory.resolve("runs"))).hasSize(1);
    }

    @Test
    void triesAgainAfterAFailure() throws IOException {
        Path plugin = script("test -e ready || exit 3; " + TOKEN);
        CredentialSource source = ConfiguredCredentials.of(Plugins.config(plugin, e -> {}));

        source.credentials()
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e).hasMessageEndingWith("failed with exit code 3"));
        Files.createFile(directory.resolve("ready"));
        source.credentials().as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    @Test
    @Tag("fault-69")
    void keepsStandardErrorApartAndNamesNoSecretOfEither() {
        run(script("echo 'warning: old' >&2; " + TOKEN), e -> {})
                .expectNext(Credentials.bearer("abc"))
                .verifyComplete();
        run(
                        script(
                                "printf '\\033[31mlog in\\033[0m first\\n' >&2; echo token=hunter2 password: hunter2 >&2;"
                                        + " echo 'Bearer hunter2' eyJhbGciOiJSUzI1NiIs.aHVudGVyMg.c2ln9 >&2; echo hunter2; exit 1"),
                        e -> e.env("SECRET", "hunter2").args("hunter2"))
                .verifyErrorSatisfies(e -> assertThat(e)
                        .hasMessageContaining("failed with exit code 1: log in first")
                        .satisfies(failure ->
                                assertThat(trace(failure)).doesNotContain("hunter2", "\u001b", "aHVudGVyMg")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo hunter2|printed what is no JSON",
                "true|printed what is no JSON",
                "echo '{\"kind\":\"Secret\",\"hunter2\":\"hunter2\"}'|printed no ExecCredential",
                "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\"}'|neither a token nor a certificate",
                "STATUS {\"token\":{\"hunter2\":1}}|gave a token that is no text",
                "STATUS {\"token\":\"hunter2 hunter2\"}|credentials that are none",
                "STATUS {\"clientKeyData\":\"hunter2\"}|but not both",
                "STATUS {\"clientCertificateData\":\"x\"}|but not both",
                "STATUS {\"token\":\"hunter2\",\"expirationTimestamp\":\"hunter2\"}|no time",
                "head -c 2000000 /dev/zero|more than credentials can be",
                "yes hunter2|more than credentials can be",
            })
    @Tag("fault-69")
    void refusesAnswersThatAreNone(String body, String message) {
        String script = body.startsWith("STATUS ") ? Plugins.prints(body.substring(7)) : body;
        run(script(script), e -> {})
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(CredentialsException.class)
                        .hasMessageContaining(message)
                        .satisfies(failure -> assertThat(trace(failure)).doesNotContain("hunter2")));
    }

    @Test
    void saysHowToGetAPluginThatIsNotThere() {
        KubeConfig config = KubeConfig.builder("https://h")
                .exec(ExecConfig.of("no-such-plugin", e -> e.installHint("\u001b[1mapt install it\u001b[0m\u0007")))
                .build();

        run(config)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(CredentialsException.class)
                        .hasMessageContaining("no-such-plugin is not there")
                        .hasMessageEndingWith("\n\napt install it"));
    }

    @Test
    @Tag("security-plugin-policy")
    void runsOnlyWhatThePolicyAllows() {
        Path plugin = new Plugins(directory).script("plugin", "touch ran; " + TOKEN);
        Path other = new Plugins(dir("other")).script("plugin", TOKEN);
        Map<String, String> path = Map.of("PATH", directory.toString());

        for (ExecPolicy policy : List.of(
                ExecPolicy.denyAll(), ExecPolicy.allowList("aws"), ExecPolicy.allowList(other.toString(), "other"))) {
            assertRefused("plugin", path, policy);
            assertRefused(plugin.toString(), path, policy);
        }
        // The name on the list is the program in PATH, not another of the same name.
        assertRefused(other.toString(), path, ExecPolicy.allowList("plugin"));
        assertThat(directory.resolve("ran")).doesNotExist();

        for (ExecPolicy policy : List.of(
                ExecPolicy.allowAll(), ExecPolicy.allowList("plugin"), ExecPolicy.allowList(plugin.toString()))) {
            for (String command : List.of("plugin", plugin.toString())) {
                policed(command, path, policy).expectNextCount(1).verifyComplete();
            }
        }
    }

    private void assertRefused(String command, Map<String, String> environment, ExecPolicy policy) {
        policed(command, environment, policy)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(CredentialsException.class)
                        .hasMessageContaining("the ExecPolicy does not allow it"));
    }

    private StepVerifier.FirstStep<Credentials> policed(
            String command, Map<String, String> environment, ExecPolicy policy) {
        ExecConfig exec = ExecConfig.of(command, e -> e.args());
        KubeConfig config =
                KubeConfig.builder("https://h").exec(exec).execPolicy(policy).build();
        return new ExecPlugin(exec, config, environment).run().as(StepVerifier::create);
    }

    @Test
    void looksForProgramsNowhereButInPath() {
        new Plugins(directory).script("plugin", TOKEN);
        for (String path : List.of("", ".", "relative", directory.resolve("plugin") + "")) {
            policed("plugin", Map.of("PATH", path), ExecPolicy.allowAll()).verifyError(CredentialsException.class);
        }
    }

    private StepVerifier.FirstStep<Credentials> run(Path plugin, Consumer<ExecConfig.Builder> description) {
        return run(Plugins.config(plugin, description));
    }

    private static StepVerifier.FirstStep<Credentials> run(KubeConfig config) {
        return ConfiguredCredentials.of(config)
                .credentials()
                .subscribeOn(Schedulers.parallel())
                .as(StepVerifier::create);
    }

    private Path script(String body) {
        return new Plugins(directory).script("plugin.sh", "cd " + directory + "\n" + body);
    }

    private Path dir(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode info() throws IOException {
        return JsonTree.read(Files.readAllBytes(directory.resolve("info")));
    }

    private static PemSource pem(String text) {
        return PemSource.of(text.getBytes(UTF_8));
    }

    private static String trace(Throwable e) {
        StringWriter out = new StringWriter();
        e.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
