package io.coxswain.samples.benchmarks;

import io.coxswain.client.KubeClient;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.rest.Protocol;
import io.coxswain.model.core.v1.Pod;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Coxswain, as one would use it. */
final class CoxswainPeer implements Peer {
    private final KubeClient client;

    CoxswainPeer(StubFiles stub, boolean protobuf, boolean http2) {
        this(stub, protobuf, http2 ? Protocol.HTTP_2 : Protocol.HTTP_1_1);
    }

    private CoxswainPeer(StubFiles stub, boolean protobuf, Protocol protocol) {
        Mono<KubeConfig> config = KubeConfig.fromKubeconfig(stub.kubeconfig());
        client = KubeClient.of(
                protobuf
                        ? config
                        : config.map(c -> c.toBuilder().protobuf(false).build()),
                options -> options.protocol(protocol));
    }

    @Override
    public Calls get() {
        return Calls.of(Mono.defer(() -> client.coreV1().pods("shop").get("web")));
    }

    @Override
    public Object list(String namespace) {
        return Objects.requireNonNull(stream(namespace).collectList().block());
    }

    Flux<Pod> stream(String namespace) {
        return client.coreV1().pods(namespace).list();
    }

    /** In pages. */
    Flux<Pod> stream(String namespace, int limit) {
        return client.coreV1().pods(namespace).list(options -> options.limit(limit));
    }

    @Override
    public List<String> names(Object pods) {
        return ((List<?>) pods)
                .stream()
                        .map(pod -> ((Pod) pod).metadata().name())
                        .map(Objects::requireNonNull)
                        .toList();
    }
}
