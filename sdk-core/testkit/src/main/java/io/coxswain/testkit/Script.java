package io.coxswain.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a server expects, what it answers, and what came otherwise. */
final class Script {
    private record Line(Expected expected, Function<Received, Answer> answer) {}

    private final boolean anyOrder;
    private final Gauge outstanding = new Gauge("expected requests that have not come");
    private final List<Line> expected = new ArrayList<>();
    private final List<Line> always = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    Script(boolean anyOrder) {
        this.anyOrder = anyOrder;
    }

    Gauge outstanding() {
        return outstanding;
    }

    void expect(Expected request, Function<Received, Answer> answer) {
        synchronized (this) {
            expected.add(new Line(request, answer));
        }
        outstanding.add(1);
    }

    synchronized void always(Expected request, Function<Received, Answer> answer) {
        always.add(new Line(request, answer));
    }

    Answer answer(Received request) {
        Line line = take(request);
        if (line == null) {
            return Answer.status(400, "BadRequest", "unexpected request: " + unexpected(request));
        }
        return line.answer.apply(request);
    }

    private @Nullable Line take(Received request) {
        Line line = next(request);
        if (line != null) {
            outstanding.add(-1);
            return line;
        }
        return constant(request);
    }

    private synchronized @Nullable Line next(Received request) {
        int candidates = anyOrder ? expected.size() : Math.min(1, expected.size());
        for (int i = 0; i < candidates; i++) {
            if (expected.get(i).expected.missedBy(request) == null) {
                return expected.remove(i);
            }
        }
        return null;
    }

    private synchronized @Nullable Line constant(Received request) {
        return always.stream()
                .filter(line -> line.expected.missedBy(request) == null)
                .findFirst()
                .orElse(null);
    }

    private synchronized String unexpected(Received request) {
        StringBuilder text = new StringBuilder(request.toString());
        if (expected.isEmpty()) {
            text.append(", when nothing more was expected");
        }
        for (Line line : anyOrder ? expected : expected.subList(0, Math.min(1, expected.size()))) {
            text.append(", which is not ")
                    .append(line.expected)
                    .append(": it lacks ")
                    .append(line.expected.missedBy(request));
        }
        trouble("connection " + request.connection() + ": unexpected " + text);
        return text.toString();
    }

    synchronized void trouble(String what) {
        troubles.add(what);
    }

    synchronized void verify() {
        List<String> all = new ArrayList<>(troubles);
        expected.forEach(line -> all.add("never came: " + line.expected));
        if (!all.isEmpty()) {
            throw new AssertionError("the script was not followed:\n  " + String.join("\n  ", all));
        }
    }
}
