package io.coxswain.client.config;

import static io.coxswain.client.config.ServerAddress.require;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link KubeConfig}. */
public final class KubeConfigBuilder {
    private String server;
    private boolean credentialsOverPlainHttp;

    String namespace = "default";

    @Nullable
    PemSource certificateAuthority;

    @Nullable
    PemSource clientCertificate;

    @Nullable
    PemSource clientKey;

    @Nullable
    String token;

    @Nullable
    Path tokenFile;

    @Nullable
    String username;

    @Nullable
    String password;

    @Nullable
    ExecConfig exec;

    ExecPolicy execPolicy = ExecPolicy.allowAll();

    @Nullable
    OidcConfig oidc;

    @Nullable
    CredentialSource credentialSource;

    @Nullable
    Impersonation impersonation;

    @Nullable
    String tlsServerName;

    boolean insecureSkipTlsVerify;

    @Nullable
    URI proxy;

    boolean disableCompression;
    boolean protobuf = true;

    @Nullable
    Duration connectTimeout;

    @Nullable
    Duration responseTimeout;

    KubeConfigBuilder(String server) {
        this.server = Objects.requireNonNull(server, "server");
    }

    KubeConfigBuilder(KubeConfigBuilder b) {
        this.server = b.server;
        this.credentialsOverPlainHttp = b.credentialsOverPlainHttp;
        this.namespace = b.namespace;
        this.certificateAuthority = b.certificateAuthority;
        this.clientCertificate = b.clientCertificate;
        this.clientKey = b.clientKey;
        this.token = b.token;
        this.tokenFile = b.tokenFile;
        this.username = b.username;
        this.password = b.password;
        this.exec = b.exec;
        this.execPolicy = b.execPolicy;
        this.oidc = b.oidc;
        this.credentialSource = b.credentialSource;
        this.impersonation = b.impersonation;
        this.tlsServerName = b.tlsServerName;
        this.insecureSkipTlsVerify = b.insecureSkipTlsVerify;
        this.proxy = b.proxy;
        this.disableCompression = b.disableCompression;
        this.protobuf = b.protobuf;
        this.connectTimeout = b.connectTimeout;
        this.responseTimeout = b.responseTimeout;
    }

    /** Sets the API server's address, such as {@code https://10.0.0.1:6443}; it may have a path. */
    public KubeConfigBuilder server(String server) {
        this.server = Objects.requireNonNull(server, "server");
        return this;
    }

    /** Sets the namespace of requests that name none; {@code default} if this is not called. */
    public KubeConfigBuilder namespace(String namespace) {
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        return this;
    }

    /** Trusts servers whose certificate is signed by one of these, and no others. A file is read again as the client runs. */
    public KubeConfigBuilder certificateAuthority(PemSource certificates) {
        this.certificateAuthority = Objects.requireNonNull(certificates, "certificates");
        return this;
    }

    /**
     * Sets the client's certificate, perhaps followed by its chain, and the private key: PKCS#8, PKCS#1 or SEC 1. Files are
     * read again as the client runs.
     */
    public KubeConfigBuilder clientCertificate(PemSource certificate, PemSource key) {
        this.clientCertificate = Objects.requireNonNull(certificate, "certificate");
        this.clientKey = Objects.requireNonNull(key, "key");
        return this;
    }

    /** Sets the bearer token. */
    public KubeConfigBuilder token(String token) {
        this.token = Objects.requireNonNull(token, "token");
        return this;
    }

    /** Sets a file that holds the token; it is read again as the client runs. */
    public KubeConfigBuilder tokenFile(Path file) {
        this.tokenFile = file.toAbsolutePath().normalize();
        return this;
    }

    /** Sets a name and a password. */
    public KubeConfigBuilder basicAuth(String username, String password) {
        this.username = Objects.requireNonNull(username, "username");
        this.password = Objects.requireNonNull(password, "password");
        return this;
    }

    /** Sets the plugin that says who the client is. */
    public KubeConfigBuilder exec(ExecConfig plugin) {
        this.exec = Objects.requireNonNull(plugin, "plugin");
        return this;
    }

