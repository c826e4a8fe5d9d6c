package io.coxswain.client.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class TokenSourceTest {
    @TempDir
    private Path directory;

    @Test
    void givesTheTokenOfTheConfiguration() {
        source(KubeConfig.builder("https://h").token("abc").build())
                .token()
                .as(StepVerifier::create)
                .expectNext("abc")
                .verifyComplete();
        assertThat(TokenSource.of(KubeConfig.builder("https://h").build())).isEmpty();
    }

    @Test
    void prefersTheFileAndReadsItWhenAMinuteHasPassed() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "first\n");
        var token = StepVerifier.withVirtualTime(() -> {
            TokenSource source = source(
                    KubeConfig.builder("https://h").token("abc").tokenFile(file).build());
            return source.token()
                    .doOnNext(read -> write(file, "second"))
                    .concatWith(source.token())
                    .concatWith(source.token().delaySubscription(Duration.ofSeconds(61)));
        });

        token.expectNext("first", "first")
                .thenAwait(Duration.ofSeconds(61))
                .expectNext("second")
                .verifyComplete();
    }

    @Test
    void triesAgainAfterAFailure() throws IOException {
        Path file = directory.resolve("token");
        var token =
                source(KubeConfig.builder("https://h").tokenFile(file).build()).token();

        token.as(StepVerifier::create)
                .verifyErrorSatisfies(e ->
                        assertThat(e).isInstanceOf(KubeConfigException.class).hasMessageContaining(file.toString()));
        Files.writeString(file, "two words");
        token.as(StepVerifier::create).verifyErrorMessage(file + " holds no token");
        Files.writeString(file, "");
        token.as(StepVerifier::create).verifyErrorMessage(file + " holds no token");
        Files.writeString(file, "abc");
        token.as(StepVerifier::create).expectNext("abc").verifyComplete();
    }

    private static TokenSource source(KubeConfig config) {
        return TokenSource.of(config).orElseThrow();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
