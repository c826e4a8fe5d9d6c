package io.coxswain.client.auth;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * One run of a program: started, read and waited for on threads that may block. If it takes too long, prints too much, or
 * nobody wants its answer any more, it is killed with all that it has started.
 */
final class ExecProcess {
    private static final int MAX_STDOUT = 1 << 20;
    private static final int KEPT_STDERR = 4096;

    private ExecProcess() {}

    /** What it printed. Both may hold secrets. */
    record Output(int exitCode, byte[] stdout, byte[] stderr) {
        @Override
        public String toString() {
            return "Output[" + exitCode + "]";
        }
    }

    static Mono<Output> run(ProcessBuilder builder, Duration timeout) {
        String program = builder.command().get(0);
        return Mono.usingWhen(
                Blocking.call(() -> start(builder)),
                process -> output(process, builder)
                        .timeout(timeout)
                        .onErrorMap(
                                TimeoutException.class,
                                e -> new CredentialsException("the exec plugin " + program
                                        + " was killed: it took longer than " + timeout.toMillis() + " ms")),
                process -> Mono.empty(),
                (process, error) -> killed(process),
                ExecProcess::killed);
    }

    private static Process start(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            // Without a terminal there is nothing to read: the end of input, and not this process's own.
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new CredentialsException(
                    "the exec plugin " + builder.command().get(0) + " cannot be started", e);
        }
    }

    private static Mono<Output> output(Process process, ProcessBuilder builder) {
        String program = builder.command().get(0);
        Mono<byte[]> stdout = Blocking.call(() -> head(process.getInputStream(), program));
        Mono<byte[]> stderr = Blocking.call(() -> tail(process.getErrorStream()));
        Mono<Integer> exit = Mono.fromFuture(process::onExit, true).map(Process::exitValue);
        return Mono.zip(exit, stdout, stderr).map(all -> new Output(all.getT1(), all.getT2(), all.getT3()));
    }

    private static byte[] head(InputStream in, String program) throws IOException {
        byte[] read = in.readNBytes(MAX_STDOUT + 1);
        if (read.length > MAX_STDOUT) {
            throw new CredentialsException("the exec plugin " + program + " prints more than credentials can be");
        }
        return read;
    }

    /** Reads it all, or the program would wait, and keeps the end. */
    private static byte[] tail(InputStream in) throws IOException {
        byte[] kept = new byte[2 * KEPT_STDERR];
        int length = 0;
        for (int read = in.read(kept); read >= 0; read = in.read(kept, length, kept.length - length)) {
            length += read;
            if (length > KEPT_STDERR) {
                System.arraycopy(kept, length - KEPT_STDERR, kept, 0, KEPT_STDERR);
                length = KEPT_STDERR;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static Mono<Void> killed(Process process) {
        return Blocking.run(() -> kill(process.toHandle(), process::destroyForcibly));
    }

    /** From the top down: whoever is dead starts nothing more. */
    private static void kill(ProcessHandle process, Runnable itself) {
        List<ProcessHandle> below = process.children().toList();
        itself.run();
        below.forEach(child -> kill(child, child::destroyForcibly));
    }
}
