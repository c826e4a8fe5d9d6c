package io.coxswain.samples.benchmarks;

import java.util.List;

/** Processor time for a GET of a pod; a JVM for each client in each round. */
final class GetBench {
    private static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1g");
    private static final List<String> COLUMNS = List.of("CPU µs", "allocated B", "in a second");

    /** How many are under way at a time, in the table of all clients. */
    private static final int USUAL = 64;

    private final int rounds;
    private final String warmup;
    private final String measured;
    private final String only;

    GetBench(boolean quick, String only) {
        this.rounds = quick ? 1 : 5;
        this.warmup = quick ? "12000" : "80000";
        this.measured = quick ? "8000" : "40000";
        this.only = only;
    }

    /** The results as tables. */
    String run() throws Exception {
        List<String> all = Rounds.only(only, List.of(Peer.Kind.values()));
        List<String> ours = Rounds.only("(Coxswain|bare).*", all);
        try (Stub stub = new Stub()) {
            return table(stub, USUAL, all) + table(stub, 1, ours) + table(stub, 1_000, ours) + method();
        }
    }

    private String table(Stub stub, int atATime, List<String> rows) throws Exception {
        Rounds taken = Rounds.take(
                rounds,
                rows,
                row -> Spent.parse(
                        Jvm.run(GetRun.class, FLAGS, row, stub.folder(), Integer.toString(atATime), warmup, measured)));
        return taken.table(
                "GET of a pod, " + atATime + " at a time",
                COLUMNS,
                List.of(Peer.Kind.BARE.toString(), Peer.Kind.FABRIC8.toString()));
    }

    private String method() {
        return """
                Per request. CPU is that of the client's process, garbage collection included; the server is a process of its own
                on the same machine, and speaks TLS. ÷ is the median of the ratios within each round (and between which they lie).
                Coxswain and the bare client have 64 connections in HTTP/1.1; fabric8 runs on Vert.x, the official client on OkHttp,
                each in the version of HTTP that it agrees upon with the server, a thread for each request under way.
                %d rounds in shuffled order, in each a JVM per row with %s: %s to warm up, %s measured.

                """.formatted(rounds, String.join(" ", FLAGS), warmup, measured);
    }
}
