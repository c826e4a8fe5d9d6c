package io.coxswain.client.auth;

import io.coxswain.client.config.KubeConfigException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What is in files that others change while the client runs: tokens of service accounts, rotated certificates. */
public final class Reread {
    /** How long a file is taken to be what it was. */
    public static final Duration KEPT = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Reread.class);

    private Reread() {}

    /**
     * Reads at each subscription, off the event loop. If that fails, as in the middle of a rotation, what was read last stays, and a
     * warning says so; it is an error only if nothing has been read yet.
     *
     * @param what is read, for the warning
     * @param reading may block, and fails with a {@link KubeConfigException}
     * @param first what has been read already
     */
    public static <T> Mono<T> of(String what, Callable<T> reading, @Nullable T first) {
        AtomicReference<@Nullable T> last = new AtomicReference<>(first);
        return Blocking.call(reading).doOnNext(last::set).onErrorResume(KubeConfigException.class, e -> {
            T before = last.get();
            if (before == null) {
                return Mono.error(e);
            }
            LOG.warn("{} stays as it was: {}", what, e.getMessage());
            return Mono.just(before);
        });
    }
}
