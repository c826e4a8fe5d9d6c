package io.coxswain.samples.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts JVMs that keep many pods each. */
final class RetainedBench {
    static final String COXSWAIN = "Coxswain";
    static final String WITHOUT_MANAGED_FIELDS = "Coxswain, no managedFields";
    static final String PROTOBUF = "Coxswain, from protobuf";
    static final String PROTOBUF_WITHOUT_MANAGED_FIELDS = "Coxswain, from protobuf, no managedFields";
    static final String FABRIC8 = "fabric8";
    static final String OFFICIAL = "official";

    /** Whole collections only, that leave nothing behind. */
    private static final List<String> FLAGS = List.of("-Xms3g", "-Xmx3g", "-XX:MarkSweepAlwaysCompactCount=1");

    private RetainedBench() {}

    /** The results as a table. */
    static String run() throws IOException, InterruptedException {
        Map<String, Double> bytes = new LinkedHashMap<>();
        for (String who : List.of(
                COXSWAIN, WITHOUT_MANAGED_FIELDS, PROTOBUF, PROTOBUF_WITHOUT_MANAGED_FIELDS, FABRIC8, OFFICIAL)) {
            bytes.put(who, Double.valueOf(Jvm.run(RetainedPods.class, FLAGS, who)));
        }
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "| %,d pods retained | live B per pod | ÷ fabric8 |\n|---|--:|--:|\n", Pods.COUNT));
        bytes.forEach((who, live) -> table.append(String.format(
                Locale.ROOT, "| %s | %,.0f | %.2f |%n", who, live, live / bytes.getOrDefault(FABRIC8, Double.NaN))));
        return table + "\n";
    }
}
