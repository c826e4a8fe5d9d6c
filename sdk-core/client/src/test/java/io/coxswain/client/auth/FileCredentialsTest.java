package io.coxswain.client.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.TestAuthority.Issued;
import io.coxswain.client.config.CredentialSource;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class FileCredentialsTest {
    private static final Duration MINUTE = Duration.ofSeconds(61);

    @TempDir
    private Path directory;

    @Test
    void givesWhatTheConfigurationHolds() {
        credentials(KubeConfig.builder("https://h").token("abc").build())
                .expectNext(Credentials.bearer("abc"))
                .verifyComplete();
        credentials(KubeConfig.builder("https://h").basicAuth("me", "pä:ss").build())
                .assertNext(c -> assertThat(c.authorization()).isEqualTo("Basic bWU6cMOkOnNz"))
                .verifyComplete();
        credentials(KubeConfig.builder("https://h").build())
                .expectNext(Credentials.NONE)
                .verifyComplete();
        PemSource pem = PemSource.of(new byte[1]);
        credentials(KubeConfig.builder("https://h")
                        .token("abc")
                        .clientCertificate(pem, pem)
                        .build())
                .expectNext(Credentials.bearer("abc").withCertificate(pem, pem))
                .verifyComplete();
    }

    @Test
    @Tag("fault-70")
    void prefersTheTokenFileAndReadsItWhenAMinuteHasPassed() {
        Path file = write("token", "first\n");
        StepVerifier.withVirtualTime(() -> {
                    CredentialSource source = source(KubeConfig.builder("https://h")
                            .token("abc")
                            .tokenFile(file)
                            .build());
                    return Mono.defer(source::credentials)
                            .doOnNext(read -> write("token", "second"))
                            .concatWith(Mono.defer(source::credentials))
                            .concatWith(Mono.defer(source::credentials).delaySubscription(MINUTE))
                            .map(Credentials::authorization);
                })
                .expectNext("Bearer first", "Bearer first")
                .thenAwait(MINUTE)
                .expectNext("Bearer second")
                .verifyComplete();
    }

    @Test
    void readsTheTokenFileAtOnceIfTheServerRefusesTheToken() {
        Path file = write("token", "first");
        CredentialSource source =
                source(KubeConfig.builder("https://h").tokenFile(file).build());
        Credentials first = source.credentials().block();

        source.refresh(first).as(StepVerifier::create).expectNext(first).verifyComplete();
        write("token", "second");
        source.refresh(first)
                .as(StepVerifier::create)
                .expectNext(Credentials.bearer("second"))
                .verifyComplete();
        write("token", "third");
        // Somebody has refreshed it already.
        source.refresh(first)
                .as(StepVerifier::create)
                .expectNext(Credentials.bearer("second"))
                .verifyComplete();
    }

    @Test
    void keepsTheLastCredentialsWhileFilesAreBeingReplaced() {
        TestAuthority authority = new TestAuthority("authority");
        Issued one = authority.issue("one");
        Issued two = authority.issue("two");
        Path certificate = write("crt", one.certificate().read());
        Path key = write("key", one.key().read());
        CredentialSource source = source(KubeConfig.builder("https://h")
                .clientCertificate(PemSource.file(certificate), PemSource.file(key))
                .build());
        Credentials first = source.credentials().block();
        assertThat(first).isEqualTo(Credentials.NONE.withCertificate(one.certificate(), one.key()));

        write("crt", two.certificate().read());
        source.refresh(first).as(StepVerifier::create).expectNext(first).verifyComplete();
        write("key", two.key().read());
        source.refresh(first)
                .as(StepVerifier::create)
                .expectNext(Credentials.NONE.withCertificate(two.certificate(), two.key()))
                .verifyComplete();
    }

    @Test
    void triesAgainAfterAFailure() {
        Path file = directory.resolve("token");
        CredentialSource source =
                source(KubeConfig.builder("https://h").tokenFile(file).build());

        source.credentials()
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e ->
                        assertThat(e).isInstanceOf(KubeConfigException.class).hasMessageContaining(file.toString()));
        write("token", "two words");
        source.credentials().as(StepVerifier::create).verifyErrorMessage(file + " holds no token");
        write("token", "");
        source.credentials().as(StepVerifier::create).verifyErrorMessage(file + " holds no token");
        write("token", "abc");
        source.credentials()
                .as(StepVerifier::create)
                .expectNext(Credentials.bearer("abc"))
                .verifyComplete();
    }

    private static StepVerifier.FirstStep<Credentials> credentials(KubeConfig config) {
        return source(config).credentials().as(StepVerifier::create);
    }

    private static CredentialSource source(KubeConfig config) {
        return ConfiguredCredentials.of(config);
    }

    private Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
