package io.coxswain.client.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link KubeConfig}. */
public final class KubeConfigBuilder {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern DOTS = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private final String server;
    private boolean tokenOverPlainHttp;

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
    String tlsServerName;

    boolean insecureSkipTlsVerify;

    boolean protobuf = true;

    KubeConfigBuilder(String server) {
        this.server = Objects.requireNonNull(server, "server");
    }

    /** The namespace. */
    public KubeConfigBuilder namespace(String namespace) {
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        return this;
    }

    /** Trusts servers whose certificate is signed by one of these, and no others. */
    public KubeConfigBuilder certificateAuthority(PemSource certificates) {
        this.certificateAuthority = Objects.requireNonNull(certificates, "certificates");
        return this;
    }

    /** Sets the client's certificate, perhaps followed by its chain, and the private key: PKCS#8, PKCS#1 or SEC 1. */
    public KubeConfigBuilder clientCertificate(PemSource certificate, PemSource key) {
        this.clientCertificate = Objects.requireNonNull(certificate, "certificate");
        this.clientKey = Objects.requireNonNull(key, "key");
        return this;
    }

    /** The token. */
    public KubeConfigBuilder token(String token) {
        this.token = Objects.requireNonNull(token, "token");
        return this;
    }

    /** Sets a file that holds the token; it is read again as the client runs. */
    public KubeConfigBuilder tokenFile(Path file) {
        this.tokenFile = file.toAbsolutePath().normalize();
        return this;
    }

    /** Sets the name that the server's certificate is held to, in place of the one in its address. */
    public KubeConfigBuilder tlsServerName(String name) {
        this.tlsServerName = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Says whether built-in kinds are asked for in protobuf, with JSON as second choice, as they are unless this says no: protobuf is
     * smaller and faster to read, JSON can be read on the wire.
     */
    public KubeConfigBuilder protobuf(boolean protobuf) {
        this.protobuf = protobuf;
        return this;
    }

    /** Believes any server. Whoever sits between client and server can read and change everything. */
    public KubeConfigBuilder insecureSkipTlsVerify() {
        this.insecureSkipTlsVerify = true;
        return this;
    }

    /** Sends the token to a server that is spoken to without TLS, where everybody on the way can read it. */
    public KubeConfigBuilder tokenOverPlainHttp() {
        this.tokenOverPlainHttp = true;
        return this;
    }

    /**
     * Builds the configuration.
     *
     * @throws KubeConfigException if the parts do not go together
     */
    public KubeConfig build() {
        URI address = address();
        require(
                !insecureSkipTlsVerify || certificateAuthority == null,
                "a certificate authority and insecure-skip-tls-verify exclude each other: remove one of them");
        require(
                token == null || !token.isBlank() && token.chars().allMatch(c -> c > 0x20 && c < 0x7f),
                "the token holds characters that no token has, or is empty");
        require(!namespace.isEmpty(), "the namespace is empty");
        if (address.getScheme().equals("http")) {
            requirePlain(address);
        }
        return new KubeConfig(this, address);
    }

    private void requirePlain(URI address) {
        boolean tls = certificateAuthority != null || clientCertificate != null || insecureSkipTlsVerify;
        require(!tls, address + " is plain http, where certificates mean nothing: use https");
        boolean sendsToken = token != null || tokenFile != null;
        require(
                !sendsToken
                        || tokenOverPlainHttp
                        || LOOPBACK.matcher(address.getHost()).matches(),
                "the token would go to " + address + " unencrypted: use https, or allow it by tokenOverPlainHttp()");
    }

    private URI address() {
        boolean tls = certificateAuthority != null || insecureSkipTlsVerify;
        String text = SCHEME.matcher(server).find() ? server : (tls ? "https://" : "http://") + server;
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            require(
                    scheme.equals("https") || scheme.equals("http"),
                    "the server's address must begin with https:// or http://");
            require(uri.getHost() != null, "the server's address names no host");
            require(uri.getRawUserInfo() == null, "the server's address may not hold credentials");
            require(
                    uri.getRawQuery() == null && uri.getRawFragment() == null,
                    "the server's address may have neither query nor fragment");
            require(
                    !DOTS.matcher(uri.getRawPath()).find(),
                    "the server's address may not have '.' or '..' in its path");
            return scheme.equals(uri.getScheme()) ? uri : new URI(scheme + text.substring(scheme.length()));
        } catch (URISyntaxException e) {
            throw new KubeConfigException("the server's address is not a URL: " + e.getReason());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new KubeConfigException(otherwise);
        }
    }
}
