package io.coxswain.samples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A {@link StubServer} in a process of its own, so that the processor time of a client is the client's alone. */
final class Stub implements AutoCloseable {
    /** Clients come and go: it does not complain. */
    private static final List<String> FLAGS =
            List.of("-Xmx6g", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off");

    private final Path folder = Files.createTempDirectory("stub");
    private final Process process;

    Stub() throws IOException {
        process = Jvm.start(StubServer.class, FLAGS, folder.toString());
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        if (!"ready".equals(output.readLine())) {
            throw new IllegalStateException("the stub does not start");
        }
    }

    /** Where its kubeconfig is: {@link StubFiles}. */
    String folder() {
        return folder.toString();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
