package io.coxswain.samples.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How much memory a long list takes: kept whole, and streamed to somebody who takes his time. */
final class RetainedListBench {
    private static final int LARGEST = 8192;
    private static final double PRECISION = 1.04;
    private static final int MINUTES = 5;

    private static final List<Peer.Kind> CLIENTS = List.of(
            Peer.Kind.PROTOBUF, Peer.Kind.JSON, Peer.Kind.FABRIC8, Peer.Kind.OFFICIAL, Peer.Kind.OFFICIAL_PROTOBUF);

    private final List<String> clients;
    private final String count;

    /** @param quick with a tenth of the pods */
    RetainedListBench(boolean quick, String only) {
        clients = Rounds.only(only, CLIENTS);
        count = quick ? "5000" : "50000";
    }

    /** The results as tables. */
    String run() throws Exception {
        try (Stub stub = new Stub()) {
            return heaps(stub) + streamed(stub) + firstElements(stub);
        }
    }

    private String heaps(Stub stub) throws Exception {
        StringBuilder table =
                new StringBuilder("| LIST of " + count + " pods, retained | smallest -Xmx that does |\n|---|--:|\n");
        for (String client : clients) {
            table.append(String.format(Locale.ROOT, "| %s | %d MB |%n", client, smallestHeap(stub, client)));
        }
        return table + "\nFound by halving, to four percent; a run that lasts " + MINUTES
                + " minutes counts as failed.\n\n";
    }

    private int smallestHeap(Stub stub, String client) throws Exception {
        int fails = 16;
        int passes = LARGEST;
        if (!passes(stub, client, passes)) {
            throw new IllegalStateException(client + " cannot do with " + LARGEST + " MB");
        }
        while (passes > fails * PRECISION) {
            int middle = Math.max(fails + 1, (int) Math.sqrt((double) fails * passes));
            if (passes(stub, client, middle)) {
                passes = middle;
            } else {
                fails = middle;
            }
        }
        return passes;
    }

    private boolean passes(Stub stub, String client, int megabytes) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                ListOnce.class.getName()));
        arguments.addAll(List.of(client, stub.folder(), count));
        Process process = Jvm.command(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean passed = process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
        process.destroyForcibly().waitFor();
        System.err.println(client + " with " + megabytes + " MB: " + (passed ? "passes" : "fails"));
        return passed;
    }

    private String streamed(Stub stub) throws Exception {
        String taken = Jvm.run(StreamedList.class, SlowSubscriberBench.SMALL, stub.folder(), count, "2000");
        return "One answer, taken 2,000 pods a second with " + String.join(" ", SlowSubscriberBench.SMALL) + ": "
                + taken + ".\n\n";
    }

    private String firstElements(Stub stub) throws Exception {
        String rows = Jvm.run(FirstElement.class, List.of("-Xmx256m"), stub.folder(), "100", "10000", count);
        return "| pods in the list | ms to the first one, with a new connection |\n|--:|--:|\n" + rows + "\n\n";
    }
}
