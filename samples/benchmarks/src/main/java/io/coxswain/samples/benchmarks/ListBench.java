package io.coxswain.samples.benchmarks;

import java.util.List;

/** Processor time and memory for each pod of a list that is kept whole; a JVM for each client in each round. */
final class ListBench {
    private static final List<String> FLAGS = List.of("-Xms4g", "-Xmx4g");

    /** The bare client makes a tree of each list, which is no list of pods. */
    private static final List<Peer.Kind> CLIENTS = List.of(
            Peer.Kind.PROTOBUF,
            Peer.Kind.JSON,
            Peer.Kind.PROTOBUF_HTTP2,
            Peer.Kind.JSON_HTTP2,
            Peer.Kind.FABRIC8,
            Peer.Kind.OFFICIAL,
            Peer.Kind.OFFICIAL_PROTOBUF);

    private final int rounds;
    private final String warmup;
    private final String measured;
    private final List<String> rows;

    ListBench(boolean quick, String only) {
        this.rounds = quick ? 1 : 5;
        this.warmup = quick ? "4" : "12";
        this.measured = quick ? "2" : "6";
        this.rows = Rounds.only(only, CLIENTS);
    }

    /** The results as a table. */
    String run() throws Exception {
        try (Stub stub = new Stub()) {
            Rounds taken = Rounds.take(
                    rounds,
                    rows,
                    row -> Spent.parse(Jvm.run(
                            ListRun.class, FLAGS, row, stub.folder(), Integer.toString(Pods.COUNT), warmup, measured)));
            return taken.table(
                            "LIST of 10,000 pods, retained",
                            List.of("CPU µs", "allocated B", "in a second"),
                            List.of(Peer.Kind.FABRIC8.toString()))
                    + method();
        }
    }

    private String method() {
        return """
                Per pod. CPU is that of the client's process, garbage collection included; the server is a process of its own on the
                same machine, speaks TLS, and sends one answer with all pods, not compressed. Allocated is what threads that live
                at the end have allocated on the heap. ÷ is the median of the ratios within each round (and between which they lie).
                ProtoClient leaves strings undecoded until they are asked for.
                %d rounds in shuffled order, in each a JVM per row with %s: %s lists to warm up, %s measured.

                """.formatted(rounds, String.join(" ", FLAGS), warmup, measured);
    }
}
