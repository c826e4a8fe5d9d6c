package io.coxswain.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body(PODS)
                    .build());
            server.start();
            assertThat(run(kubeconfigOf(server))).containsExactly("web-1 runs on north", "web-2 runs on south");
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "KUBECONFIG_IT", matches = ".+", disabledReason = "no real API server")
    void runsAgainstARealServer() throws Exception {
        assertThat(run(Path.of(System.getenv("KUBECONFIG_IT"))))
                .allSatisfy(line -> assertThat(line).contains(" runs on "));
    }

    private List<String> run(Path kubeconfig) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ListPods.class.getName());
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
