package io.coxswain.client.auth;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Where the bearer token comes from. */
public final class TokenSource {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX_SIZE = 1 << 20;

    private final Mono<String> token;

    private TokenSource(Mono<String> token) {
        this.token = token;
    }

    /** The source of a configuration that has a token, or a file that holds one; the file comes first. */
    public static Optional<TokenSource> of(KubeConfig config) {
        return Optional.ofNullable(config.tokenFile())
                .map(TokenSource::ofFile)
                .or(() -> Optional.ofNullable(config.token()).map(token -> new TokenSource(Mono.just(token))));
    }

    private static TokenSource ofFile(Path file) {
        return new TokenSource(Mono.fromCallable(() -> read(file))
                .subscribeOn(Schedulers.boundedElastic())
                .cache(token -> KEPT, error -> Duration.ZERO, () -> Duration.ZERO));
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_SIZE), StandardCharsets.US_ASCII).strip();
            if (text.isEmpty() || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new KubeConfigException(file + " holds no token");
            }
            return text;
        } catch (IOException e) {
            throw new KubeConfigException(
                    "cannot read the token in " + file + ": " + e.getClass().getSimpleName(), e);
        }
    }

    /** The token. A file is read off the event loop, and again when a minute has passed: tokens in files expire and change. */
    public Mono<String> token() {
        return token;
    }
}
