package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as a shell does: kctl in a JVM of its own, and kubectl beside it. */
final class Program {
    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Path kubeconfig;

    /** Runs programs against the server of a kubeconfig; their output is kept in a folder. */
    Program(Path folder, Path kubeconfig) {
        this.folder = folder;
        this.kubeconfig = kubeconfig;
    }

    static Path kubeconfig(Path folder, String server) throws IOException {
        return Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters:
                - name: test
                  cluster: {server: "%s"}
                contexts:
                - name: test
                  context: {cluster: test, user: test}
                users:
                - name: test
                  user: {}
                """.formatted(server));
    }

    record Result(int exit, String out, String err) {}

    /** The words that run kctl. */
    static List<String> kctl(List<String> jvmOptions, String... words) {
        // A build in the background ignores SIGINT, and its children would inherit that.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Kctl.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    static List<String> kctl(String... words) {
        return kctl(List.of(), words);
    }

    static List<String> kubectl(String... words) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(words));
        return command;
    }

    /** Runs a program to its end. */
    Result run(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = builder(command).redirectOutput(out.toFile()).start();
        int exit = exitOf(process);
        return new Result(exit, Files.readString(out, UTF_8), err());
    }

    /** Starts a program whose output is read as it comes. */
    Process start(List<String> command) throws IOException {
        return builder(command).start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return builder;
    }

    /** What the last program complained of. */
    String err() throws IOException {
        return Files.readString(folder.resolve("err"), UTF_8);
    }

    static int exitOf(Process process) throws InterruptedException {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("the program has ended by itself").isTrue();
        return process.exitValue();
    }
}
