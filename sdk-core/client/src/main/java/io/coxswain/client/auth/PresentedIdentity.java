package io.coxswain.client.auth;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows one identity to servers that ask for one. The JDK's own would have the key in a key store, and that encrypts it under a
 * password stretched by ten thousand rounds: much of the time until a fresh JVM has sent its first request.
 */
public final class PresentedIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final ClientIdentity identity;

    /** Shows this one. */
    public PresentedIdentity(ClientIdentity identity) {
        this.identity = identity;
    }

    /** Nothing is shown that the server has no use for: a key of another kind, or a certificate that none of its authorities signed. */
    private @Nullable String alias(String[] keyTypes, Principal @Nullable [] issuers) {
        String type = identity.chain().get(0).getPublicKey().getAlgorithm();
        return List.of(keyTypes).contains(type) && isAccepted(issuers) ? ALIAS : null;
    }

    private boolean isAccepted(Principal @Nullable [] issuers) {
        if (issuers == null || issuers.length == 0) {
            return true;
        }
        List<Principal> accepted = List.of(issuers);
        return identity.chain().stream()
                .map(X509Certificate::getIssuerX500Principal)
                .anyMatch(accepted::contains);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyTypes, issuers);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyTypes, issuers);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return alias(new String[] {keyType}, issuers) == null ? null : new String[] {ALIAS};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
        return ALIAS.equals(alias) ? identity.chain().toArray(new X509Certificate[0]) : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
        return ALIAS.equals(alias) ? identity.key() : null;
    }

    /** A client serves nobody. */
    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    /** A client serves nobody. */
    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
