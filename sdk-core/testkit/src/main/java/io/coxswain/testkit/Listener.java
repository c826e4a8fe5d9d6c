package io.coxswain.testkit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import reactor.core.scheduler.Schedulers;

/** A listening socket on loopback, with one thread for it and for all its connections. */
final class Listener implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("coxswain-testkit", true), NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final ServerBootstrap bootstrap;
    private volatile Channel socket;
    private final int port;

    /** Listens on a port that is free. Connections may be half-closed if they are said to be tunnels. */
    Listener(Consumer<Channel> accepted, boolean tunnels) {
        this.bootstrap = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, tunnels)
                .childOption(ChannelOption.AUTO_READ, !tunnels)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        add(channel);
                        accepted.accept(channel);
                    }
                });
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

    /** Closes the listening socket and leaves the connections alone: whoever connects is refused. */
    void refuse() {
        socket.close().awaitUninterruptibly();
        select();
    }

    /** Lets the thread select once: the system's socket of a closed channel lives until then. */
    private void select() {
        loop.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }

    /** Listens again, on the same port. */
    void accept() {
        if (!socket.isOpen()) {
            socket = bind(port);
        }
    }

    /** Counts a connection among those that end with the listener. */
    void add(Channel connection) {
        connections.add(connection);
    }

    /** Has the thread of the connections do something, and waits for it, but on a thread that must not wait. */
    void perform(Runnable action) {
        Future<?> performed = loop.submit(action);
        if (!Schedulers.isInNonBlockingThread()) {
            performed.awaitUninterruptibly();
        }
    }

    ChannelGroup connections() {
        return connections;
    }

    /** Ends everything: the connections, beneath TLS, the listening socket, the thread. It waits until they have ended. */
    @Override
    public void close() {
        close(() -> {});
    }

    /** As {@link #close()}, and does something on its thread first. */
    void close(Runnable first) {
        if (loop.isShuttingDown()) {
            return;
        }
        loop.submit(first).awaitUninterruptibly();
        socket.close().awaitUninterruptibly();
        loop.submit(() -> connections.forEach(Sockets::close)).awaitUninterruptibly();
        connections.newCloseFuture().awaitUninterruptibly();
        // An ending loop does not always come to it.
        select();
        shutDown();
    }

    private void shutDown() {
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
