package io.coxswain.client.config;

import reactor.core.publisher.Mono;

/**
 * Says who the client is, anew for every request: for credentials that this library does not know how to get.
 *
 * <pre>{@code
 * CredentialSource vault = CachedCredentials.of(readToken.map(t -> Credentials.bearer(t.value()).expiresAt(t.expiry())));
 * KubeConfig config = KubeConfig.builder("https://10.0.0.1:6443").certificateAuthority(ca).credentialSource(vault).build();
 * }</pre>
 *
 * <p>Neither method may block. They are called by many requests at the same time; {@code CachedCredentials} of
 * {@code client.auth} asks a slow source once for all of them.
 *
 * <p>If it fails, so does the request, before anything is sent: by a {@code CredentialsException} of {@code client.auth}, which a source
 * may give itself, to say what to do about it; anything else becomes the cause of one.
 */
@FunctionalInterface
public interface CredentialSource {

    /** The credentials for a request that is about to be sent. Empty means none. */
    Mono<Credentials> credentials();

    /**
     * Newer credentials than these, which the server has refused with a 401. If it gives different ones, the request is sent
     * once more; otherwise the refusal stands.
     */
    default Mono<Credentials> refresh(Credentials refused) {
        return credentials();
    }
}
