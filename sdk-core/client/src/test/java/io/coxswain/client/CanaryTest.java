package io.coxswain.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.ConfiguredCredentials;
import io.coxswain.client.auth.Plugins;
import io.coxswain.client.auth.TestAuthority;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.ObservationFilter;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.client.testing.ForwardProxy;
import io.coxswain.client.testing.RawServer;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.client.testing.TraceLog;
import io.coxswain.model.authentication.v1.TokenRequest;
import io.coxswain.model.core.v1.Secret;
import io.coxswain.model.patch.Patch;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

/** No text that anything public gives of itself, and no error or log, holds a secret. */
@Tag("fault-77")
@Tag("security-redaction")
class CanaryTest {
    private static final String CANARY = "hunter2-canary";
    private static final String ENCODED = Base64.getEncoder().encodeToString(CANARY.getBytes(US_ASCII));

    /** Their names say that what they give is secret, or the raw content; everything else public has to be silent. */
    private static final Set<String> SECRET = Set.of(
            "token",
            "password",
            "read",
            "authorization",
            "headers",
            "fields",
            "merged",
            "env",
            "args",
            "idToken",
            "refreshToken",
            "clientSecret",
            "proxy",
            "text",
            "sharedBody",
            "body",
            "withHeader",
            "getUserInfo",
            "getRawUserInfo");

    @TempDir
    private Path directory;

