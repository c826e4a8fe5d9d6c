package io.coxswain.samples.benchmarks;

import java.util.List;

/** Whether memory stays flat while somebody lists pods slowly. */
final class SlowSubscriberBench {
    private static final String PAGE = "500";

    /** 64 MB in all. */
    static final List<String> SMALL = List.of("-Xmx48m", "-XX:MaxDirectMemorySize=16m");

    private SlowSubscriberBench() {}

    /**
     * The memory as a table.
     *
     * @param quick fifty times as fast
     */
    static String run(boolean quick) throws Exception {
        String perSecond = quick ? "500" : "10";
        String every = quick ? "2" : "50";
        try (Stub stub = new Stub()) {
            String rows = Jvm.run(
                    SlowSubscriber.class, SMALL, stub.folder(), Integer.toString(Pods.COUNT), PAGE, perSecond, every);
            return "| after s | pods taken | heap in use after a collection, KB | direct, KB |\n|--:|--:|--:|--:|\n"
                    + rows
                    + "\n\n10,000 pods in pages of " + PAGE + ", " + perSecond + " a second, with "
                    + String.join(" ", SMALL) + ".\n\n";
        }
    }
}
