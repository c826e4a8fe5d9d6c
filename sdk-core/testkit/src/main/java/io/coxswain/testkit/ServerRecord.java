package io.coxswain.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a scripted server has seen and done. */
final class ServerRecord {
    private final Script script;
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<ReceivedFrame> frames = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastConnection = new AtomicInteger();

    final Gauge openConnections = new Gauge("open connections");
    final Gauge connections = new Gauge("connections ever opened");
    final Gauge openExchanges = new Gauge("requests being answered");
    final Gauge received = new Gauge("requests received");
    final Gauge framesReceived = new Gauge("WebSocket frames received");
    final Gauge written = new Gauge("bytes written");

    ServerRecord(Script script) {
        this.script = script;
    }

    Script script() {
        return script;
    }

    int newConnection() {
        openConnections.add(1);
        connections.add(1);
        return lastConnection.incrementAndGet();
    }

    void began(Received request) {
        requests.add(request);
        openExchanges.add(1);
        received.add(1);
    }

    void ended() {
        openExchanges.add(-1);
    }

    void received(ReceivedFrame frame) {
        frames.add(frame);
        framesReceived.add(1);
    }

    List<Received> requests() {
        return List.copyOf(requests);
    }

    List<ReceivedFrame> frames() {
        return List.copyOf(frames);
    }
}
