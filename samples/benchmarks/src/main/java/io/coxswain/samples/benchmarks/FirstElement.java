package io.coxswain.samples.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Prints how long it takes until the first pod of a list is there, for lists of several lengths. */
public final class FirstElement {
    private static final int TIMES = 31;

    private FirstElement() {}

    /**
     * Does it once.
     *
     * @param arguments the stub's folder, lengths
     */
    public static void main(String[] arguments) {
        CoxswainPeer peer = new CoxswainPeer(new StubFiles(Path.of(arguments[0])), true, false);
        // The first of these finds the client cold and the lists not yet made.
        for (String length : Arrays.asList(arguments).subList(1, arguments.length)) {
            millis(peer, length);
        }
        for (String length : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.printf(Locale.ROOT, "| %s | %.1f |%n", length, millis(peer, length));
        }
        System.exit(0);
    }

    private static double millis(CoxswainPeer peer, String length) {
        return Numbers.median(DoubleStream.generate(() -> {
                    long begin = System.nanoTime();
                    peer.stream("pods-" + length).blockFirst();
                    return (System.nanoTime() - begin) / 1e6;
                })
                .limit(TIMES));
    }
}
