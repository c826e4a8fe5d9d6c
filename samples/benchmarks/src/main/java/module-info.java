/** How long Kubernetes' objects take to read, to write and to fetch, beside the clients people use today. */
module io.coxswain.samples.benchmarks {
    requires com.google.protobuf;
    requires io.coxswain.client;
    requires io.coxswain.testkit;
    requires io.kubernetes.client.java;
    requires io.kubernetes.client.java.api;
    requires io.kubernetes.client.java.proto;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires jdk.management;
    requires jmh.core;
    requires kubernetes.client.api;
    requires kubernetes.model.core;
    requires org.reactivestreams;
    requires reactor.netty.core;
    requires reactor.netty.http;
    requires tools.jackson.core;
    requires static org.jspecify;
}
