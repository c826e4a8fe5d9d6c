package io.coxswain.client.auth;

import io.coxswain.client.config.CredentialSource;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.PemSource;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Makes a configuration's credential source. */
public final class ConfiguredCredentials {
    private ConfiguredCredentials() {}

    /** The source of a configuration, with a cache of its own; it does nothing before it is asked. */
    public static CredentialSource of(KubeConfig config) {
        if (config.credentialSource() != null) {
            return config.credentialSource();
        }
        if (config.exec() != null) {
            return CachedCredentials.of(new ExecPlugin(config.exec(), config).run());
        }
        if (config.oidc() != null) {
            return CachedCredentials.of(new OidcTokens(config.oidc()).fetch());
        }
        return FileCredentials.usesFiles(config)
                ? CachedCredentials.of(new FileCredentials(config).read())
                : constant(config);
    }

    private static CredentialSource constant(KubeConfig config) {
        Mono<Credentials> constant = Mono.just(ofData(config));
        return () -> constant;
    }

    private static Credentials ofData(KubeConfig config) {
        PemSource certificate = config.clientCertificate();
        PemSource key = config.clientKey();
        Credentials header = header(config);
        return certificate == null || key == null ? header : header.withCertificate(certificate, key);
    }

    /** The token, or name and password, that the configuration itself holds. */
    static Credentials header(KubeConfig config) {
        String username = config.username();
        if (config.token() != null) {
            return Credentials.bearer(config.token());
        }
        return username == null
                ? Credentials.NONE
                : Credentials.basic(username, Objects.requireNonNullElse(config.password(), ""));
    }
}
