package io.coxswain.samples.benchmarks;

import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;

/** fabric8's client, as one would use it. */
final class Fabric8Peer implements Peer {
    private final KubernetesClient client;

    Fabric8Peer(StubFiles stub) {
        Config config = Config.fromKubeconfig(stub.kubeconfig().toFile());
        // Its ten seconds are not always enough for 64 first requests on a busy machine.
        config.setRequestTimeout(60_000);
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public Calls get() {
        return Calls.blocking(
                () -> client.pods().inNamespace("shop").withName("web").get());
    }

    @Override
    public Object list(String namespace) {
        return client.pods().inNamespace(namespace).list();
    }

    @Override
    public List<String> names(Object pods) {
        return ((PodList) pods)
                .getItems().stream().map(pod -> pod.getMetadata().getName()).toList();
    }
}
