package io.coxswain.testkit;

import io.coxswain.client.config.PemSource;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The server behind a proxy, and how it is reached. Its name is resolved when this is made, not on an event loop. */
final class Upstream {
    private final InetSocketAddress address;
    private final boolean secure;
    private final @Nullable SslContext tls;

    private Upstream(URI url, @Nullable SslContext tls) {
        this.secure = isSecure(url);
        this.address = new InetSocketAddress(url.getHost(), url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80);
        this.tls = tls;
    }

    /** A server to which bytes go as they are. */
    static Upstream of(String url) {
        return new Upstream(URI.create(url), null);
    }

    /** A server with which the proxy speaks TLS, if its URL says so. */
    static Upstream speaking(String url, @Nullable PemSource authority) {
        URI server = URI.create(url);
        return new Upstream(server, isSecure(server) ? trusting(authority) : null);
    }

    private static boolean isSecure(URI url) {
        return "https".equals(url.getScheme());
    }

    private static SslContext trusting(@Nullable PemSource authority) {
        SslContextBuilder builder = SslContextBuilder.forClient();
        if (authority != null) {
            builder.trustManager(new ByteArrayInputStream(authority.read()));
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("the authority's certificates cannot be used", e);
        }
    }

    boolean isSecure() {
        return secure;
    }

    ChannelFuture connect(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel server) {
                        if (tls != null) {
                            server.pipeline()
                                    .addLast(
                                            tls.newHandler(server.alloc(), address.getHostString(), address.getPort()));
                        }
                    }
                })
                .connect(address);
    }
}
