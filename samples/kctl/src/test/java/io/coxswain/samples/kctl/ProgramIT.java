package io.coxswain.samples.kctl;

import static io.coxswain.samples.kctl.Program.kctl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs kctl as a program of its own, on a scripted server. */
class ProgramIT {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String LIST =
            "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"7\"},"
                    + "\"items\":[{\"metadata\":{\"name\":\"a\"}}]}";
    private static final String EVENT =
            "{\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"b\"}}}";

    @TempDir
    Path folder;

    private ScriptedServer server;
    private ScriptedServer.Stream stream;
    private Program program;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        server.json(PODS + "?limit=500", LIST);
        stream = server.stream(PODS + "?watch=true&resourceVersion=7");
        program = new Program(folder, Program.kubeconfig(folder, server.url()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void exitsWithZero() throws Exception {
        assertThat(program.run(kctl("get", "pods", "-o", "name"))).isEqualTo(new Program.Result(0, "pod/a\n", ""));
    }

    @Test
    void takesFlagsBeforeTheCommand() throws Exception {
        assertThat(program.run(kctl("-n", "default", "--context=test", "get", "pods", "-o", "name")))
                .isEqualTo(new Program.Result(0, "pod/a\n", ""));
    }

    @Test
    void exitsWithOneIfSomethingIsWrong() throws Exception {
        assertThat(program.run(kctl("get", "nodes")))
                .isEqualTo(new Program.Result(1, "", "error: the server doesn't have a resource type \"nodes\"\n"));
        assertThat(program.run(kctl("get", "--foo")))
                .isEqualTo(new Program.Result(1, "", "error: unknown flag: --foo\nSee 'kctl get --help' for usage.\n"));
        assertThat(program.run(kctl("put")))
                .isEqualTo(new Program.Result(1, "", "error: unknown command \"put\" for \"kctl\"\n"));
    }

    @Test
    void helps() throws Exception {
        Program.Result help = program.run(kctl("get", "--help"));
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("--watch-only");
        Program.Result all = program.run(kctl());
        assertThat(all.exit()).isZero();
        assertThat(all.out()).contains("kctl get ", "kctl apply ", "kctl config use-context ");
        assertThat(program.run(kctl("help"))).isEqualTo(all);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void endsAWatchWhenItsNextLineFindsNoReader() throws Exception {
        Process watch = program.start(kctl("get", "pods", "-w", "-o", "name"));
        try (BufferedReader out = watch.inputReader()) {
            assertThat(out.readLine()).isEqualTo("pod/a");
            stream.send(EVENT);
            assertThat(out.readLine()).isEqualTo("pod/b");
        }
        stream.send(EVENT, EVENT);
        stream.awaitClosed();
        assertThat(Program.exitOf(watch)).isZero();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void endsAQuietWatchThatNobodyReads() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")), "only Linux tells that a pipe has lost its reader");
        Process watch = program.start(kctl("get", "pods", "-w", "-o", "name"));
        try (BufferedReader out = watch.inputReader()) {
            stream.send(EVENT);
            assertThat(out.readLine()).isEqualTo("pod/a");
            assertThat(out.readLine()).isEqualTo("pod/b");
        }
        stream.awaitClosed();
        assertThat(Program.exitOf(watch)).isZero();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void closesTheStreamWhenInterrupted() throws Exception {
        Process watch = program.start(kctl("get", "pods", "-w", "-o", "name"));
        try (BufferedReader out = watch.inputReader()) {
            stream.send(EVENT);
            assertThat(out.readLine()).isEqualTo("pod/a");
            assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(watch.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            stream.awaitClosed();
            assertThat(Program.exitOf(watch)).isEqualTo(130);
        }
        assertThat(program.err()).isEmpty();
    }

    @Test
    void loadsTheClassesOfTheKindAskedForAndOfNoOther() throws Exception {
        Path loaded = folder.resolve("loaded");
        program.run(kctl(List.of("-Xlog:class+load=info:file=" + loaded), "get", "pods"));
        assertThat(Files.readString(loaded))
                .contains("io.coxswain.model.core.v1.Pod ")
                .doesNotContain("io.coxswain.model.core.v1.Node ")
                .doesNotContain("io.coxswain.model.core.v1.Service ")
                .doesNotContain("io.coxswain.model.apps.")
                .doesNotContain("io.coxswain.model.batch.");
    }
}
