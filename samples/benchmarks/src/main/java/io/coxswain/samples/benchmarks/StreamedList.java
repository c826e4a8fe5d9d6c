package io.coxswain.samples.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Lists pods in one answer and lets each go as it comes, some thousands a second, and prints how many came in how long. */
public final class StreamedList {

    private StreamedList() {}

    /**
     * Does it once.
     *
     * @param arguments the stub's folder, how many pods, how many a second
     */
    public static void main(String[] arguments) {
        CoxswainPeer peer = new CoxswainPeer(new StubFiles(Path.of(arguments[0])), true, false);
        int each = Integer.parseInt(arguments[2]) / 50;
        Paced slow = new Paced(each, Duration.ofMillis(20));
        long begin = System.nanoTime();
        peer.stream("pods-" + arguments[1]).subscribe(slow);
        slow.end().block();
        System.out.printf(Locale.ROOT, "%,d pods in %.1f s", slow.taken(), (System.nanoTime() - begin) / 1e9);
        System.exit(0);
    }
}
