package io.coxswain.samples.benchmarks;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.core.v1.Pod;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A whole list in protobuf that is in memory already; an operation is one of its pods. */
@State(Scope.Thread)
@OperationsPerInvocation(Pods.COUNT)
public class DecodeProtobufPodList {
    private static final Codec<KubeList<Pod>> LIST = KubeList.codec(Pod.CODEC);

    private final byte[] list = LIST.toProtobuf(LIST.fromJson(new PodListing(Pods.COUNT).json()));
    private final TagWalk tags = TagWalk.of(new byte[][] {list});

    @Benchmark
    public Object coxswain() {
        return LIST.fromProtobuf(list);
    }

    @Benchmark
    public Object coxswainWithoutManagedFields() {
        return LIST.fromProtobuf(list, 0, list.length, DecodeOptions.WITHOUT_MANAGED_FIELDS);
    }

    @Benchmark
    public void coxswainStreamed(Blackhole sink) {
        Streamed.read(ContentType.PROTOBUF, list, sink);
    }

    @Benchmark
    public int tags() {
        return tags.walk(list);
    }
}
