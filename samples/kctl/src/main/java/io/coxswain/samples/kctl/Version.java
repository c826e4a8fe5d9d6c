package io.coxswain.samples.kctl;

import io.coxswain.client.KubeClient;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** {@code kctl version}. */
final class Version {
    private Version() {}

    static Flux<String> text(Session session) {
        String own = KubeClient.class.getPackage().getImplementationVersion();
        return Flux.just("Client Version: coxswain " + Objects.requireNonNullElse(own, "(devel)") + "\n")
                .concatWith(session.client().version().map(server -> "Server Version: " + server + "\n"));
    }
}
