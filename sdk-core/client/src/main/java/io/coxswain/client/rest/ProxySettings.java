package io.coxswain.client.rest;

import io.coxswain.client.config.KubeConfigException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.netty.transport.ProxyProvider;

/** A proxy on the way to the server, by the same rules as kubectl's. */
record ProxySettings(
        ProxyProvider.Proxy type,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    /**
     * The proxy for a server: what the configuration says, else what the environment says by {@code HTTPS_PROXY} or, for servers
     * without TLS, {@code HTTP_PROXY}, unless {@code NO_PROXY} excepts the server.
     *
     * @throws KubeConfigException if an address cannot be understood
     */
    static @Nullable ProxySettings of(@Nullable URI configured, URI server, Map<String, String> environment) {
        if (configured != null) {
            return parse("proxy-url", configured.toString());
        }
        String variable = server.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
        String address = variable(environment, variable);
        // A web server hands the header "Proxy" of a request to its CGI programs under this name.
        boolean forged = variable.equals("HTTP_PROXY") && environment.containsKey("REQUEST_METHOD");
        if (address.isEmpty() || forged) {
            return null;
        }
        return new NoProxy(variable(environment, "NO_PROXY")).excepts(server) ? null : parse(variable, address);
    }

    private static String variable(Map<String, String> environment, String name) {
        String upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    /** @param source where the address comes from, for messages: the address itself may hold a password */
    static ProxySettings parse(String source, String address) {
        URI uri;
        try {
            uri = URI.create(address.contains("://") ? address : "http://" + address);
        } catch (IllegalArgumentException e) {
            throw new KubeConfigException(source + " is not an address such as http://proxy:3128");
        }
        if (uri.getHost() == null) {
            throw new KubeConfigException(source + " names no host");
        }
        ProxyProvider.Proxy type = type(source, String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
        int port = uri.getPort() >= 0 ? uri.getPort() : type == ProxyProvider.Proxy.HTTP ? 80 : 1080;
        String user = uri.getRawUserInfo();
        int colon = user == null ? -1 : user.indexOf(':');
        return new ProxySettings(
                type,
                uri.getHost(),
                port,
                user == null ? null : decode(colon < 0 ? user : user.substring(0, colon)),
                user == null ? null : colon < 0 ? "" : decode(user.substring(colon + 1)));
    }

    private static ProxyProvider.Proxy type(String source, String scheme) {
        return switch (scheme) {
            case "http" -> ProxyProvider.Proxy.HTTP;
            // The proxy resolves the server's name in either case, which suits those who cannot do it here.
            case "socks5", "socks5h" -> ProxyProvider.Proxy.SOCKS5;
            default ->
                throw new KubeConfigException(
                        source + " asks for a proxy of the kind " + scheme + ": http and socks5 are spoken. Name one of these by"
                                + " proxy-url, or except the server by NO_PROXY");
        };
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    void applyTo(ProxyProvider.TypeSpec spec, Duration connectTimeout) {
        ProxyProvider.Builder builder =
                spec.type(type).host(host).port(port).connectTimeoutMillis(connectTimeout.toMillis());
        if (user != null) {
            String secret = password == null ? "" : password;
            builder.username(user).password(name -> secret);
        }
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + port;
    }
}
