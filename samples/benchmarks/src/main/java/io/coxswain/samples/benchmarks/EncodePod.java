package io.coxswain.samples.benchmarks;

import io.coxswain.model.core.v1.Pod;
import io.kubernetes.client.openapi.models.V1Pod;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One pod as the body of a PUT. */
public class EncodePod {

    @Benchmark
    public byte[] coxswain(CoxswainPods pods) {
        return Pod.CODEC.toJson(pods.next());
    }

    @Benchmark
    public byte[] coxswainProtobuf(ProtobufPods pods) {
        return Pod.CODEC.toProtobuf(pods.next());
    }

    @Benchmark
    public byte[] fabric8(Fabric8Pods pods) {
        return Fabric8.encode(pods.next());
    }

    @Benchmark
    public byte[] official(OfficialPods pods) {
        return Official.encode(pods.next());
    }

    @State(Scope.Thread)
    public static class CoxswainPods extends Decoded<Pod> {
        public CoxswainPods() {
            super(Pod.CODEC::fromJson);
        }
    }

    /** Read from protobuf: managedFields are written as they came. */
    @State(Scope.Thread)
    public static class ProtobufPods extends Decoded<Pod> {
        public ProtobufPods() {
            super(json -> Pod.CODEC.fromProtobuf(Pod.CODEC.toProtobuf(Pod.CODEC.fromJson(json))));
        }
    }

    @State(Scope.Thread)
    public static class Fabric8Pods extends Decoded<io.fabric8.kubernetes.api.model.Pod> {
        public Fabric8Pods() {
            super(json -> Fabric8.decode(json, io.fabric8.kubernetes.api.model.Pod.class));
        }
    }

    @State(Scope.Thread)
    public static class OfficialPods extends Decoded<V1Pod> {
        public OfficialPods() {
            super(json -> Official.decode(json, V1Pod.class));
        }
    }

    private static class Decoded<T> {
        private final Object[] pods;
        private int next;

        Decoded(Function<byte[], T> decode) {
            pods = Stream.of(Pods.documents(Pods.COUNT)).map(decode).toArray();
        }

        @SuppressWarnings("unchecked")
        T next() {
            T pod = (T) pods[next];
            next = (next + 1) % pods.length;
            return pod;
        }
    }
}
