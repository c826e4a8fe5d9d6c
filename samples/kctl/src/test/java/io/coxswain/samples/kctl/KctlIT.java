package io.coxswain.samples.kctl;

import static io.coxswain.samples.kctl.Program.kctl;
import static io.coxswain.samples.kctl.Program.kubectl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs kctl beside kubectl, on a real server. */
@EnabledIfEnvironmentVariable(named = "KUBECONFIG_IT", matches = ".+", disabledReason = "no real API server")
class KctlIT {
    private static final int TRIES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern WATCHES = Pattern.compile(
            "(?m)^apiserver_longrunning_requests\\{[^}]*resource=\"namespaces\",scope=\"cluster\"[^}]*verb=\"WATCH\"[^}]*} (\\d+)");

    @TempDir
    Path folder;

    private Program program;

    @BeforeAll
    static void requireKubectl() {
        boolean found = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeTrue(found, "no kubectl on the PATH to compare with");
    }

    @BeforeEach
    void prepare() {
        program = new Program(folder, kubeconfig());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pods -A", "nodes", "deployments -A", "services,namespaces -A", "clusterroles"})
    void printsJsonAndYamlToTheLetterAsKubectlDoes(String words) throws Exception {
        assertSame("get " + words + " -o json", text -> text);
        assertSame("get " + words + " -o yaml", text -> text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pods -A",
                "nodes",
                "deployments -A",
                "services -A",
                "namespaces",
                "nodes,namespaces",
                "pods no-such"
            })
    void printsTablesAsKubectlDoes(String words) throws Exception {
        assertSame("get " + words, Captured::ageless);
        assertSame("get " + words + " -o wide", Captured::ageless);
    }

    /** A cluster goes on meanwhile: only what kubectl says before and after can be asked of kctl. */
    private void assertSame(String words, UnaryOperator<String> part) throws Exception {
        String[] split = words.split(" ");
        for (int i = 0; i < TRIES; i++) {
            String before = part.apply(text(program.run(kubectl(split))));
            String ours = part.apply(text(program.run(kctl(split))));
            String after = part.apply(text(program.run(kubectl(split))));
            if (before.equals(after)) {
                assertThat(ours).as(words).isEqualTo(after);
                return;
            }
        }
        fail("what kubectl " + words + " says changes all the time");
    }

    private static String text(Program.Result result) {
        String errors = result.err().replaceAll("(?m)^Warning: .*\\n", "");
        return result.exit() + "\n" + errors + result.out();
    }

    @Test
    void leavesNoStreamBehindHead() throws Exception {
        int before = watches();
        String kctl = String.join("' '", kctl("get", "namespaces", "-w"));
        Program.Result head = program.run(List.of("sh", "-c", "'" + kctl + "' | head -3"));
        assertThat(head.out()).startsWith("NAME").hasLineCount(3);
        assertThat(head.err()).isEmpty();
        awaitWatches(before);
    }

    @Test
    void leavesNoStreamBehindWhenInterrupted() throws Exception {
        int before = watches();
        Process watch = program.start(kctl("get", "namespaces", "-w"));
        try (BufferedReader out = watch.inputReader()) {
            assertThat(out.readLine()).startsWith("NAME");
            awaitWatches(before + 1);
            assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(watch.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(Program.exitOf(watch)).isEqualTo(130);
        }
        awaitWatches(before);
    }

    private void awaitWatches(int expected) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int found = watches();
        while (found != expected && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
            found = watches();
        }
        assertThat(found).as("watches of namespaces").isEqualTo(expected);
    }

    private int watches() throws IOException, InterruptedException {
        Program.Result metrics = new Program(Files.createTempDirectory(folder, "metrics"), kubeconfig())
                .run(kubectl("get", "--raw", "/metrics"));
        Matcher found = WATCHES.matcher(metrics.out());
        assertThat(found.find()).as("the metric of watches; %s", metrics.err()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static Path kubeconfig() {
        return Path.of(System.getenv("KUBECONFIG_IT"));
    }
}
