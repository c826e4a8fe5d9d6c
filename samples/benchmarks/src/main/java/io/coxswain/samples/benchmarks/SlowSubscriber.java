package io.coxswain.samples.benchmarks;

import io.netty.util.internal.PlatformDependent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import reactor.core.publisher.Flux;

/** Lists pods more slowly than a server sends them, and prints the memory that is in use meanwhile as the rows of a table. */
public final class SlowSubscriber {

    private SlowSubscriber() {}

    /**
     * Does it once.
     *
     * @param arguments the stub's folder, how many pods, how many to a page, how many a second, seconds from row to row
     */
    public static void main(String[] arguments) {
        CoxswainPeer peer = new CoxswainPeer(new StubFiles(Path.of(arguments[0])), true, false);
        int perSecond = Integer.parseInt(arguments[3]);
        int each = Math.max(1, perSecond / 50);
        Paced slow = new Paced(each, Duration.ofNanos(1_000_000_000L * each / perSecond));
        long begin = System.nanoTime();
        peer.stream("pods-" + arguments[1], Integer.parseInt(arguments[2])).subscribe(slow);
        Flux.interval(Duration.ofSeconds(Long.parseLong(arguments[4])))
                .doOnNext(tick -> print(begin, slow))
                .takeUntilOther(slow.end())
                .blockLast();
        print(begin, slow);
        System.exit(0);
    }

    private static void print(long begin, Paced slow) {
        int taken = slow.taken();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "| %d | %,d | %,d | %,d |%n",
                Math.round((System.nanoTime() - begin) / 1e9),
                taken,
                (runtime.totalMemory() - runtime.freeMemory()) >> 10,
                PlatformDependent.usedDirectMemory() >> 10);
    }
}
