package io.coxswain.client.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses as people write them, held to what they may be. */
final class ServerAddress {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern DOTS = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private static final Set<String> PROXIES = Set.of("http", "socks5", "socks5h");

    private ServerAddress() {}

    /** The API server's: http or https, with a path perhaps, and without a slash at its end. */
    static URI of(String server, boolean tlsIfNotSaid) {
        String text = SCHEME.matcher(server).find() ? server : (tlsIfNotSaid ? "https://" : "http://") + server;
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

    /** A proxy's: http or socks5, with a name and password perhaps. */
    static URI ofProxy(String proxy) {
        try {
            URI uri = new URI(proxy);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            require(
                    PROXIES.contains(scheme),
                    "the proxy's address must begin with http:// or socks5://; one that is spoken to by TLS is not supported");
            require(uri.getHost() != null, "the proxy's address names no host");
            return uri;
        } catch (URISyntaxException e) {
            throw new KubeConfigException("the proxy's address is not a URL: " + e.getReason());
        }
    }

    /** An address without the name and password in it. */
    static String withoutUser(URI address) {
        String user = address.getRawUserInfo();
        return user == null ? address.toString() : address.toString().replace(user + "@", "");
    }

    static boolean isLoopback(URI server) {
        return LOOPBACK.matcher(server.getHost()).matches();
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new KubeConfigException(otherwise);
        }
    }
}
