package io.coxswain.testkit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.TimeUnit;

/** What is done to a connection without a look back; what goes past TLS, on the connection's event loop only. */
@SuppressWarnings("FutureReturnValueIgnored") // What comes of it shows in the connection: it ends.
final class Sockets {
    private Sockets() {}

    /** Ends a connection in order: TLS takes its leave. */
    static void end(Channel connection) {
        connection.close();
    }

    /** Sends a frame. */
    static void send(Channel connection, Object frame) {
        connection.writeAndFlush(frame);
    }

    /** Ends our side beneath TLS, by FIN. */
    static void shutdownOutput(Channel socket) {
        if (socket.isActive()) {
            ((SocketChannel) socket).shutdownOutput();
        }
    }

    /** Closes a socket beneath TLS: FIN, or RST where bytes of the other side are unread. */
    static void close(Channel socket) {
        if (socket.isOpen()) {
            // Before the first handler, which is that of TLS if there is one, there is only the socket itself.
            ChannelHandlerContext first = socket.pipeline().firstContext();
            if (first == null) {
                socket.close();
            } else {
                first.close();
            }
        }
    }

    /** Closes a socket beneath TLS by RST; what is still to be sent is lost. */
    static void reset(Channel socket) {
        if (socket.isOpen()) {
            socket.config().setOption(ChannelOption.SO_LINGER, 0);
            close(socket);
        }
    }

    /** Does something later, if the loop still runs then. */
    static void later(EventLoop loop, long nanos, Runnable action) {
        loop.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }
}
