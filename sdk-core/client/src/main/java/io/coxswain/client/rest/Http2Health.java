package io.coxswain.client.rest;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2PingFrame;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out that a connection of HTTP/2 is dead, which its streams cannot: they end, and the next ones begin on the same connection.
 * Whatever arrives is a sign of life. Where nothing has for a while, or an answer has not come in time, a PING asks; without an answer
 * to that the connection is closed, and all of its streams fail. It reads whether or not its streams are read from, so that
 * paused subscribers are not taken for a dead peer.
 */
final class Http2Health extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Http2Health.class);
    private static final String NAME = "coxswain.health";

    /**
     * How long a connection may be quiet before it is asked, and how long its answer may take. A dead peer is noticed after three of
     * these: 45 seconds, as with client-go.
     */
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private boolean heard;
    private @Nullable Future<?> next;

    /** Looks after a connection from now on. */
    static void watch(Channel connection) {
        String codec = connection.pipeline().context(Http2FrameCodec.class).name();
        connection.pipeline().addBefore(codec, NAME, new Http2Health());
    }

    /** Has an answer not come in time, the connection has to prove that it lives, in as much time at most. */
    static void suspect(Channel stream, Duration waited) {
        if (stream instanceof Http2StreamChannel && stream.parent().pipeline().context(NAME) != null) {
            Channel connection = stream.parent();
            connection.eventLoop().execute(() -> {
                ChannelHandlerContext context = connection.pipeline().context(NAME);
                if (context != null) {
                    ((Http2Health) context.handler()).ask(context, waited.compareTo(PERIOD) < 0 ? waited : PERIOD);
                }
            });
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        listen(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (next != null) {
            next.cancel(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        handlerRemoved(context);
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        heard = true;
        context.fireChannelRead(bytes);
    }

    private void listen(ChannelHandlerContext context) {
        heard = false;
        schedule(context, PERIOD, () -> {
            if (heard) {
                listen(context);
            } else {
                ask(context, PERIOD);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void ask(ChannelHandlerContext context, Duration patience) {
        handlerRemoved(context);
        heard = false;
        context.channel().writeAndFlush(new DefaultHttp2PingFrame(0));
        schedule(context, patience, () -> {
            if (heard) {
                listen(context);
            } else {
                LOG.debug("{} answers no PING: it is closed", context.channel());
                context.close();
            }
        });
    }

    private void schedule(ChannelHandlerContext context, Duration delay, Runnable work) {
        next = context.executor().schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
