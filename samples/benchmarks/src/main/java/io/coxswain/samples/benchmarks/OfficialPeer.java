package io.coxswain.samples.benchmarks;

import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1PodList;
import io.kubernetes.client.util.Config;
import java.io.IOException;
import java.util.List;

/** The official client, as one would use it. */
final class OfficialPeer implements Peer {
    private final CoreV1Api api;

    OfficialPeer(StubFiles stub) throws IOException {
        api = new CoreV1Api(Config.fromConfig(stub.kubeconfig().toString()));
    }

    @Override
    public Calls get() {
        return Calls.blocking(() -> api.readNamespacedPod("web", "shop").execute());
    }

    @Override
    public Object list(String namespace) throws Exception {
        return api.listNamespacedPod(namespace).execute();
    }

    @Override
    public List<String> names(Object pods) {
        return ((V1PodList) pods)
                .getItems().stream().map(pod -> pod.getMetadata().getName()).toList();
    }
}
