/** How long Kubernetes' objects take to read and to write, beside the clients people use today. */
module io.coxswain.samples.benchmarks {
    requires io.kubernetes.client.java.api;
    requires io.coxswain.model;
    requires jdk.management;
    requires jmh.core;
    requires kubernetes.client.api;
    requires kubernetes.model.core;
    requires tools.jackson.core;
    requires static org.jspecify;
}
