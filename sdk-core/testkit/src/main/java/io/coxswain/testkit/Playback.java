package io.coxswain.testkit;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Plays one answer to one client: the head, then step after step, each when the one before has reached the socket, so that a client
 * that does not read holds the answer back. All of it happens on the event loop of the connection.
 */
final class Playback {
    private final Answer answer;
    private final Wire wire;
    private final Runnable ended;
    private final Consumer<RuntimeException> failed;
    private final Iterator<Step> steps;
    private boolean over;

    Playback(Answer answer, Wire wire, Runnable ended, Consumer<RuntimeException> failed) {
        this.answer = answer;
        this.wire = wire;
        this.ended = ended;
        this.failed = failed;
        this.steps = answer.steps().iterator();
    }

    void start() {
        attempt(() -> {
            wire.begin(answer);
            after(wire.head(answer));
        });
    }

    Wire wire() {
        return wire;
    }

    /** Goes on once a write is through. One that fails means that the client has gone, and then nothing more is written. */
    void after(Future<?> written) {
        written.addListener(done -> {
            if (done.isSuccess()) {
                next();
            }
        });
    }

    void next() {
        if (over || !wire.isOpen()) {
            return;
        }
        if (steps.hasNext()) {
            attempt(() -> steps.next().play(this));
        } else {
            over = true;
            wire.end(answer).addListener(done -> ended.run());
        }
    }

    /** Writes one part after the other, as long as the client takes them. */
    void writeAll(long parts, LongFunction<byte[]> part, Duration pause) {
        if (parts == 0) {
            next();
            return;
        }
        writeFrom(0, parts, part, pause);
    }

    private void writeFrom(long index, long parts, LongFunction<byte[]> part, Duration pause) {
        attempt(() -> wire.body(part.apply(index)).addListener(done -> {
            if (done.isSuccess() && index + 1 < parts) {
                later(pause, () -> writeFrom(index + 1, parts, part, pause));
            } else if (done.isSuccess()) {
                next();
            }
        }));
    }

    void pause(Gate gate) {
        gate.pass(() -> wire.loop().execute(this::next));
    }

    void pause(Duration duration) {
        later(duration, this::next);
    }

    private void later(Duration pause, Runnable goOn) {
        if (pause.isZero()) {
            goOn.run();
        } else {
            Sockets.later(wire.loop(), pause.toNanos(), goOn);
        }
    }

    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            over = true;
            failed.accept(e);
        }
    }
}
