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
        return texts(count).map(pod -> pod.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    /** As a server gives each of them within a list. */
    static byte[][] items(int count) {
        return texts(count)
                .map(pod -> pod.replace(TYPE, "").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static Stream<String> texts(int count) {
        PodTemplate[] templates = Stream.of("web", "orders", "indexer")
                .map(app -> new PodTemplate(Captured.pod(app)))
                .toArray(PodTemplate[]::new);
        return IntStream.range(0, count).mapToObj(i -> templates[i % templates.length].pod(i));
    }
}
