package io.coxswain.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.ConfiguredCredentials;
import io.coxswain.client.auth.Plugins;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.client.testing.RawServer;
import io.coxswain.client.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

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
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true));
        try (ScriptedServer echo = ScriptedServer.start((request, response) -> ScriptedServer.json(
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
        } finally {
            System.setErr(before);
        }
        assertSilent(log.toString(US_ASCII));
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
