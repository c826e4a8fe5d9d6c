package io.coxswain.samples.benchmarks;

import java.util.stream.DoubleStream;

final class Numbers {

    private Numbers() {}

    static double median(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
