package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Standard output: unbuffered, and aware that whoever reads it may stop, as {@code head} does. */
final class Stdout {
    private static final Path SELF = Path.of("/proc/self/fd/1");
    /** Its size is that of a page, but there is nothing at its end. */
    private static final Path NOTHING = Path.of("/sys/kernel/uevent_seqnum");

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    /**
     * Writes text, and waits until it is taken.
     *
     * @throws ClosedException if nobody reads it any more
     */
    void write(String text) {
        try {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw isBrokenPipe(e) ? new ClosedException() : new UncheckedIOException(e);
        }
    }

    /** Completes when nobody reads the output any more. A quiet watch has nothing to write, and would not notice. */
    Mono<Void> closed() {
        return Flux.interval(Duration.ofMillis(500), Schedulers.boundedElastic())
                .onBackpressureDrop()
                .takeUntil(tick -> isAbandoned())
                .then();
    }

    /** Linux looks for a pipe's readers before it sends anything into it, be that nothing. Elsewhere the next write tells. */
    private boolean isAbandoned() {
        try {
            if (!Files.isSymbolicLink(SELF)
                    || !Files.readSymbolicLink(SELF).toString().startsWith("pipe:")) {
                return false;
            }
            try (FileChannel nothing = FileChannel.open(NOTHING)) {
                nothing.transferTo(nothing.size() - 1, 1, out.getChannel());
            }
            return false;
        } catch (IOException e) {
            return isBrokenPipe(e);
        }
    }

    private static boolean isBrokenPipe(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    /** Nobody reads the output any more. */
    static final class ClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
