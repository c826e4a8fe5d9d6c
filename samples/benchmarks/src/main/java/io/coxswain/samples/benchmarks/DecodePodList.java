package io.coxswain.samples.benchmarks;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
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

    @Benchmark
    public Object coxswainWithoutManagedFields() {
        return LIST.fromJson(list.json(), 0, list.json().length, DecodeOptions.WITHOUT_MANAGED_FIELDS);
    }

    /** As a list is read that holds one pod at a time. */
    @Benchmark
    public void coxswainStreamed(Blackhole sink) {
        Streamed.read(ContentType.JSON, list.json(), sink);
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
