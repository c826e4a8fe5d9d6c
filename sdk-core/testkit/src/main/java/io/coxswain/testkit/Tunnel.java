package io.coxswain.testkit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

/** One connection through the proxy: a socket to the client, one to the server, and a flow each way. Both live on one event loop. */
final class Tunnel {
    private final FaultProxy proxy;
    private final int number;
    private final Channel client;
    private final Channel server;
    private final Flow toServer;
    private final Flow toClient;

    Tunnel(FaultProxy proxy, int number, Channel client, Channel server) {
        this.proxy = proxy;
        this.number = number;
        this.client = client;
        this.server = server;
        this.toServer = new Flow(this, Direction.TO_SERVER, client, server, proxy.bytes(Direction.TO_SERVER));
        this.toClient = new Flow(this, Direction.TO_CLIENT, server, client, proxy.bytes(Direction.TO_CLIENT));
    }

    void start() {
        client.pipeline().addLast(new End(toServer, proxy.clients()));
        server.pipeline().addLast(new End(toClient, proxy.servers()));
        use(proxy.plan());
    }

    void use(FaultPlan plan) {
        toServer.use(plan.faults(number, Direction.TO_SERVER));
        toClient.use(plan.faults(number, Direction.TO_CLIENT));
    }

    void began(Direction direction, Fault fault) {
        proxy.began(new InjectedFault(number, direction, fault));
    }

    /** One direction has ended; silently, if whom it went to does not learn it. */
    void ended(Direction direction, boolean silently) {
        if (toServer.hasEnded() && toClient.hasEnded()) {
            close();
        } else if (!silently) {
            sayEnd(direction == Direction.TO_SERVER ? server : client);
        }
    }

    private void sayEnd(Channel to) {
        SslHandler tls = to.pipeline().get(SslHandler.class);
        Future<?> said = tls == null ? to.eventLoop().newSucceededFuture(null) : tls.closeOutbound();
        said.addListener(done -> Sockets.shutdownOutput(to));
    }

    /** Ends both sides in order; what they still send is read, because a socket that is closed over unread bytes resets. */
    void finish() {
        Sockets.shutdownOutput(client);
        Sockets.shutdownOutput(server);
        toServer.discard();
        toClient.discard();
    }

    void reset() {
        Sockets.reset(client);
        Sockets.reset(server);
        closeFlows();
    }

    void close() {
        Sockets.end(client);
        Sockets.end(server);
        closeFlows();
    }

    private void closeFlows() {
        toServer.close();
        toClient.close();
        proxy.gone(this);
    }

    /** What one socket says. It counts as open until its peer has ended it, or we have. */
    private final class End extends ChannelInboundHandlerAdapter {
        private final Flow flow;
        private final Gauge open;
        private boolean counted = true;

        End(Flow flow, Gauge open) {
            this.flow = flow;
            this.open = open;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            flow.received((ByteBuf) message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            flow.readComplete();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ChannelInputShutdownEvent.INSTANCE) {
                uncount();
                flow.fromEnded();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            uncount();
            flow.fromEnded();
        }

        private void uncount() {
            if (counted) {
                counted = false;
                open.add(-1);
            }
        }

        /** One side has reset, or TLS has failed: the other side learns it by a reset. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            reset();
        }
    }
}
