package io.coxswain.client.auth;

import io.coxswain.client.config.CredentialSource;
import io.coxswain.client.config.Credentials;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the credentials that a source gives until they expire or the server refuses them, and asks the source once for all
 * who wait.
 *
 * <pre>{@code
 * CredentialSource vault = CachedCredentials.of(readToken.map(t -> Credentials.bearer(t.value()).expiresAt(t.expiry())));
 * }</pre>
 *
 * <p>A failure is not kept: the next request asks again. Cancelling one of those who wait does not end the asking, whose
 * result is kept for the next.
 */
public final class CachedCredentials implements CredentialSource {
    private final Mono<Credentials> fetch;
    private final AtomicReference<@Nullable Credentials> kept = new AtomicReference<>();
    private final AtomicReference<@Nullable Mono<Credentials>> flight = new AtomicReference<>();

    private CachedCredentials(Mono<Credentials> fetch) {
        this.fetch = fetch;
    }

    /**
     * Caches a source.
     *
     * @param fetch subscribed to whenever new credentials are needed, never twice at the same time. It may not block; empty
     *     means {@link Credentials#NONE}
     */
    public static CachedCredentials of(Mono<Credentials> fetch) {
        return new CachedCredentials(fetch);
    }

    @Override
    public Mono<Credentials> credentials() {
        return Mono.defer(() -> {
            Credentials current = kept.get();
            return current == null || isExpired(current) ? fetched() : Mono.just(current);
        });
    }

    /** Asks the source, unless somebody has done so since these were given. */
    @Override
    public Mono<Credentials> refresh(Credentials refused) {
        return Mono.defer(() -> {
            Credentials current = kept.get();
            return current == null || current.equals(refused) || isExpired(current) ? fetched() : Mono.just(current);
        });
    }

    private static boolean isExpired(Credentials credentials) {
        Instant expiry = credentials.expiresAt();
        return expiry != null && !now().isBefore(expiry);
    }

    /** The time by the clock of Reactor's schedulers, which tests can turn. */
    static Instant now() {
        return Instant.ofEpochMilli(Schedulers.parallel().now(TimeUnit.MILLISECONDS));
    }

    /** Joins the asking that is under way, or begins one. */
    private Mono<Credentials> fetched() {
        Mono<Credentials> running = flight.get();
        if (running != null) {
            return running;
        }
        Mono<Credentials> own = fetch.defaultIfEmpty(Credentials.NONE)
                .doOnNext(kept::set)
                .doOnTerminate(() -> flight.set(null))
                .cache();
        return flight.compareAndSet(null, own) ? own : Mono.defer(this::fetched);
    }

    @Override
    public String toString() {
        return "CachedCredentials";
    }
}
