package io.coxswain.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.CredentialSource;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.client.testing.TraceLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class OidcTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("issuer");
    private static final String EXPIRED = jwt(Instant.ofEpochSecond(1_000_000_000));

    @TempDir
    private Path directory;

    private final AtomicInteger issued = new AtomicInteger();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private Function<Integer, String> answer =
            n -> "{\"id_token\":\"" + token(n) + "\",\"refresh_token\":\"refresh-" + n + "\"}";
    private String endpoint = "";
    private int code = 200;

    private final ScriptedServer provider = ScriptedServer.startTls(
            AUTHORITY.issue("issuer", "127.0.0.1"),
            null,
            (request, response) -> request.uri().endsWith("openid-configuration")
                    ? ScriptedServer.json(response, 200, "{\"token_endpoint\":\"" + endpoint + "\"}")
                    : request.receive()
                            .aggregate()
                            .asString()
                            .doOnNext(forms::add)
                            .then(Mono.from(Mono.defer(() -> Mono.from(
                                    ScriptedServer.json(response, code, answer.apply(issued.incrementAndGet())))))));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void usesATokenThatIsStillGood() throws IOException {
        String good = jwt(Instant.now().plusSeconds(600));

        credentials(source(good, "refresh-0"))
                .expectNext(Credentials.bearer(good))
                .verifyComplete();

        assertThat(provider.requests()).isEmpty();
    }

    @Test
    @Tag("fault-73")
    void refreshesAnExpiredTokenOnceForAllAndWritesBothBack() throws IOException {
        CredentialSource source = source(EXPIRED, "refresh-0");

        Flux.range(0, 20)
                .flatMap(i -> source.credentials(), 20)
                .distinct()
                .as(StepVerifier::create)
                .expectNext(Credentials.bearer(token(1)))
                .verifyComplete();

        assertThat(forms).containsExactly("grant_type=refresh_token&refresh_token=refresh-0");
        assertThat(provider.requests().get(1).headers().get("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("me:s%26cret".getBytes(UTF_8)));
        assertThat(Files.readString(directory.resolve("config")))
                .contains("refresh-token: refresh-1", "id-token: " + token(1), "kept: true")
                .doesNotContain("refresh-0");
        // The next process begins with what this one has written.
        credentials(loaded()).expectNext(Credentials.bearer(token(1))).verifyComplete();
        assertThat(issued).hasValue(1);
    }

    @Test
    @Tag("security-secret-bodies")
    void logsNoTokenAtAnyLevel() throws IOException {
        try (TraceLog log = TraceLog.start()) {
            credentials(source(EXPIRED, "refresh-0")).expectNextCount(1).verifyComplete();
            code = 400;
            answer = n -> "{\"error\":\"invalid_grant\",\"refresh_token\":\"refresh-2\"}";
            credentials(source(EXPIRED, "refresh-1")).verifyError();

            assertThat(log.text())
                    .contains("reactor.netty")
                    .doesNotContain("refresh-0", "refresh-1", "refresh-2", token(1), EXPIRED, "s%26cret", "s&cret")
                    .doesNotContain(Base64.getEncoder().encodeToString("me:s%26cret".getBytes(UTF_8)));
        }
    }

    @Test
    @Tag("fault-73")
    void takesWhatAnotherProcessHasRefreshed() throws IOException {
        CredentialSource one = source(EXPIRED, "refresh-0");
        CredentialSource other = loaded();

        credentials(one).expectNext(Credentials.bearer(token(1))).verifyComplete();
        credentials(other).expectNext(Credentials.bearer(token(1))).verifyComplete();

        assertThat(issued).hasValue(1);
    }

    @Test
    @Tag("fault-73")
    void goesOnWithNewTokensThatCannotBeWritten() throws IOException {
        CredentialSource source = source(EXPIRED, "refresh-0");
        Files.delete(directory.resolve("config"));
        Files.createDirectory(directory.resolve("config"));

        credentials(source).expectNext(Credentials.bearer(token(1))).verifyComplete();
        source.refresh(Credentials.bearer(token(1)))
                .as(StepVerifier::create)
                .expectNext(Credentials.bearer(token(2)))
                .verifyComplete();
        assertThat(forms).last().asString().contains("refresh_token=refresh-1");
    }

    @Test
    void refreshesATokenThatTheServerRefuses() throws IOException {
        String good = jwt(Instant.now().plusSeconds(600));
        CredentialSource source = source(good, "refresh-0");
        credentials(source).expectNextCount(1).verifyComplete();

        source.refresh(Credentials.bearer(good))
                .as(StepVerifier::create)
                .expectNext(Credentials.bearer(token(1)))
                .verifyComplete();
    }

    @Test
    void saysWhatToDoIfThereIsNoWayToRefresh() throws IOException {
        credentials(source(EXPIRED, ""))
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(CredentialsException.class)
                        .hasMessageContaining("log in there again"));
        code = 400;
        answer = n -> "{\"error\":\"invalid_grant\",\"error_description\":\"refresh-0\"}";
        credentials(source(EXPIRED, "refresh-0"))
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(CredentialsException.class)
                        .hasMessageContaining("refused with 400 (invalid_grant): log in there again")
                        .satisfies(
                                failure -> assertThat(trace(failure)).doesNotContain("refresh-0", "s&cret", EXPIRED)));
        code = 200;
        answer = n -> "refresh-0";
        credentials(source(EXPIRED, "refresh-0"))
                .verifyErrorSatisfies(e -> assertThat(e)
                        .hasMessageContaining("no JSON")
                        .satisfies(failure -> assertThat(trace(failure)).doesNotContain("refresh-0")));
        answer = n -> "{\"id_token\":\"" + "x".repeat(2 << 20) + "\"}";
        credentials(source(EXPIRED, "refresh-0"))
                .verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("more than tokens can be"));
    }

    @Test
    @Tag("security-oidc")
    void sendsTokensByTlsToAProviderThatItTrustsAndNowhereElse() throws IOException {
        try (ScriptedServer plain = ScriptedServer.answering(200, "{}")) {
            CredentialSource source = source(EXPIRED, "refresh-0");
            endpoint = plain.url() + "/token";
            credentials(source).verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("by https"));
            assertThat(plain.requests()).isEmpty();
        }
        KubeConfig untrusted = KubeconfigFiles.parse(Files.readString(directory.resolve("config"))
                        .replaceAll("idp-certificate-authority-data: \\S+", "x: y1"))
                .resolve(o -> {});
        credentials(ConfiguredCredentials.of(untrusted))
                .verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("cannot be reached"));
        assertThat(forms).isEmpty();
    }

    /** Neither one that another authority has signed, nor one of the cluster's authority: that one is trusted with the cluster. */
    @Test
    @Tag("security-oidc")
    void believesNoProviderOfAnotherAuthority() throws IOException {
        source(EXPIRED, "refresh-0");
        String trusting = Files.readString(directory.resolve("config"));
        String authority = base64(AUTHORITY);
        String another = base64(new TestAuthority("another"));
        for (String config : List.of(
                trusting.replace(authority, another),
                trusting.replace(authority, another)
                        .replace("https://h\"", "https://h\", certificate-authority-data: " + authority),
                trusting.replace("idp-certificate-authority-data: " + authority, "x: y1")
                        .replace("https://h\"", "https://h\", certificate-authority-data: " + authority))) {
            assertThat(config).isNotEqualTo(trusting);
            credentials(ConfiguredCredentials.of(KubeconfigFiles.parse(config).resolve(o -> {})))
                    .verifyErrorSatisfies(e -> assertThat(e).hasStackTraceContaining("PKIX"));
        }
        assertThat(provider.requests()).isEmpty();
    }

    /** Its certificate has to name it, too. */
    @Test
    @Tag("security-oidc")
    void believesNoProviderUnderAnothersName() throws IOException {
        try (ScriptedServer other = ScriptedServer.startTls(
                AUTHORITY.issue("issuer", "elsewhere.example"),
                null,
                (request, response) -> ScriptedServer.json(response, 200, "{}"))) {
            credentials(source(other, EXPIRED, "refresh-0"))
                    .verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("cannot be reached"));
            assertThat(other.requests()).isEmpty();
        }
    }

    private static String base64(TestAuthority authority) {
        return Base64.getEncoder().encodeToString(authority.certificate().read());
    }

    @Test
    @Tag("security-redirect")
    void followsNoRedirectOfTheProvider() throws IOException {
        try (ScriptedServer other = ScriptedServer.answering(200, "{}");
                ScriptedServer redirecting = ScriptedServer.startTls(
                        AUTHORITY.issue("issuer", "127.0.0.1"),
                        null,
                        (request, response) -> response.status(307)
                                .header("Location", other.url())
                                .send())) {
            CredentialSource source = source(redirecting, EXPIRED, "refresh-0");

            credentials(source).verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("refused with 307"));
            assertThat(other.requests()).isEmpty();
        }
    }

    private CredentialSource source(String idToken, String refreshToken) throws IOException {
        return source(provider, idToken, refreshToken);
    }

    private CredentialSource source(ScriptedServer issuer, String idToken, String refreshToken) throws IOException {
        endpoint = issuer.url() + "/token";
        Files.writeString(
                directory.resolve("config"), """
                current-context: x
                contexts: [{name: x, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "https://h"}}]
                users:
                - name: u
                  user:
                    kept: true
                    auth-provider:
                      name: oidc
                      config:
                        idp-issuer-url: %s/
                        client-id: me
                        client-secret: s&cret
                        idp-certificate-authority-data: %s
                        id-token: "%s"
                        refresh-token: "%s"
                """.formatted(issuer.url(), base64(AUTHORITY), idToken, refreshToken));
        return loaded();
    }

    private CredentialSource loaded() {
        return ConfiguredCredentials.of(
                KubeConfig.fromKubeconfig(directory.resolve("config")).block());
    }

    private static StepVerifier.FirstStep<Credentials> credentials(CredentialSource source) {
        return source.credentials().subscribeOn(Schedulers.parallel()).as(StepVerifier::create);
    }

    private static String token(int number) {
        return jwt(Instant.ofEpochSecond(4_000_000_000L + number));
    }

    private static String jwt(Instant expiry) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8)) + "."
                + encoder.encodeToString(("{\"exp\":" + expiry.getEpochSecond() + "}").getBytes(UTF_8)) + ".c2ln";
    }

    private static String trace(Throwable e) {
        StringWriter out = new StringWriter();
        e.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
