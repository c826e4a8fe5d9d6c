package io.coxswain.samples.benchmarks;

import io.coxswain.model.core.v1.Pod;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pods of {@link PodDocuments} in protobuf. */
@State(Scope.Thread)
public class ProtobufPods {
    private final byte[][] pods = Stream.of(Pods.documents(Pods.COUNT))
            .map(json -> Pod.CODEC.toProtobuf(Pod.CODEC.fromJson(json)))
            .toArray(byte[][]::new);

    final TagWalk tags = TagWalk.of(pods);
    private int next;

    byte[] next() {
        byte[] pod = pods[next];
        next = (next + 1) % pods.length;
        return pod;
    }
}
