package io.coxswain.client.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The locks of kubeconfig files, as kubectl makes them: a file beside each, with {@code .lock} behind its name. */
final class KubeconfigLock {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TRIES = 200;

    private final Deque<Path> held = new ArrayDeque<>();

    private KubeconfigLock() {}

    /** Does the work while all files are locked. Waits for a while for those whom others have locked. */
    static <T> Mono<T> hold(List<Path> files, Supplier<Mono<T>> work) {
        return Mono.usingWhen(
                Blocking.call(() -> new KubeconfigLock().acquire(files))
                        .retryWhen(Retry.fixedDelay(TRIES, PAUSE)
                                .filter(FileAlreadyExistsException.class::isInstance)
                                .onRetryExhaustedThrow((spec, last) -> busy(last.failure()))),
                lock -> work.get(),
                lock -> Blocking.run(lock::release));
    }

    private static KubeConfigException busy(Throwable last) {
        return new KubeConfigException(
                String.valueOf(last.getMessage())
                        + " is still there after 10 seconds: another program is changing the kubeconfig. If none is, delete that file");
    }

    /** In one order, so that two who want the same files never wait for each other. */
    private KubeconfigLock acquire(List<Path> files) throws IOException {
        try {
            for (Path file :
                    files.stream().map(Path::toAbsolutePath).distinct().sorted().toList()) {
                lock(file);
            }
            return this;
        } catch (FileAlreadyExistsException e) {
            release();
            throw e;
        } catch (IOException e) {
            release();
            throw new KubeConfigException("cannot lock a kubeconfig: " + Reason.of(e), e);
        }
    }

    private void lock(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        Files.createFile(lock);
        held.push(lock);
    }

    private void release() {
        while (!held.isEmpty()) {
            try {
                Files.deleteIfExists(held.pop());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
