package io.coxswain.client.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * What a client shows the server to say who it is: nothing, a bearer token or a name and password, and perhaps a certificate.
 * Two are equal if they show the same; when they expire does not count.
 *
 * <p>A {@link CredentialSource} gives them. A single call can have its own, by way of the Reactor Context:
 *
 * <pre>{@code
 * Flux<Pod> theirs = pods.list().contextWrite(Credentials.bearer(token).context());
 * }</pre>
 */
public final class Credentials {
    /** Anonymous. */
    public static final Credentials NONE = new Credentials(null, null, null, null);

    private final @Nullable String authorization;
    private final @Nullable PemSource certificate;
    private final @Nullable PemSource key;
    private final @Nullable Instant expiresAt;

    private Credentials(
            @Nullable String authorization,
            @Nullable PemSource certificate,
            @Nullable PemSource key,
            @Nullable Instant expiresAt) {
        this.authorization = authorization;
        this.certificate = certificate;
        this.key = key;
        this.expiresAt = expiresAt;
    }

    /**
     * A bearer token.
     *
     * @throws KubeConfigException if it is empty or holds characters that no token has
     */
    public static Credentials bearer(String token) {
        return NONE.authorized("Bearer " + requireToken(token));
    }

    static String requireToken(String token) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new KubeConfigException("the token holds characters that no token has, or is empty");
        }
        return token;
    }

    /**
     * A name and a password.
     *
     * @throws KubeConfigException if the name is empty or holds a colon
     */
    public static Credentials basic(String username, String password) {
        if (username.isEmpty() || username.indexOf(':') >= 0) {
            throw new KubeConfigException("the username is empty or holds a ':'");
        }
        byte[] both = (username + ":" + password).getBytes(UTF_8);
        return NONE.authorized("Basic " + Base64.getEncoder().encodeToString(both));
    }

    private Credentials authorized(String header) {
        return new Credentials(header, certificate, key, expiresAt);
    }

    /** The same with a certificate and its key, which new connections show. */
    public Credentials withCertificate(PemSource certificate, PemSource key) {
        return new Credentials(
                authorization,
                Objects.requireNonNull(certificate, "certificate"),
                Objects.requireNonNull(key, "key"),
                expiresAt);
    }

    /** The same, to be asked for anew from then on. */
    public Credentials expiresAt(Instant time) {
        return new Credentials(authorization, certificate, key, Objects.requireNonNull(time, "time"));
    }

    /** The value of the {@code Authorization} header, or null if none is sent; a secret. */
    public @Nullable String authorization() {
        return authorization;
    }

    /** The client certificate, or null if none is shown. */
    public @Nullable PemSource certificate() {
        return certificate;
    }

    /** The key of the client certificate; a secret. */
    public @Nullable PemSource key() {
        return key;
    }

    /** When they have to be asked for anew, or null if they stay good as long as the server takes them. */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /**
     * A Reactor Context in which calls are made with these, over the connections that there are, in place of the client's own:
     * its certificate is not shown, and a 401 is final.
     *
     * @throws IllegalStateException if they have a certificate, which belongs to a connection: that takes a client of its own
     */
    public Context context() {
        if (certificate != null) {
            throw new IllegalStateException("a certificate belongs to a connection: make a client for it");
        }
        return Context.of(Credentials.class, this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Credentials that
                && Objects.equals(authorization, that.authorization)
                && Objects.equals(certificate, that.certificate)
                && Objects.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(authorization, certificate, key);
    }

    /** Of which kind they are; nothing of what they are. */
    @Override
    public String toString() {
        String sent = authorization == null ? "none" : authorization.substring(0, authorization.indexOf(' '));
        return "Credentials[" + sent + (certificate == null ? "" : ", certificate") + "]";
    }
}
