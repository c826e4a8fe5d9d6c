package io.coxswain.samples.benchmarks;

import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.core.v1.Pod;
import org.openjdk.jmh.annotations.Benchmark;

/** One pod in protobuf. */
public class DecodeProtobufPod {

    @Benchmark
    public Object coxswain(ProtobufPods pods) {
        return Pod.CODEC.fromProtobuf(pods.next());
    }

    @Benchmark
    public Object coxswainWithoutManagedFields(ProtobufPods pods) {
        byte[] protobuf = pods.next();
        return Pod.CODEC.fromProtobuf(protobuf, 0, protobuf.length, DecodeOptions.WITHOUT_MANAGED_FIELDS);
    }

    @Benchmark
    public int tags(ProtobufPods pods) {
        return pods.tags.walk(pods.next());
    }
}
