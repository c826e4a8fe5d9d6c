package io.coxswain.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example as a program of its own, as whoever copies it would. */
@Timeout(120)
class ListPodsIT {
    private static final String PODS = """
            {"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "7"}, "items": [
              {"metadata": {"name": "web-1", "namespace": "shop"}, "spec": {"nodeName": "north", "containers": []}},
              {"metadata": {"name": "web-2", "namespace": "shop"}, "spec": {"nodeName": "south", "containers": []}}]}
            """;

    @TempDir
    Path folder;

    @Test
    void printsThePodsThatTheServerLists() throws Exception {
        try (MockWebServer server = serverWithPods()) {
            assertThat(run(kubeconfigOf(server), "-cp", classPath(), ListPods.class.getName()))
                    .containsExactly("web-1 runs on north", "web-2 runs on south");
        }
    }

    /** Finds a module that no module-info requires: a test on the class path cannot. */
    @Test
    void runsOnTheModulePath() throws Exception {
        String module = "io.coxswain.samples.quickstart/" + ListPods.class.getName();
        try (MockWebServer server = serverWithPods()) {
            assertThat(run(kubeconfigOf(server), "-p", classPath(), "-m", module))
                    .containsExactly("web-1 runs on north", "web-2 runs on south");
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "KUBECONFIG_IT", matches = ".+", disabledReason = "no real API server")
    void runsAgainstARealServer() throws Exception {
        assertThat(run(Path.of(System.getenv("KUBECONFIG_IT")), "-cp", classPath(), ListPods.class.getName()))
                .allSatisfy(line -> assertThat(line).contains(" runs on "));
    }

    private static MockWebServer serverWithPods() throws IOException {
        MockWebServer server = new MockWebServer();
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(PODS)
                .build());
        server.start();
        return server;
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> run(Path kubeconfig, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("KUBECONFIG", kubeconfig.toString());
        int exit = program.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(output);
        assertThat(exit).as("exit code; it printed %s", lines).isZero();
        return lines;
    }

    private Path kubeconfigOf(MockWebServer server) throws IOException {
        return Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters:
                - name: test
                  cluster: {server: "http://%s:%d"}
                contexts:
                - name: test
                  context: {cluster: test, user: test}
                users:
                - name: test
                  user: {}
                """.formatted(server.getHostName(), server.getPort()));
    }
}
