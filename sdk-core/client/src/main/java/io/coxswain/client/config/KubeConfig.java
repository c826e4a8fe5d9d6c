package io.coxswain.client.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where the API server is, how it is trusted, and who the client is: everything resolved, nothing left to look up but the
 * files it names.
 *
 * <pre>{@code
 * Mono<KubeConfig> asKubectl = KubeConfig.load();
 * Mono<KubeConfig> staging = KubeConfig.fromKubeconfig(Path.of("staging.yaml"), o -> o.context("viewer"));
 * KubeConfig byHand = KubeConfig.builder("https://10.0.0.1:6443").tokenFile(path).certificateAuthority(pem).build();
 * }</pre>
 *
 * <p>Reading happens at subscription, off the event loop; what is missing, dangling or malformed is a
 * {@link KubeConfigException}, never a fall-back to less security. {@link KubeconfigFiles} is the files themselves.
 */
public final class KubeConfig {
    private final KubeConfigBuilder from;
    private final URI server;

    KubeConfig(KubeConfigBuilder from, URI server) {
        this.from = from;
        this.server = server;
    }

    /**
     * Finds the configuration as kubectl does: the files of {@code KUBECONFIG}, merged, else {@code ~/.kube/config}; if these
     * say nothing, the service account of the pod that this runs in; and outside of a pod {@code KUBERNETES_MASTER}, or else a
     * server without TLS on port 8080 of this machine, which gets no credentials.
     */
    public static Mono<KubeConfig> load() {
        return load(overrides -> {});
    }

    /** As {@link #load()}, with another context, namespace, user or whatever else is to differ. */
    public static Mono<KubeConfig> load(Consumer<ConfigOverrides.Builder> overrides) {
        return Blocking.call(() -> ConfigLoader.ofProcess().load(ConfigOverrides.of(overrides)));
    }

    /** Reads one kubeconfig file. */
    public static Mono<KubeConfig> fromKubeconfig(Path file) {
        return fromKubeconfig(file, overrides -> {});
    }

    /** Reads one kubeconfig file, with what is to differ from it. */
    public static Mono<KubeConfig> fromKubeconfig(Path file, Consumer<ConfigOverrides.Builder> overrides) {
        return Blocking.call(() -> KubeconfigFiles.read(file).resolve(overrides));
    }

    /** Reads a kubeconfig that is no file. Relative paths in it begin at the working directory. */
    public static Mono<KubeConfig> fromYaml(String kubeconfig) {
        return fromYaml(kubeconfig, overrides -> {});
    }

    /**
     * Reads a kubeconfig that is no file, with what is to differ from it. For one that a stranger has written, say so:
     * {@link ConfigOverrides.Builder#untrusted}.
     */
    public static Mono<KubeConfig> fromYaml(String kubeconfig, Consumer<ConfigOverrides.Builder> overrides) {
        return Blocking.call(() -> KubeconfigFiles.parse(kubeconfig).resolve(overrides));
    }

    /**
     * The configuration that controllers take from their flags {@code --master} and {@code --kubeconfig}: with neither, the
     * service account of the pod. {@code KUBECONFIG} and the home directory are not looked at.
     *
     * @param server the API server's address, in place of the kubeconfig's; null or empty if it is not given
     * @param kubeconfig the file; null or empty if it is not given
     */
    public static Mono<KubeConfig> fromFlags(@Nullable String server, @Nullable String kubeconfig) {
        return Blocking.call(() -> ConfigLoader.ofProcess().fromFlags(server, kubeconfig));
    }

    /** The service account of the pod that this runs in. */
    public static Mono<KubeConfig> inCluster() {
        return Blocking.call(() -> ConfigLoader.ofProcess().inCluster());
    }

    /**
     * Makes a configuration by hand.
     *
     * @param server such as {@code https://10.0.0.1:6443}; it may have a path. Without {@code https://} it is spoken to without TLS, as
     *     kubectl does it, unless a certificate authority or insecureSkipTlsVerify is configured
     */
    public static KubeConfigBuilder builder(String server) {
        return new KubeConfigBuilder(server);
    }

