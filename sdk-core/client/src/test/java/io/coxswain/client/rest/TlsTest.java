package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.TestAuthority;
import io.coxswain.client.auth.TestAuthority.Issued;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.client.testing.TraceLog;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TlsTest {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");
    private static final TestAuthority AUTHORITY = new TestAuthority("authority");
    private static final Issued LOOPBACK = AUTHORITY.issue("server", "127.0.0.1");
    private static final Issued KUBERNETES = AUTHORITY.issue("server", "kubernetes.default.svc", "kubernetes");

    @Test
    void trustsItsOwnAuthorityOnly() {
        try (ScriptedServer server = server(LOOPBACK, null)) {
            get(server.config().certificateAuthority(AUTHORITY.certificate()).build())
                    .expectNext("{}")
                    .verifyComplete();

            get(server.config()
                            .certificateAuthority(new TestAuthority("authority").certificate())
                            .build())
                    .verifyErrorSatisfies(TlsTest::assertNotTrusted);
            get(server.config().build()).verifyErrorSatisfies(e -> {
                assertNotTrusted(e);
                assertThat(e).hasMessageContaining("and the configuration names none (certificate-authority)");
            });
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void holdsTheServerToItsAddress() {
        try (ScriptedServer server = server(KUBERNETES, null)) {
            get(server.config().certificateAuthority(AUTHORITY.certificate()).build())
                    .verifyErrorSatisfies(TlsTest::assertNotTrusted);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes.default.svc", "kubernetes"})
    void holdsTheServerToAnotherNameIfToldSo(String name) {
        try (ScriptedServer server = server(KUBERNETES, null)) {
            get(server.config()
                            .certificateAuthority(AUTHORITY.certificate())
                            .tlsServerName(name)
                            .build())
                    .expectNext("{}")
                    .verifyComplete();
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.serverName()).isEqualTo(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes.default.svc", "10.0.0.1"})
    @Tag("security-server-name")
    void isNotContentWithTheAddressIfItIsToldAName(String name) {
        try (ScriptedServer server = server(LOOPBACK, null)) {
            get(server.config()
                            .certificateAuthority(AUTHORITY.certificate())
                            .tlsServerName(name)
                            .build())
                    .verifyErrorSatisfies(TlsTest::assertNotTrusted);
        }
    }

    @Test
    @Tag("security-insecure")
    void believesAnyServerIfToldSoAndWarns() {
        try (TraceLog log = TraceLog.start();
                ScriptedServer server = server(KUBERNETES, null)) {
            get(server.config().build()).verifyErrorSatisfies(TlsTest::assertNotTrusted);
            assertThat(log.text()).doesNotContain("insecure-skip-tls-verify");

            get(server.config().insecureSkipTlsVerify().build())
                    .expectNext("{}")
                    .verifyComplete();
            assertThat(log.text())
                    .contains("WARN io.coxswain.client.rest.Tls - the certificate of " + server.url()
                            + " is not verified");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("security-tls-version")
    void speaksNothingOlderThanTls12(boolean http2) {
        KubeConfig config = KubeConfig.builder("https://h").build();
        SSLEngine engine = Tls.of(config, new TlsMaterial(null, null, null), http2, Duration.ofSeconds(1))
                .getSslContext()
                .newEngine(ByteBufAllocator.DEFAULT);

        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void showsItsCertificate(String algorithm) {
        TestAuthority clients = new TestAuthority("clients");
        Issued identity = clients.issue(TestAuthority.keys(algorithm), "admin");
        try (ScriptedServer server = server(LOOPBACK, clients)) {
            get(server.config()
                            .certificateAuthority(AUTHORITY.certificate())
                            .clientCertificate(identity.certificate(), identity.key())
                            .build())
                    .expectNext("{}")
                    .verifyComplete();
            get(server.config().certificateAuthority(AUTHORITY.certificate()).build())
                    .verifyError(TransportException.class);
        }
    }

    @Test
    void refusesAKeyThatIsNotTheCertificates() {
        Issued one = AUTHORITY.issue("one");
        Issued other = AUTHORITY.issue("other");
        Issued rsa = AUTHORITY.issue(TestAuthority.keys("RSA"), "rsa");

        assertRefused(c -> c.clientCertificate(one.certificate(), other.key()), "do not belong together");
        assertRefused(c -> c.clientCertificate(one.certificate(), rsa.key()), "do not belong together");
    }

    @Test
    void refusesCertificatesThatCannotBeRead() {
        Issued one = AUTHORITY.issue("one");
        PemSource text = PemSource.of("hunter2".getBytes(StandardCharsets.US_ASCII));
        PemSource broken = PemSource.of(
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
        PemSource missing = PemSource.file(Path.of("no", "such", "file.crt"));

        assertRefused(c -> c.certificateAuthority(text), "the certificate authority (<data>) holds no certificate");
        assertRefused(c -> c.certificateAuthority(broken), "holds a certificate that is malformed");
        assertRefused(c -> c.certificateAuthority(missing), "there is no such file");
        assertRefused(
                c -> c.clientCertificate(text, one.key()), "the client certificate (<data>) holds no certificate");
        assertRefused(
                c -> c.clientCertificate(one.certificate(), text), "the client key (<data>) holds no private key");
        assertRefused(c -> c.clientCertificate(one.certificate(), missing), "file.crt");
    }

    private static void assertRefused(Consumer<KubeConfigBuilder> config, String message) {
        var builder = KubeConfig.builder("https://127.0.0.1:1");
        config.accept(builder);
        get(builder.build())
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(KubeConfigException.class)
                        .hasMessageContaining(message)
                        .hasMessageNotContaining("hunter2"));
    }

    private static void assertNotTrusted(Throwable e) {
        assertThat(e).isInstanceOf(TransportException.class).hasMessageContaining("TLS failed");
        assertThat(e).hasCauseInstanceOf(SSLException.class);
        assertThat(e.getCause()).hasStackTraceContaining("Certificate");
    }

    private static StepVerifier.FirstStep<String> get(KubeConfig config) {
        return Mono.using(() -> RestClient.of(Mono.just(config)), client -> client.bytes(VERSION), RestClient::close)
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .as(StepVerifier::create);
    }

    private static ScriptedServer server(Issued identity, @Nullable TestAuthority clients) {
        return ScriptedServer.startTls(
                identity, clients, (request, response) -> ScriptedServer.json(response, 200, "{}"));
    }
}
