package io.coxswain.client.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of servers and proxies as people write them, held to what they may be. */
public final class ServerAddress {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern DOTS = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");

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

    /**
     * A proxy's: http or socks5, with a name and password perhaps.
     *
     * @param source where the address comes from, for messages: the address itself may hold a password
     * @throws KubeConfigException if it is no such address
     */
    public static URI ofProxy(String source, String address) {
        try {
            URI uri = new URI(address);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            require(
                    !scheme.equals("https"),
                    source
                            + ": https:// proxies are not supported; name one of http:// or socks5:// by proxy-url, or except the server by NO_PROXY");
            require(PROXIES.contains(scheme), source + " must begin with http:// or socks5://");
            require(uri.getHost() != null, source + " names no host");
            return uri;
        } catch (URISyntaxException e) {
            throw new KubeConfigException(source + " is not a URL: " + e.getReason());
        }
    }

    /** An address without the name and password in it. */
    static String withoutUser(URI address) {
        String user = address.getRawUserInfo();
        return user == null ? address.toString() : address.toString().replace(user + "@", "");
    }

    /** Whether a server is this machine, by its name {@code localhost} or an address; other names are not looked up. */
    public static boolean isLoopback(URI server) {
        String host = server.getHost();
        if (host.equalsIgnoreCase("localhost") || host.equalsIgnoreCase("localhost.")) {
            return true;
        }
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return address != null && InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new KubeConfigException(otherwise);
        }
    }
}
