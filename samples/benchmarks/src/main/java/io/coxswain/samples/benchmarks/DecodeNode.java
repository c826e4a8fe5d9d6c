package io.coxswain.samples.benchmarks;

import io.coxswain.model.core.v1.Node;
import io.kubernetes.client.openapi.models.V1Node;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same node again and again. */
@State(Scope.Thread)
public class DecodeNode {
    private final byte[] json = Captured.node();

    @Benchmark
    public Object coxswain() {
        return Node.CODEC.fromJson(json);
    }

    @Benchmark
    public Object fabric8() {
        return Fabric8.decode(json, io.fabric8.kubernetes.api.model.Node.class);
    }

    @Benchmark
    public Object official() {
        return Official.decode(json, V1Node.class);
    }
}
