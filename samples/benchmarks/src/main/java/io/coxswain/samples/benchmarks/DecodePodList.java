package io.coxswain.samples.benchmarks;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.core.v1.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.kubernetes.client.openapi.models.V1PodList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A whole list that is in memory already; an operation is one of its pods. */
@State(Scope.Thread)
@OperationsPerInvocation(Pods.COUNT)
public class DecodePodList {
    private static final Codec<KubeList<Pod>> LIST = KubeList.codec(Pod.CODEC);

    private final PodListing list = new PodListing(Pods.COUNT);

    @Benchmark
    public Object coxswain() {
        return LIST.fromJson(list.json());
    }

    /** As a streaming list does it, which holds one pod at a time. */
    @Benchmark
    public void coxswainByElement(Blackhole sink) {
        for (int i = 0; i < list.size(); i++) {
            sink.consume(Pod.CODEC.fromJson(list.json(), list.from(i), list.to(i), DecodeOptions.DEFAULT));
        }
    }

    @Benchmark
    public Object fabric8() {
        return Fabric8.decode(list.json(), PodList.class);
    }

    @Benchmark
    public Object official() {
        return Official.decode(list.json(), V1PodList.class);
    }

    @Benchmark
    public int tokens() {
        return TokenWalk.walk(list.json());
    }

    @Benchmark
    public int tokensAndStrings() {
        return TokenWalk.walkWithStrings(list.json());
    }
}
