package io.coxswain.client.rest;

import io.coxswain.client.auth.Reread;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The ways to the server, as certificates stand: once the file of an authority or a client certificate has changed, new
 * connections use the new one, and those made with the old one are not taken from the pool any more and closed when they are
 * idle. What runs on them ends in its own time.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final KubeConfig config;
    private final HttpClients clients;
    private final boolean http2;
    private final Mono<Optional<PemSource>> authority;

    /** Those that show a certificate. */
    private final AtomicReference<@Nullable Slot> certified = new AtomicReference<>();

    /** Those that show none, which calls with credentials of their own use too. */
    private final AtomicReference<@Nullable Slot> bare = new AtomicReference<>();

    private record Slot(TlsMaterial material, Mono<Generation> generation) {}

    /** Reads the certificates, which blocks, and fails if they cannot be used. */
    Connections(KubeConfig config, HttpClients clients, boolean http2) {
        this(config, clients, http2, Schedulers.parallel());
    }

    Connections(KubeConfig config, HttpClients clients, boolean http2, Scheduler clock) {
        this.config = config;
        this.clients = clients;
        this.http2 = http2;
        PemSource trusted = config.certificateAuthority();
        TlsMaterial material = new TlsMaterial(
                trusted == null ? null : trusted.loaded(),
                loaded(config.clientCertificate()),
                loaded(config.clientKey()));
        slot(material).set(new Slot(material, Mono.just(generation(material))));
        this.authority = trusted == null || !trusted.isFile()
                ? Mono.just(Optional.ofNullable(trusted))
                : Reread.of("the certificate authority", trusted::loaded, material.authority())
                        .map(Optional::of)
                        .cache(Reread.KEPT, clock);
    }

    private static @Nullable PemSource loaded(@Nullable PemSource source) {
        return source == null ? null : source.loaded();
    }

    /** The way for a call with these credentials. */
    Mono<Generation> of(Credentials credentials) {
        return authority.flatMap(
                ca -> current(new TlsMaterial(ca.orElse(null), credentials.certificate(), credentials.key())));
    }

    private AtomicReference<@Nullable Slot> slot(TlsMaterial material) {
        return material.certificate() == null ? bare : certified;
    }

    private Mono<Generation> current(TlsMaterial material) {
        AtomicReference<@Nullable Slot> slot = slot(material);
        Slot current = slot.get();
        if (current != null && current.material().equals(material)) {
            return current.generation();
        }
        Slot next = new Slot(material, successor(current, material));
        return slot.compareAndSet(current, next) ? next.generation() : Mono.defer(() -> current(material));
    }

    private Mono<Generation> successor(@Nullable Slot before, TlsMaterial material) {
        Mono<Generation> made = Blocking.call(() -> generation(material));
        Mono<Generation> next = before == null
                ? made
                : made.delayUntil(generation -> before.generation().doOnNext(Generation::retire))
                        .onErrorResume(KubeConfigException.class, e -> {
                            LOG.warn("connections stay as they were: {}", e.getMessage());
                            return before.generation();
                        });
        return next.cacheInvalidateIf(generation -> false);
    }

    private Generation generation(TlsMaterial material) {
        boolean tls = config.server().getScheme().equals("https");
        return new Generation(
                tls ? clients.secure(Tls.of(config, material, http2, clients.connectTimeout())) : clients);
    }
}
