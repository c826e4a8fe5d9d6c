package io.coxswain.client.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An OpenID Connect provider, and the tokens that it has given, as kubeconfig's {@code auth-provider: oidc} describes them. */
public final class OidcConfig {
    private final URI issuer;
    private final String clientId;
    private final @Nullable String clientSecret;
    private final @Nullable String idToken;
    private final @Nullable String refreshToken;
    private final @Nullable PemSource authority;
    private final @Nullable KubeconfigEntry owner;

    private OidcConfig(
            URI issuer,
            String clientId,
            @Nullable String clientSecret,
            @Nullable String idToken,
            @Nullable String refreshToken,
            @Nullable PemSource authority,
            @Nullable KubeconfigEntry owner) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.idToken = idToken;
        this.refreshToken = refreshToken;
        this.authority = authority;
        this.owner = owner;
    }

    static OidcConfig of(KubeconfigEntry user, ObjectNode provider) {
        if (!(provider.get("config") instanceof ObjectNode config)) {
            throw user.failure("auth-provider oidc has no config");
        }
        String prefix = "auth-provider oidc: ";
        String issuer = required(user, config, "idp-issuer-url");
        if (!issuer.startsWith("https://")) {
            throw user.failure(prefix + "idp-issuer-url is not https: tokens would be readable on the way");
        }
        try {
            return new OidcConfig(
                    URI.create(issuer),
                    required(user, config, "client-id"),
                    user.text(config, "client-secret", prefix + "client-secret"),
                    user.text(config, "id-token", prefix + "id-token"),
                    user.text(config, "refresh-token", prefix + "refresh-token"),
                    user.pem(config, "idp-certificate-authority", prefix),
                    user);
        } catch (IllegalArgumentException e) {
            throw user.failure(prefix + "idp-issuer-url is not a URL");
        }
    }

    private static String required(KubeconfigEntry user, ObjectNode config, String field) {
        String value = user.text(config, field, "auth-provider oidc: " + field);
        if (value == null) {
            throw user.failure("auth-provider oidc has no " + field);
        }
        return value;
    }

    /** The provider's address, https always. */
    public URI issuer() {
        return issuer;
    }

    /** As whom the client is known to the provider. */
    public String clientId() {
        return clientId;
    }

    /** The client's own secret, if it has one. */
    public @Nullable String clientSecret() {
        return clientSecret;
    }

    /** The token that is sent to the API server, if there is one; a secret. */
    public @Nullable String idToken() {
        return idToken;
    }

    /** What new tokens are had for, if there is one; a secret, and perhaps good for one use only. */
    public @Nullable String refreshToken() {
        return refreshToken;
    }

    /** Who signs the provider's certificate; null for those whom the Java platform trusts. */
    public @Nullable PemSource certificateAuthority() {
        return authority;
    }

    /** The kubeconfig that the tokens are written back to, or null if there is none. */
    public @Nullable Path file() {
        return owner == null ? null : owner.file();
    }

    /** The same with other tokens; a provider that gives no new refresh token lets the old one be used again. */
    public OidcConfig withTokens(String newIdToken, @Nullable String newRefreshToken) {
        return new OidcConfig(
                issuer,
                clientId,
                clientSecret,
                newIdToken,
                newRefreshToken == null ? refreshToken : newRefreshToken,
                authority,
                owner);
    }

    /** Writes the tokens into the kubeconfig entry that they came from. */
    public void writeTo(KubeconfigEdit edit) {
        if (owner != null) {
            edit.set(KubeconfigEntry.Kind.USER, owner.name(), user -> {
                ObjectNode config = user.withObject("auth-provider").withObject("config");
                config.put("id-token", idToken);
                config.put("refresh-token", refreshToken);
            });
        }
    }

    /**
     * The same with the tokens that the kubeconfig holds by now: another process may have refreshed them, and spent the ones
     * known here.
     */
    public OidcConfig reread(KubeconfigFiles files) {
        KubeconfigEntry user = owner == null ? null : files.users().get(owner.name());
        ObjectNode provider = user == null ? null : user.object("auth-provider");
        if (user == null
                || provider == null
                || !provider.path("name").asString("").equals("oidc")) {
            return this;
        }
        OidcConfig now = of(user, provider);
        return now.issuer.equals(issuer) && now.clientId.equals(clientId) ? now : this;
    }

    /** Provider and client; no secret. */
    @Override
    public String toString() {
        return "OidcConfig[" + issuer + ", " + clientId + "]";
    }
}
