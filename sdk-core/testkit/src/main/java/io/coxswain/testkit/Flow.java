package io.coxswain.testkit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a tunnel: reads from one socket, does what the faults say, writes to the other. One write is under way at a
 * time, and a write never goes past the position of a fault, so that each begins after exactly as many bytes as it says.
 *
 * <p>A little is read even while nothing is passed on, so that the end of the sender is noticed.
 */
final class Flow {
    private static final int HELD = 64 << 10;
    private static final long TICKS_PER_SECOND = 50;

    private final Tunnel tunnel;
    private final Direction direction;
    private final Channel from;
    private final Channel to;
    private final Gauge passed;
    private final Deque<ByteBuf> held = new ArrayDeque<>();
    private final List<Fault> begun = new ArrayList<>();
    private List<Fault> faults = List.of();
    private long heldBytes;
    private long position;
    private long toDrop;
    private boolean reading;
    private boolean writing;
    private boolean fromEnded;
    private boolean discarding;
    private boolean over;

    Flow(Tunnel tunnel, Direction direction, Channel from, Channel to, Gauge passed) {
        this.tunnel = tunnel;
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.passed = passed;
    }

    void use(List<Fault> plan) {
        faults = plan.stream().sorted(Comparator.comparingLong(Fault::position)).toList();
        begun.retainAll(faults);
        go();
    }

    void received(ByteBuf bytes) {
        if (over) {
            bytes.release();
            return;
        }
        held.add(bytes);
        heldBytes += bytes.readableBytes();
    }

    void readComplete() {
        reading = false;
        go();
    }

    void fromEnded() {
        fromEnded = true;
        go();
    }

    /** Whether the sender has ended, and all that it sent is passed on or thrown away. */
    boolean hasEnded() {
        return over;
    }

    /** Throws away what comes from now on, until the sender ends. */
    void discard() {
        discarding = true;
        go();
    }

    void close() {
        over = true;
        held.forEach(ByteBuf::release);
        held.clear();
    }

    private void go() {
        if (over || writing) {
            return;
        }
        if (!discarding) {
            begin();
        }
        if (over || writing) {
            return;
        }
        drop();
        if (heldBytes > 0 && !discarding && !isOn(Fault.Kind.STALL)) {
            pass();
        } else if (fromEnded && heldBytes == 0 && !isOn(Fault.Kind.STALL)) {
            over = true;
            tunnel.ended(direction, discarding || isOn(Fault.Kind.BLACKHOLE));
            return;
        }
        if (!reading && !fromEnded && heldBytes < HELD) {
            reading = true;
            from.read();
        }
    }

    /** Begins each fault whose position is reached. */
    private void begin() {
        for (Fault fault : faults) {
            if (over || writing || fault.position() > position) {
                return;
            }
            if (!begun.contains(fault)) {
                begun.add(fault);
                tunnel.began(direction, fault);
                happen(fault);
            }
        }
    }

    private void happen(Fault fault) {
        switch (fault.kind()) {
            case RESET -> tunnel.reset();
            case CLOSE -> tunnel.finish();
            case HALF_CLOSE -> {
                Sockets.shutdownOutput(to);
                discarding = true;
            }
            case INSERT -> write(Unpooled.copiedBuffer(fault.bytes()), 0, 0);
            case DROP -> toDrop += fault.amount();
            case STALL, BLACKHOLE, THROTTLE, PIECES, DELAY -> {
                // Asked for with every write.
            }
        }
    }

    private boolean isOn(Fault.Kind kind) {
        return amount(kind) >= 0;
    }

    /** The amount of the last fault of a kind that has begun; -1 if there is none. */
    private long amount(Fault.Kind kind) {
        long amount = -1;
        for (Fault fault : faults) {
            if (fault.kind() == kind && fault.position() <= position) {
                amount = fault.amount();
            }
        }
        return amount;
    }

    private void drop() {
        long count = discarding || isOn(Fault.Kind.BLACKHOLE) ? heldBytes : Math.min(toDrop, heldBytes);
        toDrop -= Math.min(toDrop, count);
        while (count > 0) {
            int part = (int) Math.min(count, held.element().readableBytes());
            take(part).release();
            count -= part;
        }
    }

    private ByteBuf take(int count) {
        ByteBuf first = held.element();
        ByteBuf part = first.readRetainedSlice(count);
        heldBytes -= count;
        if (!first.isReadable()) {
            held.remove().release();
        }
        return part;
    }

    private void pass() {
        long size = held.element().readableBytes();
        for (Fault fault : faults) {
            if (fault.position() > position) {
                size = Math.min(size, fault.position() - position);
            }
        }
        long piece = amount(Fault.Kind.PIECES);
        long rate = amount(Fault.Kind.THROTTLE);
        long pause = 0;
        if (piece > 0) {
            size = Math.min(size, piece);
        }
        if (rate > 0) {
            size = Math.min(size, Math.max(1, rate / TICKS_PER_SECOND));
            pause = TimeUnit.SECONDS.toNanos(size) / rate;
        }
        writeLater((int) size, pause);
    }

    private void writeLater(int size, long pause) {
        long delay = amount(Fault.Kind.DELAY);
        if (delay <= 0) {
            write(take(size), size, pause);
            return;
        }
        writing = true;
        Runnable write = () -> {
            if (!over) {
                write(take(size), size, pause);
            }
        };
        Sockets.later(to.eventLoop(), delay, write);
    }

    private void write(ByteBuf bytes, int counted, long pause) {
        writing = true;
        to.writeAndFlush(bytes).addListener(done -> {
            if (!done.isSuccess()) {
                tunnel.reset();
                return;
            }
            position += counted;
            passed.add(counted);
            if (pause > 0) {
                Sockets.later(to.eventLoop(), pause, this::written);
            } else {
                written();
            }
        });
    }

    private void written() {
        writing = false;
        go();
    }
}