    @Test
    void isInNoTextOfAConfigurationAndItsParts() {
        PemSource pem = PemSource.of(CANARY.getBytes(US_ASCII));
        KubeConfigBuilder base =
                KubeConfig.builder("https://h").certificateAuthority(pem).proxy("http://me:" + CANARY + "@p");
        List<Object> all = new ArrayList<>(List.of(
                pem,
                pem.loaded(),
                base.token(CANARY).clientCertificate(pem, pem).build(),
                base.withoutCredentials().basicAuth("me", CANARY).build(),
                base.withoutCredentials()
                        .exec(ExecConfig.of("x", e -> e.args(CANARY).env("A", CANARY)))
                        .build(),
                Credentials.bearer(CANARY),
                Credentials.basic("me", CANARY).withCertificate(pem, pem),
                KubeRequest.path(Verb.GET, "version").withHeader("Authorization", "Bearer " + CANARY)));
        KubeconfigFiles files =
                KubeconfigFiles.parse("""
                current-context: x
                contexts: [{name: x, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "https://h", certificate-authority-data: ENCODED}}]
                users:
                - name: u
                  user: {auth-provider: {name: oidc, config: {idp-issuer-url: "https://i", client-id: c, client-secret: CANARY,
                    id-token: CANARY, refresh-token: CANARY}}}
                """.replace("CANARY", CANARY).replace("ENCODED", ENCODED));
        all.add(files);
        all.add(files.users().get("u"));
        all.add(files.resolve(o -> {}));

        int seen = 0;
        for (Object value : all) {
            assertSilent(value.toString());
            for (Method getter : value.getClass().getMethods()) {
                boolean plain = getter.getParameterCount() == 0
                        && !Modifier.isStatic(getter.getModifiers())
                        && getter.getDeclaringClass() != Object.class
                        && !SECRET.contains(getter.getName());
                if (plain) {
                    assertSilent(String.valueOf(value(getter, value)));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    private static Object value(Method getter, Object of) {
        try {
            Object value = getter.invoke(of);
            return value instanceof Map<?, ?> map ? map.values() : value;
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }

    @Test
    void isInNoErrorAndNoLogOfACall() {
        try (TraceLog log = TraceLog.start();
                ScriptedServer echo = ScriptedServer.start((request, response) -> ScriptedServer.json(
                        response, 500, String.valueOf(request.requestHeaders().get("Authorization"))));
                RawServer cut = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")) {
            Path plugin = new Plugins(directory).script("plugin", "echo '" + CANARY + "'");
            Path failing = new Plugins(directory).script("failing", "echo 'token: " + CANARY + "' >&2; exit 1");
            for (KubeConfigBuilder config : List.of(
                    echo.config().token(CANARY),
                    echo.config().basicAuth("me", CANARY),
                    KubeConfig.builder(cut.url()).token(CANARY),
                    KubeConfig.builder("http://127.0.0.1:1").token(CANARY),
                    echo.config().proxy("http://me:" + CANARY + "@127.0.0.1:1"),
                    echo.config().exec(ExecConfig.of(plugin.toString(), e -> e.env("A", CANARY))),
                    echo.config().exec(ExecConfig.of(failing.toString(), e -> e.args(CANARY))),
                    KubeConfig.builder("https://127.0.0.1:1")
                            .clientCertificate(
                                    PemSource.of(CANARY.getBytes(US_ASCII)),
                                    PemSource.of(CANARY.getBytes(US_ASCII))))) {
                assertSilent(failure(config.build()));
            }
            assertSilent(log.text());
            assertThat(log.text()).contains("io.coxswain.client.wire - GET", "failed: 500");
        }
    }

    /** Whoever is asked, and by whichever way: what is sent and answered shows in no log. */
    @Test
    @Tag("security-secret-bodies")
    void isInNoLogOfCallsThatSucceed() throws IOException {
        Path tokenFile = Files.writeString(directory.resolve("token"), CANARY);
        Path plugin = new Plugins(directory).script("plugin", Plugins.prints("{\"token\":\"" + CANARY + "\"}"));
        TestAuthority authority = new TestAuthority("authority");
        try (TraceLog log = TraceLog.start();
                ForwardProxy proxy = ForwardProxy.start();
                ScriptedServer server = ScriptedServer.startTlsAsking(
                        authority.issue("server", "127.0.0.1"), authority, CanaryTest::answer)) {
            TestAuthority.Issued identity = authority.issue("me");
            for (UnaryOperator<KubeConfigBuilder> change : List.<UnaryOperator<KubeConfigBuilder>>of(
                    c -> c.token(CANARY),
                    c -> c.tokenFile(tokenFile),
                    c -> c.basicAuth("me", CANARY),
                    c -> c.clientCertificate(identity.certificate(), identity.key()),
                    c -> c.exec(ExecConfig.of(plugin.toString(), e -> e.env("A", CANARY))),
                    c -> c.credentialSource(() -> Mono.just(Credentials.bearer(CANARY))),
                    c -> c.token(CANARY).proxy("http://me:hunter2@127.0.0.1:" + proxy.port()),
                    c -> c.token(CANARY).proxy("socks5://me:hunter2@127.0.0.1:" + proxy.port()))) {
                use(change.apply(server.config().certificateAuthority(authority.certificate()))
                        .build());
            }
            assertThat(proxy.targets()).hasSizeGreaterThan(1);
            assertThat(log.text())
                    .contains("io.coxswain.client.wire - POST", "reactor.netty", "Authorization=<redacted>")
                    .doesNotContain("hunter2@", Base64.getEncoder().encodeToString("me:hunter2".getBytes(US_ASCII)))
                    .doesNotContain("BEGIN PRIVATE KEY");
            assertSilent(log.text());
        }
    }

    private static Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String secret = "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"" + ENCODED + "\"}}";
        String uri = request.uri();
        return uri.contains("watch=true")
                ? response.sendString(Mono.just("{\"type\":\"ADDED\",\"object\":" + secret + "}\n"))
                : ScriptedServer.json(
                        response,
                        200,
                        uri.endsWith("/token")
                                ? "{\"status\":{\"token\":\"" + CANARY + "\"}}"
                                : uri.contains("/secrets")
                                                && !uri.contains("/secrets/")
                                                && request.method().equals(HttpMethod.GET)
                                        ? "{\"items\":[" + secret + "]}"
                                        : secret);
    }

    private static void use(KubeConfig config) {
        List<String> told = new CopyOnWriteArrayList<>();
        ObservationRegistry observed = ObservationRegistry.create();
        observed.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                told.add(context.toString());
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        try (KubeClient client = KubeClient.of(Mono.just(config), o -> o.filter(ObservationFilter.of(observed)))) {
            Api<Secret> secrets = client.coreV1().secrets("shop");
            Secret secret = Secret.of(s -> s.metadata(m -> m.name("a")).putStringData("k", CANARY));
            Flux.concat(
                            secrets.get("a"),
                            secrets.list(),
                            secrets.watch(),
                            secrets.create(secret),
                            secrets.update(secret),
                            secrets.apply(secret, o -> o.fieldManager("me")),
                            secrets.patch("a", Patch.merge("{\"stringData\":{\"k\":\"" + CANARY + "\"}}")),
                            client.coreV1().serviceAccounts("shop").token("a", TokenRequest.EMPTY),
                            secrets.get("a")
                                    .contextWrite(
                                            Credentials.bearer(CANARY + "-own").context()))
                    .as(StepVerifier::create)
                    .expectNextCount(9)
                    .verifyComplete();
            assertThat(told).isNotEmpty().allSatisfy(CanaryTest::assertSilent);
        }
    }

    private static String failure(KubeConfig config) {
        try (RestClient client = RestClient.of(Mono.just(config))) {
            Throwable error = client.bytes(KubeRequest.path(Verb.GET, "version"))
                    .materialize()
                    .block()
                    .getThrowable();
            assertThat(error).as("%s", config).isNotNull();
            assertThat(ConfiguredCredentials.of(config).toString()).doesNotContain(CANARY);
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    private static void assertSilent(String text) {
        assertThat(text).doesNotContain(CANARY, ENCODED, "aHVudGVyMi1jYW5hcn");
    }
}
