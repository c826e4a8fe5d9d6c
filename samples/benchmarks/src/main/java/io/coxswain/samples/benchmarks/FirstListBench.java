package io.coxswain.samples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long it takes from the start of a JVM until ten pods are listed; a JVM each time. */
final class FirstListBench {
    private static final String ARCHIVED = ", AppCDS";
    private static final List<String> ROWS = List.of(
            Peer.Kind.BARE.toString(),
            Peer.Kind.PROTOBUF.toString(),
            Peer.Kind.JSON.toString(),
            Peer.Kind.FABRIC8.toString(),
            Peer.Kind.OFFICIAL.toString(),
            Peer.Kind.BARE + ARCHIVED,
            Peer.Kind.PROTOBUF + ARCHIVED,
            Peer.Kind.FABRIC8 + ARCHIVED);

    private final int rounds;
    private final List<String> rows;
    private final Path folder;
    private final String classPath;

    private FirstListBench(boolean quick, String only, Path folder) throws IOException {
        this.rounds = quick ? 3 : 15;
        this.rows = Rounds.only(only, ROWS);
        this.folder = folder;
        this.classPath = JarredClassPath.in(folder);
    }

    /** The results as a table. */
    static String run(boolean quick, String only) throws Exception {
        Path folder = Files.createTempDirectory("first-list");
        try (Stub stub = new Stub()) {
            return new FirstListBench(quick, only, folder).run(stub);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private String run(Stub stub) throws Exception {
        for (String row : rows) {
            if (row.endsWith(ARCHIVED)) {
                start(row, stub, "-XX:ArchiveClassesAtExit=" + archive(row), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
            }
        }
        Rounds taken = Rounds.take(
                rounds,
                rows,
                row -> row.endsWith(ARCHIVED)
                        ? start(row, stub, "-XX:SharedArchiveFile=" + archive(row))
                        : start(row, stub));
        return taken.table(
                        "fresh JVM to the first list",
                        List.of("ms", "CPU ms"),
                        List.of(Peer.Kind.BARE.toString(), Peer.Kind.FABRIC8.toString()))
                + method();
    }

    private Path archive(String row) {
        return folder.resolve(rows.indexOf(row) + ".jsa");
    }

    /** Milliseconds until it has the pods, and milliseconds of processor time in all. */
    private double[] start(String row, Stub stub, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(flags));
        command.addAll(List.of("-cp", classPath, FirstList.class.getName(), row.replace(ARCHIVED, ""), stub.folder()));
        ProcessBuilder builder = Jvm.command(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        long begin = System.nanoTime();
        Process process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        boolean listed = output.readLine() != null;
        double millis = (System.nanoTime() - begin) / 1e6;
        double cpu = process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
        if (!listed || process.waitFor() != 0) {
            throw new IllegalStateException(row + " lists nothing");
        }
        return new double[] {millis, cpu};
    }

    private String method() {
        return """
                From before the process is started until it has read a kubeconfig with a client certificate, connected by TLS to a stub
                in another process, and decoded ten pods. The bare client reads no kubeconfig and no type, but PEM files and a tree.
                All have jars in their class path, and the JVM's usual flags. ÷ is the median of the ratios within each round.
                %d rounds in shuffled order.

                """.formatted(rounds);
    }
}
