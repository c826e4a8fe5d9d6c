package io.coxswain.client.rest;

import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.ServerAddress;
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
            return of(configured);
        }
        String variable = server.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
        String address = variable(environment, variable);
        // A web server hands the header "Proxy" of a request to its CGI programs under this name.
        boolean forged = variable.equals("HTTP_PROXY") && environment.containsKey("REQUEST_METHOD");
        if (address.isEmpty() || forged) {
            return null;
        }
        return new NoProxy(variable(environment, "NO_PROXY")).excepts(server)
                ? null
                : of(ServerAddress.ofProxy(variable, address.contains("://") ? address : "http://" + address));
    }

    private static String variable(Map<String, String> environment, String name) {
        String upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    private static ProxySettings of(URI proxy) {
        // The proxy resolves the server's name in either form of socks5, which suits those who cannot do it here.
        ProxyProvider.Proxy type =
                proxy.getScheme().equalsIgnoreCase("http") ? ProxyProvider.Proxy.HTTP : ProxyProvider.Proxy.SOCKS5;
        int port = proxy.getPort() >= 0 ? proxy.getPort() : type == ProxyProvider.Proxy.HTTP ? 80 : 1080;
        String user = proxy.getRawUserInfo();
        int colon = user == null ? -1 : user.indexOf(':');
        return new ProxySettings(
                type,
                proxy.getHost(),
                port,
                user == null ? null : decode(colon < 0 ? user : user.substring(0, colon)),
                user == null ? null : colon < 0 ? "" : decode(user.substring(colon + 1)));
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
