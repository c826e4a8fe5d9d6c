package io.coxswain.client.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeconfigEntry.Kind;
import io.coxswain.client.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class KubeconfigEditTest {
    private static final String FIRST = """
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority: pki/ca.crt
                odd: 1.5
                server: https://one
              name: one
            from-the-future:
            - a
            kind: Config
            """;
    private static final String SECOND = """
            current-context: dev
            contexts: [{name: dev, context: {cluster: one, user: me}}, {name: prod, context: {cluster: one, user: me}}]
            users: # mine
            - {name: me, user: {token: abc}}
            - {name: other, user: {token: def}}
            """;

    @TempDir
    private Path directory;

    @Test
    void changesTheCurrentContextInTheFileThatOwnsIt() throws IOException {
        KubeconfigFiles files = edit(e -> e.currentContext("prod"));

        assertThat(files.currentContext()).isEqualTo("prod");
        assertThat(directory.resolve("first")).hasContent(FIRST);
        assertThat(KubeconfigFiles.read(directory.resolve("second")).currentContext())
                .isEqualTo("prod");
    }

    @Test
    @Tag("fault-81")
    void changesEachEntryInItsOwnFileAndKeepsWhatItDoesNotKnow() throws IOException {
        KubeconfigFiles files = edit(e -> e.set(Kind.CLUSTER, "one", c -> c.put("server", "https://changed"))
                .set(Kind.USER, "me", u -> u.put("token", "new")));

        assertThat(Files.readString(directory.resolve("first")))
                .isEqualTo(FIRST.replace("https://one", "https://changed"));
        assertThat(Files.readString(directory.resolve("second")))
                .contains("token: new", "token: def")
                .doesNotContain("https://");
        assertThat(files.clusters().get("one").pem("certificate-authority"))
                .isEqualTo(PemSource.file(directory.resolve("pki/ca.crt")));
    }

    @Test
    void putsNewEntriesIntoTheFirstFileAndMakesItIfNeedBe() throws IOException {
        edit(e -> e.set(Kind.USER, "new", u -> u.put("token", "x")));
        assertThat(Files.readString(directory.resolve("first"))).contains("name: new");
        assertThat(directory.resolve("second")).hasContent(SECOND);

        Path made = directory.resolve("deep/er/config");
        KubeconfigFiles.of(made)
                .flatMap(files -> files.edit(e -> e.set(Kind.CLUSTER, "c", c -> c.put("server", "https://h"))
                        .set(Kind.USER, "u", u -> {})
                        .set(Kind.CONTEXT, "x", c -> c.put("cluster", "c").put("user", "u"))
                        .currentContext("x")))
                .map(files -> files.resolve(o -> {}).server().toString())
                .as(StepVerifier::create)
                .expectNext("https://h")
                .verifyComplete();
    }

    @Test
    void removesEntriesAndTheCurrentContext() throws IOException {
        KubeconfigFiles files =
                edit(e -> e.remove(Kind.USER, "me").remove(Kind.USER, "nobody").clearCurrentContext());

        assertThat(files.users()).containsOnlyKeys("other");
        assertThat(files.currentContext()).isNull();
        assertThat(directory.resolve("first")).hasContent(FIRST);
    }

    @Test
    void writesNothingIfNothingChanges() throws IOException {
        edit(e -> {});

        assertThat(directory.resolve("first")).hasContent(FIRST);
        assertThat(directory.resolve("second")).hasContent(SECOND);
    }

    @Test
    @Tag("security-private-files")
    void leavesFilesThatOnlyTheirOwnerReadsAndNothingElseBehind() throws IOException {
        Path first = write("first", FIRST);
        Files.setPosixFilePermissions(first, PosixFilePermissions.fromString("rw-rw-rw-"));

        edit(e -> e.set(Kind.CLUSTER, "one", c -> c.put("server", "https://changed")));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void keepsALinkALink() throws IOException {
        Path real = write("elsewhere/real", FIRST);
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        KubeconfigFiles.of(link)
                .flatMap(files -> files.edit(e -> e.currentContext("x")))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).contains("current-context: x");
    }

    @Test
    void leavesEverythingAsItIsIfTheChangeFails() throws IOException {
        files().flatMap(files -> files.edit(e -> {
                    e.currentContext("prod");
                    throw new IllegalStateException("no");
                }))
                .as(StepVerifier::create)
                .verifyErrorMessage("no");

        assertThat(directory.resolve("second")).hasContent(SECOND);
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    @Tag("fault-79")
    void losesNoneOfManyChangesAtOnce() throws IOException {
        Path file = write("config", FIRST);
        Flux.range(0, 40)
                .flatMap(
                        i -> KubeconfigFiles.of(file)
                                .flatMap(files ->
                                        files.edit(e -> e.set(Kind.USER, "u" + i, u -> u.put("token", "t" + i)))),
                        40)
                .as(StepVerifier::create)
                .expectNextCount(40)
                .expectComplete()
                .verify(Duration.ofSeconds(25));

        assertThat(KubeconfigFiles.read(file).users()).hasSize(40);
    }

    @Test
    @Tag("fault-79")
    void neverShowsAReaderHalfAFile() throws Exception {
        Path file = write("config", FIRST + "padding: " + "x".repeat(200_000) + "\n");
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            while (!done.get() && seen.get() == null) {
                try {
                    assertThat(KubeconfigFiles.read(file).clusters()).containsKey("one");
                } catch (Throwable e) {
                    seen.set(e);
                }
            }
        });
        reader.start();

        Flux.range(0, 50)
                .concatMap(i -> KubeconfigFiles.of(file).flatMap(f -> f.edit(e -> e.currentContext("c" + i))))
                .blockLast();
        done.set(true);
        reader.join();

        assertThat(seen.get()).isNull();
    }

    @Test
    @Tag("fault-79")
    void waitsForTheLockOfAnotherProgramAndSaysWhoseItIs() throws IOException {
        write("first", FIRST);
        Path lock = write("first.lock", "");

        Mono<KubeconfigFiles> edit =
                KubeconfigFiles.of(directory.resolve("first")).flatMap(files -> files.edit(e -> e.currentContext("x")));
        edit.doOnSubscribe(s -> Schedulers.boundedElastic().schedule(() -> delete(lock), 300, TimeUnit.MILLISECONDS))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        write("first.lock", "");
        edit.as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(KubeConfigException.class)
                        .hasMessageContaining("first.lock is still there"));
        assertThat(lock).exists();
    }

    @Test
    void runsToItsEndIfItIsCancelledHalfway() throws Exception {
        Path file = write("config", FIRST);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Runnable> goOn = new AtomicReference<>();
        Disposable edit = KubeconfigFiles.of(file)
                .flatMap(files -> files.editAsync(e -> Mono.create(sink -> {
                    e.currentContext("late");
                    goOn.set(sink::success);
                    begun.countDown();
                })))
                .subscribe();
        begun.await();
        edit.dispose();
        assertThat(directory.resolve("config.lock")).exists();

        goOn.get().run();

        ScriptedServer.awaitTrue(() -> !Files.exists(directory.resolve("config.lock")));
        assertThat(directory.resolve("config.lock")).doesNotExist();
        assertThat(KubeconfigFiles.read(file).currentContext()).isEqualTo("late");
    }

    @Test
    void cannotWriteToAText() {
        KubeconfigFiles.parse(FIRST)
                .edit(e -> e.currentContext("x"))
                .as(StepVerifier::create)
                .verifyErrorMessage("this kubeconfig is no file and cannot be written to");
    }

    private KubeconfigFiles edit(Consumer<KubeconfigEdit> change) throws IOException {
        return files().flatMap(files -> files.edit(change)).block();
    }

    private Mono<KubeconfigFiles> files() throws IOException {
        if (!Files.exists(directory.resolve("first"))) {
            write("first", FIRST);
        }
        if (!Files.exists(directory.resolve("second"))) {
            write("second", SECOND);
        }
        return KubeconfigFiles.of(
                directory.resolve("first"), directory.resolve("missing"), directory.resolve("second"));
    }

    private Path write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content, UTF_8);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
