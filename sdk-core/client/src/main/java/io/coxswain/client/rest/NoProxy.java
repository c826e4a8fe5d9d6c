package io.coxswain.client.rest;

import io.coxswain.client.config.ServerAddress;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are reached without a proxy: those that {@code NO_PROXY} lists by address, network ({@code 10.0.0.0/8}), name or
 * domain, each perhaps with a port; and this machine, always.
 */
final class NoProxy {
    private final List<String> entries;

    NoProxy(String variable) {
        this.entries = Arrays.stream(variable.split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    boolean excepts(URI server) {
        String host = unbracketed(server.getHost().toLowerCase(Locale.ROOT));
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        int port = server.getPort() >= 0 ? server.getPort() : server.getScheme().equals("https") ? 443 : 80;
        InetAddress address = address(name);
        return ServerAddress.isLoopback(server)
                || entries.stream().anyMatch(entry -> matches(entry, name, address, port));
    }

    private static boolean matches(String entry, String name, @Nullable InetAddress address, int port) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return address != null && inNetwork(entry, address);
        }
        String bare = entry;
        int colon = entry.lastIndexOf(':');
        boolean bracketed = entry.startsWith("[");
        boolean hasPort = colon >= 0 && (bracketed ? entry.charAt(colon - 1) == ']' : entry.indexOf(':') == colon);
        if (hasPort) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            bare = entry.substring(0, colon);
        }
        InetAddress listed = address(unbracketed(bare));
        return listed != null ? listed.equals(address) : inDomain(bare, name);
    }

    /** A plain name stands for itself and all below it, one with a dot in front for those below it only. */
    private static boolean inDomain(String entry, String name) {
        String domain = entry.startsWith("*.") ? entry.substring(1) : entry;
        return domain.startsWith(".") ? name.endsWith(domain) : name.equals(domain) || name.endsWith("." + domain);
    }

    private static boolean inNetwork(String entry, InetAddress address) {
        int slash = entry.indexOf('/');
        InetAddress network = address(entry.substring(0, slash));
        if (network == null || network.getClass() != address.getClass()) {
            return false;
        }
        try {
            int prefix = Integer.parseInt(entry.substring(slash + 1));
            return new IpSubnetFilterRule(network, prefix, IpFilterRuleType.ACCEPT)
                    .matches(new InetSocketAddress(address, 0));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The address that a text spells; names are not looked up. */
    private static @Nullable InetAddress address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
