package io.coxswain.client.auth;

import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.KubeconfigEdit;
import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.client.config.OidcConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The tokens of an OpenID Connect provider, refreshed before they expire or when the server refuses them, and written back.
 *
 * <p>A refresh token may be good for one use. So the kubeconfig is locked while the provider is asked, and read first: another
 * process may have refreshed the tokens already. If it cannot be locked or written the new tokens are used all the same, as
 * the old ones are spent.
 */
final class OidcTokens {
    private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);
    private static final Duration LEEWAY = Duration.ofSeconds(10);

    private volatile OidcConfig latest;
    private volatile @Nullable String given;

    OidcTokens(OidcConfig config) {
        this.latest = config;
    }

    /** The token that is there if it is new and good, else a refreshed one. */
    Mono<Credentials> fetch() {
        return Mono.defer(() -> isFresh(latest) ? Mono.just(latest) : refreshed(latest))
                .map(this::credentials);
    }

    /** Good, and not one that was given already: asking again means that the server has refused it. */
    private boolean isFresh(OidcConfig config) {
        String token = config.idToken();
        return token != null && !token.equals(given) && expiry(token).isAfter(CachedCredentials.now());
    }

    private Credentials credentials(OidcConfig config) {
        String token = String.valueOf(config.idToken());
        given = token;
        return Credentials.bearer(token).expiresAt(expiry(token));
    }

    private static Instant expiry(String token) {
        Instant end = Jwt.expiry(token);
        return end.equals(Instant.MIN) ? end : end.minus(LEEWAY);
    }

    private Mono<OidcConfig> refreshed(OidcConfig known) {
        Path file = known.file();
        if (file == null) {
            return asked(known);
        }
        return KubeconfigFiles.of(file)
                .flatMap(files -> files.editAsync(edit -> refreshed(known, edit)))
                .then(Mono.fromSupplier(() -> latest))
                .onErrorResume(KubeConfigException.class, e -> {
                    LOG.warn("refreshed tokens are not written back: {}", e.getMessage());
                    return isFresh(latest) ? Mono.just(latest) : asked(latest);
                });
    }

    /** While the file is locked. */
    private Mono<OidcConfig> refreshed(OidcConfig known, KubeconfigEdit edit) {
        OidcConfig current = known.reread(edit.files());
        if (isFresh(current)) {
            latest = current;
            return Mono.just(current);
        }
        return asked(current).doOnNext(fresh -> fresh.writeTo(edit));
    }

    private Mono<OidcConfig> asked(OidcConfig config) {
        return OidcProvider.refresh(config).doOnNext(fresh -> latest = fresh);
    }
}
