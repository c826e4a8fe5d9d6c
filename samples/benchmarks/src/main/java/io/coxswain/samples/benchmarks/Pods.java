package io.coxswain.samples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pods of three workloads, as many as one wants, each different, and always the same. */
final class Pods {

    /** As many as a cluster of some size has: more than a processor's caches hold. */
    static final int COUNT = 10_000;

    /** What items of a list lack. */
    private static final String TYPE = "\"kind\":\"Pod\",\"apiVersion\":\"v1\",";

    private Pods() {}

    /** As a server gives each of them alone. */
    static byte[][] documents(int count) {
        return texts(0, count).map(pod -> pod.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    /** As a server gives each of them within a list, from one number up to another. */
    static byte[][] items(int from, int to) {
        return texts(from, to)
                .map(pod -> pod.replace(TYPE, "").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static Stream<String> texts(int from, int to) {
        PodTemplate[] templates = Stream.of("web", "orders", "indexer")
                .map(app -> new PodTemplate(Captured.pod(app)))
                .toArray(PodTemplate[]::new);
        return IntStream.range(from, to).mapToObj(i -> templates[i % templates.length].pod(i));
    }
}
