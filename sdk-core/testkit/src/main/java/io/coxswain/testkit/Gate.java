package io.coxswain.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds an answer back until the test lets it go on. Once open it stays open.
 *
 * <pre>{@code
 * Gate gate = new Gate();
 * server.expect(Expected.get("/api/v1/pods?watch=true"), Answer.watch().event(added).pauseUntil(gate).event(modified));
 * // …
 * gate.arrivals().await(1);    // the first event is written, and the answer stands at the gate
 * gate.open();
 * }</pre>
 */
public final class Gate {
    private final Gauge arrivals = new Gauge("arrivals at the gate");
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean open;

    /** A closed gate. */
    public Gate() {}

    /** Lets everything through, now and later. */
    public void open() {
        release().forEach(Runnable::run);
    }

    /** How many answers have come here so far, those that have gone on included. */
    public Gauge arrivals() {
        return arrivals;
    }

    void pass(Runnable goOn) {
        boolean free = !queues(goOn);
        arrivals.add(1);
        if (free) {
            goOn.run();
        }
    }

    private synchronized boolean queues(Runnable goOn) {
        return !open && waiting.add(goOn);
    }

    private synchronized List<Runnable> release() {
        open = true;
        List<Runnable> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
