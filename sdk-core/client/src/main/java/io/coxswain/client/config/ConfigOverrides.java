package io.coxswain.client.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants otherwise than the configuration says, as kubectl's flags do.
 *
 * <pre>{@code
 * KubeConfig.load(o -> o.context("staging").namespace("shop").impersonation(Impersonation.user("jane")));
 * }</pre>
 */
public final class ConfigOverrides {
    private final List<Consumer<KubeConfigBuilder>> settings;
    private final @Nullable String context;
    private final @Nullable String cluster;
    private final @Nullable String user;
    private final @Nullable String server;
    private final boolean untrusted;
    private final boolean replacesCredentials;
    private final boolean replacesTrust;

    private ConfigOverrides(Builder builder) {
        this.settings = List.copyOf(builder.settings);
        this.context = builder.context;
        this.cluster = builder.cluster;
        this.user = builder.user;
        this.server = builder.server;
        this.untrusted = builder.untrusted;
        this.replacesCredentials = builder.replacesCredentials;
        this.replacesTrust = builder.replacesTrust;
    }

    static ConfigOverrides of(Consumer<Builder> overrides) {
        Builder builder = new Builder();
        overrides.accept(builder);
        return new ConfigOverrides(builder);
    }

    @Nullable
    String context() {
        return context;
    }

    @Nullable
    String cluster() {
        return cluster;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String server() {
        return server;
    }

    boolean untrusted() {
        return untrusted;
    }

    /** Whether the caller says who the client is, so that the kubeconfig's user does not count. */
    boolean replacesCredentials() {
        return replacesCredentials;
    }

    /** Whether the caller says how the server is trusted, so that the kubeconfig's cluster does not count there. */
    boolean replacesTrust() {
        return replacesTrust;
    }

    /** Sets what is to be otherwise. */
    void applyTo(KubeConfigBuilder config) {
        settings.forEach(setting -> setting.accept(config));
    }

    /** Collects overrides. */
    public static final class Builder {
        private final List<Consumer<KubeConfigBuilder>> settings = new ArrayList<>();
        private @Nullable String context;
        private @Nullable String cluster;
        private @Nullable String user;
        private @Nullable String server;
        private boolean untrusted;
        private boolean replacesCredentials;
        private boolean replacesTrust;

        private Builder() {}

        /** Uses this context, and not the current one. */
        public Builder context(String context) {
            this.context = Objects.requireNonNull(context, "context");
            return this;
        }

        /** Uses this cluster, and not the context's. */
        public Builder cluster(String cluster) {
            this.cluster = Objects.requireNonNull(cluster, "cluster");
            return this;
        }

        /** Uses this user, and not the context's. */
        public Builder user(String user) {
            this.user = Objects.requireNonNull(user, "user");
            return this;
        }

        /** Uses this namespace for requests that name none. */
        public Builder namespace(String namespace) {
            Objects.requireNonNull(namespace, "namespace");
            return setting(config -> config.namespace(namespace));
        }

        /**
         * Goes to this server with the context's credentials; without a kubeconfig or a current context, with none. The
         * cluster's TLS server name does not count for it.
         */
        public Builder server(String server) {
            this.server = Objects.requireNonNull(server, "server");
            return setting(config -> config.server(server));
        }

        /** Shows this token, and none of the user's credentials. */
        public Builder token(String token) {
            return credentials(config -> config.token(token));
        }

        /** Shows the token in this file, and none of the user's credentials. */
        public Builder tokenFile(Path file) {
            return credentials(config -> config.tokenFile(file));
        }

        /** Shows this name and password, and none of the user's credentials. */
        public Builder basicAuth(String username, String password) {
            return credentials(config -> config.basicAuth(username, password));
        }

        /** Shows this certificate, and none of the user's credentials. */
        public Builder clientCertificate(PemSource certificate, PemSource key) {
            return credentials(config -> config.clientCertificate(certificate, key));
        }

        /** Trusts servers whose certificate is signed by one of these, and no others. */
        public Builder certificateAuthority(PemSource certificates) {
            return trust(config -> config.certificateAuthority(certificates));
        }

        /** Does not verify the server's certificate, whatever authority the cluster names. */
        public Builder insecureSkipTlsVerify() {
            return trust(KubeConfigBuilder::insecureSkipTlsVerify);
        }

        /** Holds the server's certificate to this name. */
        public Builder tlsServerName(String name) {
            return setting(config -> config.tlsServerName(name));
        }

        /** Makes all calls as this user, and not as the one that the kubeconfig impersonates. */
        public Builder impersonation(Impersonation user) {
            return setting(config -> config.impersonation(user));
        }

        /** Goes by way of this proxy: see {@link KubeConfigBuilder#proxy}. */
        public Builder proxy(String proxy) {
            return setting(config -> config.proxy(proxy));
        }

        /** Sets how long connecting may take. */
        public Builder connectTimeout(Duration timeout) {
            return setting(config -> config.connectTimeout(timeout));
        }

        /** Sets how long the server may be silent before an answer. */
        public Builder responseTimeout(Duration timeout) {
            return setting(config -> config.responseTimeout(timeout));
        }

        /** Sets which credential plugins may be run. */
        public Builder execPolicy(ExecPolicy policy) {
            return setting(config -> config.execPolicy(policy));
        }

        /** Sends credentials to a server that is spoken to without TLS: see {@link KubeConfigBuilder#credentialsOverPlainHttp}. */
        public Builder credentialsOverPlainHttp() {
            return setting(KubeConfigBuilder::credentialsOverPlainHttp);
        }

        /**
         * Takes the kubeconfig for one that a stranger has written: it may run no plugin, name no file of this machine, go
         * through no proxy and leave no server unverified.
         */
        public Builder untrusted() {
            this.untrusted = true;
            return this;
        }

        private Builder credentials(Consumer<KubeConfigBuilder> setting) {
            this.replacesCredentials = true;
            return setting(setting);
        }

        private Builder trust(Consumer<KubeConfigBuilder> setting) {
            this.replacesTrust = true;
            return setting(setting);
        }

        private Builder setting(Consumer<KubeConfigBuilder> setting) {
            settings.add(setting);
            return this;
        }
    }
}
