package io.coxswain.samples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every cell in a JVM of its own, all of them once in every round and each round in another order: what the machine does
 * beside it then meets all alike, and a ratio is taken between numbers of one round.
 */
final class CodecBench {
    private static final String[] FLAGS = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC"};

    private final int rounds;
    private final TimeValue warmup;
    private final int iterations;
    private final List<Cell> cells;

    CodecBench(boolean quick, String only) {
        rounds = quick ? 1 : 3;
        warmup = TimeValue.milliseconds(quick ? 3_000 : 7_000);
        iterations = quick ? 1 : 3;
        cells = Cell.ALL.stream()
                .filter(c -> c.benchmark().matches(".*" + only + ".*"))
                .toList();
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("no benchmark is called " + only);
        }
    }

    /** The results as a table. */
    String run() throws RunnerException {
        Scores scores = new Scores();
        Random random = new Random();
        for (int round = 1; round <= rounds; round++) {
            List<Cell> shuffled = new ArrayList<>(cells);
            Collections.shuffle(shuffled, random);
            Map<String, Scores.Score> measured = new HashMap<>();
            for (Cell cell : shuffled) {
                // What several tables compare with is measured once for all of them.
                Scores.Score score = measured.get(cell.benchmark());
                if (score == null) {
                    score = measure(cell);
                    measured.put(cell.benchmark(), score);
                }
                scores.add(cell, score);
                System.err.printf(
                        "round %d of %d: %s, %s: %.2f µs%n", round, rounds, cell.work(), cell.who(), score.cpu());
            }
        }
        String doubt = scores.starved()
                ? "\n**Other work kept the processors busy: these times are not to be trusted.**\n"
                : "";
        return scores.table(cells) + doubt + "\n" + method();
    }

    private Scores.Score measure(Cell cell) throws RunnerException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        OutputFormat format = OutputFormatFactory.createFormatInstance(
                new PrintStream(log, true, StandardCharsets.UTF_8), VerboseMode.NORMAL);
        try {
            RunResult result = new Runner(options(cell), format).runSingle();
            return new Scores.Score(
                    secondary(result, CpuTime.LABEL),
                    result.getPrimaryResult().getScore(),
                    secondary(result, "gc.alloc.rate.norm"));
        } catch (RunnerException e) {
            System.err.println(log.toString(StandardCharsets.UTF_8));
            throw e;
        }
    }

    private static double secondary(RunResult result, String label) {
        return Objects.requireNonNull(result.getSecondaryResults().get(label), label)
                .getScore();
    }

    private Options options(Cell cell) {
        return new OptionsBuilder()
                .include(cell.benchmark() + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .jvmArgs(FLAGS)
                .warmupIterations(1)
                .warmupTime(warmup)
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .build();
    }

    private String method() {
        return """
                Per pod or node. CPU is that of the whole process, garbage collection included; ÷ fabric8 is the median of the
                ratios within each round, of CPU and of bytes allocated; spread is that of CPU over the rounds.
                A Jackson parser copies its table of names for every document that brings new ones, and managedFields always do:
                walking a pod's tokens costs more than reading the pod without them, and the true floor is that of the list.
                %d rounds in shuffled order, in each a JVM per cell with %s: %s s to warm up, %d × 1 s measured.

                """.formatted(rounds, String.join(" ", FLAGS), warmup.convertTo(TimeUnit.SECONDS), iterations);
    }
}
