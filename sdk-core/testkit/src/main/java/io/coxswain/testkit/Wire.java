package io.coxswain.testkit;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.Arrays;

/** Where an answer goes: a connection of HTTP/1.1, or a stream of HTTP/2. Every write completes when the socket has taken it. */
abstract class Wire {
    final Channel channel;
    private final Gauge written;
    private long left;
    private boolean resetAtLimit;

    Wire(Channel channel, Gauge written) {
        this.channel = channel;
        this.written = written;
    }

    final EventLoop loop() {
        return channel.eventLoop();
    }

    final boolean isOpen() {
        return channel.isActive();
    }

    /** Prepares for an answer: how many of its bytes are let through is counted from here. */
    final void begin(Answer answer) {
        left = answer.limit();
        resetAtLimit = answer.resetAtLimit();
    }

    /** Writes status and headers. */
    abstract Future<?> head(Answer answer);

    /** Writes a part of the body, framed. */
    abstract Future<?> body(byte[] bytes);

    /** Writes bytes past all framing. */
    abstract Future<?> raw(byte[] bytes);

    /** Ends the answer as the protocol asks. */
    abstract Future<?> end(Answer answer);

    /** Ends the connection, in order below the protocol, in the middle above it. */
    abstract void close();

    /** Ends the connection by a reset, the stream by one of its own. */
    abstract void reset();

    /** Ends our side of the connection, and goes on listening. */
    abstract void halfClose();

    /** Says that no new stream is welcome on this connection. */
    abstract void goAway();

    /** Writes what is within the limit, and ends the connection there. */
    final Future<?> send(byte[] bytes) {
        if (bytes.length < left) {
            left -= bytes.length;
            return counted(bytes);
        }
        byte[] last = Arrays.copyOf(bytes, (int) left);
        left = 0;
        counted(last).addListener(done -> {
            if (resetAtLimit) {
                reset();
            } else {
                close();
            }
        });
        return never();
    }

    private Promise<Void> never() {
        return loop().newPromise();
    }

    private Future<?> counted(byte[] bytes) {
        return write(bytes).addListener(done -> {
            if (done.isSuccess()) {
                written.add(bytes.length);
            }
        });
    }

    abstract Future<?> write(byte[] bytes);
}
