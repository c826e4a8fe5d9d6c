package io.coxswain.samples.benchmarks;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Pods one after another, and the first again after the last. */
@State(Scope.Thread)
public class PodDocuments {
    private final byte[][] pods = Pods.documents(Pods.COUNT);
    private int next;

    byte[] next() {
        byte[] pod = pods[next];
        next = (next + 1) % pods.length;
        return pod;
    }
}
