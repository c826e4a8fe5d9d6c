package io.coxswain.client.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coxswain.client.KubeClient;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Namespace;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.ServiceAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A namespace of its own on the server under test, and a client that works in it. */
final class TestNamespace implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path KUBECONFIG = Objects.requireNonNull(ServerUnderTest.kubeconfig());

    private final String name = "conformance-" + UUID.randomUUID();
    private final KubeClient client = client(null);

    private TestNamespace() {}

    static TestNamespace create() {
        TestNamespace namespace = new TestNamespace();
        namespace
                .client
                .create(Namespace.of(n -> n.metadata(m -> m.name(namespace.name))))
                // What pods need comes a moment after the namespace.
                .then(namespace.client.api(ServiceAccount.TYPE).waitFor("default", account -> true, PATIENCE))
                .block(PATIENCE);
        return namespace;
    }

    String name() {
        return name;
    }

    /** An administrator, at home in this namespace. */
    KubeClient client() {
        return client;
    }

    /** Somebody else, by a context of the kubeconfig; without one, the test is not done. */
    KubeClient as(String context) {
        boolean known = await(KubeconfigFiles.of(KUBECONFIG)).contexts().containsKey(context);
        assumeTrue(known, "NOT TESTED: the kubeconfig has no context " + context);
        return client(context);
    }

    private KubeClient client(@Nullable String context) {
        return KubeClient.of(KubeConfig.fromKubeconfig(KUBECONFIG, o -> {
            o.namespace(name);
            if (context != null) {
                o.context(context);
            }
        }));
    }

    static ConfigMap configMap(String name, Map<String, String> data) {
        return ConfigMap.of(c -> c.metadata(m -> m.name(name)).data(data));
    }

    static Pod pod(String name) {
        return Pod.of(p -> p.metadata(m -> m.name(name))
                .spec(s -> s.addContainers(c -> c.name("main").image("busybox"))));
    }

    /** What a publisher gives, which must be something. */
    static <T> T await(Mono<T> mono) {
        return mono.blockOptional(PATIENCE).orElseThrow();
    }

    @Override
    public void close() {
        client.api(Namespace.TYPE).delete(name).then(client.closeAsync()).block(PATIENCE);
    }
}
