package io.coxswain.testkit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** A listening socket on loopback, with one thread for it and for all its connections. */
final class Listener implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("coxswain-testkit", true), NioIoHandler.newFactory());
    private final ServerBootstrap bootstrap;
    private volatile Channel socket;
    private final int port;

    /** Listens on a port that is free. Connections may be half-closed if they are said to be tunnels. */
    Listener(ChannelInitializer<Channel> connections, boolean tunnels) {
        this.bootstrap = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, tunnels)
                .childOption(ChannelOption.AUTO_READ, !tunnels)
                .childHandler(connections);
        this.socket = bind(0);
        this.port = ((InetSocketAddress) socket.localAddress()).getPort();
    }

    private Channel bind(int port) {
        ChannelFuture bound = bootstrap.bind(HOST, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            if (port == 0) {
                shutDown();
            }
            throw new IllegalStateException("cannot listen on " + HOST + ":" + port, bound.cause());
        }
        return bound.channel();
    }

    int port() {
        return port;
    }

    /**
     * Closes the listening socket and leaves the connections alone: whoever connects is refused. The system closes a socket only when
     * the thread that selects it has let go of it, which nothing announces: so this tries until it is so.
     */
    void refuse() {
        socket.close().awaitUninterruptibly();
        long deadline = System.nanoTime() + PATIENCE;
        while (isConnectable()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("port " + port + " still takes connections");
            }
            Thread.onSpinWait();
        }
    }

    private boolean isConnectable() {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Listens again, on the same port. */
    void accept() {
        if (!socket.isOpen()) {
            socket = bind(port);
        }
    }

    /** Ends everything: the connections, the listening socket, the thread. It waits until they have ended. */
    @Override
    public void close() {
        // Not left to the end of the loop, which would let go of the channel and keep the system's socket.
        socket.close().awaitUninterruptibly();
        shutDown();
    }

    private void shutDown() {
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