    /** Sets which plugins may be run, and for how long; all by default. */
    public KubeConfigBuilder execPolicy(ExecPolicy policy) {
        this.execPolicy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    KubeConfigBuilder oidc(OidcConfig provider) {
        this.oidc = provider;
        return this;
    }

    /** Sets code that says who the client is, in place of all other credentials. */
    public KubeConfigBuilder credentialSource(CredentialSource source) {
        withoutCredentials().credentialSource = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Takes all credentials back: certificate, token, password, plugin, provider and source. */
    public KubeConfigBuilder withoutCredentials() {
        clientCertificate = null;
        clientKey = null;
        token = null;
        tokenFile = null;
        username = null;
        password = null;
        exec = null;
        oidc = null;
        credentialSource = null;
        return this;
    }

    /** Makes all calls as this user, if the server lets the client; a call's own, from its Reactor Context, comes first. */
    public KubeConfigBuilder impersonation(Impersonation user) {
        this.impersonation = Objects.requireNonNull(user, "user");
        return this;
    }

    /** Sets the name that the server's certificate is held to, in place of the one in its address. */
    public KubeConfigBuilder tlsServerName(String name) {
        this.tlsServerName = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Does not verify the server's certificate. Whoever sits between client and server can read and change everything. */
    public KubeConfigBuilder insecureSkipTlsVerify() {
        this.insecureSkipTlsVerify = true;
        return this;
    }

    /** Sends the credentials to a server that is spoken to without TLS, where everybody on the way can read them. */
    public KubeConfigBuilder credentialsOverPlainHttp() {
        this.credentialsOverPlainHttp = true;
        return this;
    }

    /**
     * Goes by way of a proxy.
     *
     * @param proxy {@code http://} or {@code socks5://}, with a name and password perhaps
     * @throws KubeConfigException if it is no such address
     */
    public KubeConfigBuilder proxy(String proxy) {
        this.proxy = ServerAddress.ofProxy("the proxy's address", proxy);
        return this;
    }

    /** Asks for answers that are not compressed: on a fast network compressing takes longer than sending. */
    public KubeConfigBuilder disableCompression() {
        this.disableCompression = true;
        return this;
    }

    /**
     * Says whether built-in kinds are asked for in protobuf, with JSON as second choice, as they are unless this says no: protobuf is
     * smaller and faster to read, JSON can be read on the wire. In protobuf there are no nulls: a field that JSON has as null, such as
     * the {@code creationTimestamp} of a pod template, is absent there. Servers do not tell the two apart; whoever prints objects to the
     * letter, as kubectl does, takes JSON.
     */
    public KubeConfigBuilder protobuf(boolean protobuf) {
        this.protobuf = protobuf;
        return this;
    }

    /** Sets how long connecting may take, whatever the client's options say. */
    public KubeConfigBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = Timeouts.checked(timeout);
        return this;
    }

    /** Sets how long the server may be silent before an answer, whatever the client's options say. */
    public KubeConfigBuilder responseTimeout(Duration timeout) {
        this.responseTimeout = Timeouts.checked(timeout);
        return this;
    }

    /**
     * Builds the configuration.
     *
     * @throws KubeConfigException if the parts do not go together
     */
    public KubeConfig build() {
        boolean tls = certificateAuthority != null || insecureSkipTlsVerify;
        URI address = ServerAddress.of(server, tls);
        require(
                !insecureSkipTlsVerify || certificateAuthority == null,
                "a certificate authority and insecure-skip-tls-verify exclude each other: remove one of them");
        require(!namespace.isEmpty(), "the namespace is empty");
        requireOneIdentity();
        if (address.getScheme().equals("http")) {
            requirePlain(address);
        }
        return new KubeConfig(new KubeConfigBuilder(this), address);
    }

    /** Whether it says who the client is by itself, and need ask nobody. */
    boolean hasStaticCredentials() {
        return clientCertificate != null || token != null || tokenFile != null || username != null;
    }

    private void requireOneIdentity() {
        if (token != null) {
            Credentials.requireToken(token);
        }
        if (username != null && password != null) {
            Credentials.basic(username, password);
        }
        int headers = (token != null || tokenFile != null ? 1 : 0)
                + (username != null ? 1 : 0)
                + (exec != null ? 1 : 0)
                + (oidc != null ? 1 : 0);
        require(headers < 2, "token, password, exec plugin and auth-provider exclude each other: keep one of them");
        require(
                clientCertificate == null || exec == null && oidc == null,
                "a client certificate and an exec plugin or auth-provider exclude each other: the server would look at the"
                        + " certificate alone, keep one of them");
        require(
                credentialSource == null || headers == 0 && clientCertificate == null,
                "a credential source takes the place of all other credentials: remove them");
    }

    private void requirePlain(URI address) {
        boolean tls = certificateAuthority != null || clientCertificate != null || insecureSkipTlsVerify;
        require(!tls, address + " is plain http, where certificates mean nothing: use https");
        boolean sendsToken = token != null
                || tokenFile != null
                || username != null
                || exec != null
                || oidc != null
                || credentialSource != null;
        require(
                !sendsToken || credentialsOverPlainHttp || ServerAddress.isLoopback(address),
                "credentials would go to " + address
                        + " unencrypted: use https, or allow it by credentialsOverPlainHttp()");
    }
}
