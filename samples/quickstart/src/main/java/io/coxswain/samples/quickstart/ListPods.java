package io.coxswain.samples.quickstart;

import io.coxswain.client.KubeClient;
import io.coxswain.model.core.v1.Pod;

/** Lists the pods labelled {@code app=web} of the cluster that the kubeconfig names. */
public final class ListPods {
    private ListPods() {}

    public static void main(String[] args) {
        // tag::readme[]
        try (KubeClient client = KubeClient.create()) {
            client.api(Pod.TYPE)
                    .allNamespaces()
                    .list(options -> options.labels("app=web"))
                    .map(pod -> pod.metadata().name() + " runs on " + pod.spec().nodeName())
                    .doOnNext(System.out::println)
                    .blockLast();
        }
        // end::readme[]
    }
}
