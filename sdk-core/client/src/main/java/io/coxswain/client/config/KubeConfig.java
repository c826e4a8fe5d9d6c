package io.coxswain.client.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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
 * {@link KubeConfigException}, never a fall-back to less security.
 */
public final class KubeConfig {
    private final URI server;
    private final String namespace;
    private final @Nullable PemSource certificateAuthority;
    private final @Nullable PemSource clientCertificate;
    private final @Nullable PemSource clientKey;
    private final @Nullable String token;
    private final @Nullable Path tokenFile;
    private final @Nullable String tlsServerName;
    private final boolean insecureSkipTlsVerify;
    private final boolean protobuf;

    KubeConfig(KubeConfigBuilder builder, URI server) {
        this.server = server;
        this.namespace = builder.namespace;
        this.certificateAuthority = builder.certificateAuthority;
        this.clientCertificate = builder.clientCertificate;
        this.clientKey = builder.clientKey;
        this.token = builder.token;
        this.tokenFile = builder.tokenFile;
        this.tlsServerName = builder.tlsServerName;
        this.insecureSkipTlsVerify = builder.insecureSkipTlsVerify;
        this.protobuf = builder.protobuf;
    }

    /**
     * Finds the configuration as kubectl does: the files of {@code KUBECONFIG}, merged, else {@code ~/.kube/config}; if these
     * say nothing, the service account of the pod that this runs in.
     */
    public static Mono<KubeConfig> load() {
        return load(overrides -> {});
    }

    /** As {@link #load()}, with another context or namespace. */
    public static Mono<KubeConfig> load(Consumer<ConfigOverrides.Builder> overrides) {
        return read(() -> ConfigLoader.ofProcess().load(ConfigOverrides.of(overrides)));
    }

    /** Reads one kubeconfig file. */
    public static Mono<KubeConfig> fromKubeconfig(Path file) {
        return fromKubeconfig(file, overrides -> {});
    }

    /** Reads one kubeconfig file, with another context or namespace than it says. */
    public static Mono<KubeConfig> fromKubeconfig(Path file, Consumer<ConfigOverrides.Builder> overrides) {
        return read(() -> Kubeconfig.read(file).resolve(ConfigOverrides.of(overrides)));
    }

    /** The service account of the pod that this runs in. */
    public static Mono<KubeConfig> inCluster() {
        return read(() -> ConfigLoader.ofProcess().inCluster());
    }

    private static Mono<KubeConfig> read(Callable<KubeConfig> reading) {
        return Mono.fromCallable(reading).subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * Makes a configuration by hand.
     *
     * @param server such as {@code https://10.0.0.1:6443}; it may have a path
     */
    public static KubeConfigBuilder builder(String server) {
        return new KubeConfigBuilder(server);
    }

    /** The API server's address, without a slash at its end. */
    public URI server() {
        return server;
    }

    /** The namespace of requests that name none. */
    public String namespace() {
        return namespace;
    }

    /** Who signs the server's certificate; null for those whom the Java platform trusts. */
    public @Nullable PemSource certificateAuthority() {
        return certificateAuthority;
    }

    /** The client certificate. */
    public @Nullable PemSource clientCertificate() {
        return clientCertificate;
    }

    /** The client key. */
    public @Nullable PemSource clientKey() {
        return clientKey;
    }

    /** The bearer token; a secret. */
    public @Nullable String token() {
        return token;
    }

    /** A file that holds the bearer token, and may change while the client runs; it comes before {@link #token}. */
    public @Nullable Path tokenFile() {
        return tokenFile;
    }

    /** The name that the server's certificate is held to, if it is not the one in its address. */
    public @Nullable String tlsServerName() {
        return tlsServerName;
    }

    /** Whether any server is believed. */
    public boolean insecureSkipTlsVerify() {
        return insecureSkipTlsVerify;
    }

    /** Whether built-in kinds are asked for in protobuf rather than in JSON. */
    public boolean protobuf() {
        return protobuf;
    }

    /** Server, namespace and which credentials there are; none of the credentials themselves. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("KubeConfig{server: " + server + ", namespace: " + namespace);
        append(text, "certificateAuthority", certificateAuthority);
        append(text, "clientCertificate", clientCertificate);
        append(text, "clientKey", clientKey);
        append(text, "token", token == null ? null : "<redacted>");
        append(text, "tokenFile", tokenFile);
        append(text, "tlsServerName", tlsServerName);
        return text.append(insecureSkipTlsVerify ? ", insecureSkipTlsVerify}" : "}")
                .toString();
    }

    private static void append(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(", ").append(name).append(": ").append(value);
        }
    }
}
