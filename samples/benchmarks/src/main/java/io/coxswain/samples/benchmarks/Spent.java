package io.coxswain.samples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Scanner;

/**
 * What this process has spent.
 *
 * @param cpu nanoseconds of processor time, of the user and of the system, the collector's and the compiler's included
 * @param bytes allocated by the threads that live
 * @param clock nanoseconds
 */
record Spent(long cpu, long bytes, long clock) {

    static Spent now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // Of threads that have ended it says -1.
        long bytes = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(allocated -> allocated > 0)
                .sum();
        return new Spent(system.getProcessCpuTime(), bytes, System.nanoTime());
    }

    /** For each of so many things since then: microseconds of processor time, bytes, things in a second. */
    String since(Spent before, long things) {
        return String.format(
                Locale.ROOT,
                "%.3f %.0f %.1f",
                (cpu - before.cpu) / 1e3 / things,
                (double) (bytes - before.bytes) / things,
                things * 1e9 / (clock - before.clock));
    }

    /** What {@link #since} has said. */
    static double[] parse(String said) {
        Scanner words = new Scanner(said).useLocale(Locale.ROOT);
        return new double[] {words.nextDouble(), words.nextDouble(), words.nextDouble()};
    }
}
