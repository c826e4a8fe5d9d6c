package io.coxswain.samples.benchmarks;

import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.core.v1.Pod;
import io.kubernetes.client.openapi.models.V1Pod;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Objects;

/** Keeps as many pods as a cache does, and prints the bytes that stay alive for each. */
public final class RetainedPods {

    /** Once for all: the classes, and the strings that many pods share. */
    private static final int FIRST = 1_000;

    private RetainedPods() {}

    public static void main(String[] arguments) {
        byte[][] documents = Pods.documents(Pods.COUNT);
        if (arguments[0].contains("protobuf")) {
            Arrays.setAll(documents, i -> Pod.CODEC.toProtobuf(Pod.CODEC.fromJson(documents[i])));
        }
        Object[] pods = new Object[documents.length];
        for (int i = 0; i < FIRST; i++) {
            pods[i] = Objects.requireNonNull(decode(arguments[0], documents[i]));
        }
        Arrays.fill(pods, null);
        long before = live();
        Arrays.setAll(pods, i -> Objects.requireNonNull(decode(arguments[0], documents[i])));
        System.out.println((live() - before) / pods.length);
    }

    /** What the last garbage collection left: what has been allocated since does not count, nor does room set aside for it. */
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static Object decode(String who, byte[] document) {
        return switch (who) {
            case RetainedBench.COXSWAIN -> Pod.CODEC.fromJson(document);
            case RetainedBench.WITHOUT_MANAGED_FIELDS ->
                Pod.CODEC.fromJson(document, 0, document.length, DecodeOptions.WITHOUT_MANAGED_FIELDS);
            case RetainedBench.PROTOBUF -> Pod.CODEC.fromProtobuf(document);
            case RetainedBench.PROTOBUF_WITHOUT_MANAGED_FIELDS ->
                Pod.CODEC.fromProtobuf(document, 0, document.length, DecodeOptions.WITHOUT_MANAGED_FIELDS);
            case RetainedBench.FABRIC8 -> Fabric8.decode(document, io.fabric8.kubernetes.api.model.Pod.class);
            case RetainedBench.OFFICIAL -> Official.decode(document, V1Pod.class);
            default -> throw new IllegalArgumentException(who);
        };
    }
}