    /** A builder that begins with this configuration. */
    public KubeConfigBuilder toBuilder() {
        return new KubeConfigBuilder(from);
    }

    /** The API server's address, without a slash at its end. */
    public URI server() {
        return server;
    }

    /** The namespace of requests that name none. */
    public String namespace() {
        return from.namespace;
    }

    /** Who signs the server's certificate; null for those whom the Java platform trusts. */
    public @Nullable PemSource certificateAuthority() {
        return from.certificateAuthority;
    }

    /** The client certificate, if there is one. */
    public @Nullable PemSource clientCertificate() {
        return from.clientCertificate;
    }

    /** The key of the client certificate; a secret. */
    public @Nullable PemSource clientKey() {
        return from.clientKey;
    }

    /** The bearer token, if there is one; a secret. */
    public @Nullable String token() {
        return from.token;
    }

    /** A file that holds the bearer token, and may change while the client runs; it comes before {@link #token}. */
    public @Nullable Path tokenFile() {
        return from.tokenFile;
    }

    /** The name of a user with a password, if there is one. */
    public @Nullable String username() {
        return from.username;
    }

    /** The password of {@link #username}; a secret. */
    public @Nullable String password() {
        return from.password;
    }

    /** The plugin that says who the client is, if there is one. */
    public @Nullable ExecConfig exec() {
        return from.exec;
    }

    /** Which plugins may be run. */
    public ExecPolicy execPolicy() {
        return from.execPolicy;
    }

    /** The OpenID Connect provider that gives tokens, if there is one. */
    public @Nullable OidcConfig oidc() {
        return from.oidc;
    }

    /** Code that says who the client is, if there is some. */
    public @Nullable CredentialSource credentialSource() {
        return from.credentialSource;
    }

    /** Whom the client acts as, if not itself. */
    public @Nullable Impersonation impersonation() {
        return from.impersonation;
    }

    /** The name that the server's certificate is held to, if it is not the one in its address. */
    public @Nullable String tlsServerName() {
        return from.tlsServerName;
    }

    /** Whether any server is believed. */
    public boolean insecureSkipTlsVerify() {
        return from.insecureSkipTlsVerify;
    }

    /** The proxy on the way to the server, if there is one; it may hold a password. */
    public @Nullable URI proxy() {
        return from.proxy;
    }

    /** Whether answers are not to be compressed. */
    public boolean disableCompression() {
        return from.disableCompression;
    }

    /** How long connecting may take, or null to leave it to the client's options. */
    public @Nullable Duration connectTimeout() {
        return from.connectTimeout;
    }

    /** How long the server may be silent before an answer, or null to leave it to the client's options. */
    public @Nullable Duration responseTimeout() {
        return from.responseTimeout;
    }

    /** Whether built-in kinds are asked for in protobuf rather than in JSON. */
    public boolean protobuf() {
        return from.protobuf;
    }

    /** Server, namespace and which credentials there are; none of the credentials themselves. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("KubeConfig{server: " + server + ", namespace: " + namespace());
        append(text, "certificateAuthority", certificateAuthority());
        append(text, "clientCertificate", clientCertificate());
        append(text, "clientKey", clientKey());
        append(text, "token", token() == null ? null : "<redacted>");
        append(text, "tokenFile", tokenFile());
        append(text, "username", username());
        append(text, "exec", exec());
        append(text, "oidc", oidc());
        append(text, "credentialSource", credentialSource() == null ? null : "<code>");
        append(text, "impersonation", impersonation());
        append(text, "tlsServerName", tlsServerName());
        append(text, "proxy", from.proxy == null ? null : ServerAddress.withoutUser(from.proxy));
        return text.append(insecureSkipTlsVerify() ? ", insecureSkipTlsVerify}" : "}")
                .toString();
    }

    private static void append(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(", ").append(name).append(": ").append(value);
        }
    }
}
