package io.coxswain.samples.benchmarks;

import io.kubernetes.client.ProtoClient;
import io.kubernetes.client.proto.V1.Pod;
import io.kubernetes.client.proto.V1.PodList;
import io.kubernetes.client.util.Config;
import java.io.IOException;
import java.util.List;

/** The official client's way to protobuf. */
final class OfficialProtobufPeer implements Peer {
    private static final String PODS = "/api/v1/namespaces/%s/pods";

    static {
        // Its generated classes are older than the library beneath, which would say so once for each.
        System.setProperty("com.google.protobuf.use_unsafe_pre22_gencode", "true");
    }

    private final ProtoClient client;

    OfficialProtobufPeer(StubFiles stub) throws IOException {
        client = new ProtoClient(Config.fromConfig(stub.kubeconfig().toString()));
    }

    @Override
    public Calls get() {
        return Calls.blocking(() -> client.get(Pod.newBuilder(), PODS.formatted("shop") + "/web").object);
    }

    @Override
    public Object list(String namespace) throws Exception {
        return client.list(PodList.newBuilder(), PODS.formatted(namespace)).object;
    }

    @Override
    public List<String> names(Object pods) {
        return ((PodList) pods)
                .getItemsList().stream().map(pod -> pod.getMetadata().getName()).toList();
    }
}
