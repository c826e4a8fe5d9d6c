package io.coxswain.samples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What was measured, round by round. */
final class Scores {

    /** One thread that is never kept waiting takes no longer than the processor time of its whole process. */
    private static final double BUSY = 1.2;

    private static final String HEAD =
            " | CPU µs | wall µs | ÷ fabric8 | allocated B | ÷ fabric8 | spread |\n|---|--:|--:|--:|--:|--:|--:|\n";

    private final Map<Cell, List<Score>> rounds = new LinkedHashMap<>();

    /**
     * @param cpu microseconds of processor time
     * @param wall microseconds on the clock
     * @param bytes allocated
     */
    record Score(double cpu, double wall, double bytes) {}

    void add(Cell cell, Score score) {
        rounds.computeIfAbsent(cell, any -> new ArrayList<>()).add(score);
    }

    /** In Markdown. */
    String table(List<Cell> cells) {
        StringBuilder table = new StringBuilder();
        String work = "";
        for (Cell cell : cells) {
            if (!work.equals(cell.work())) {
                work = cell.work();
                table.append("\n| " + work + HEAD);
            }
            table.append(row(cell));
        }
        return table.toString();
    }

    private String row(Cell cell) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %s | %,.0f | %s | %s |%n",
                cell.who(),
                median(cell, Score::cpu),
                median(cell, Score::wall),
                ratio(cell, Score::cpu),
                median(cell, Score::bytes),
                ratio(cell, Score::bytes),
                spread(cell));
    }

    private double median(Cell cell, ToDoubleFunction<Score> number) {
        return Numbers.median(of(cell).stream().mapToDouble(number));
    }

    /** The median of the ratios to fabric8 in each round. */
    private String ratio(Cell cell, ToDoubleFunction<Score> number) {
        List<Score> ours = of(cell);
        List<Score> theirs = rounds.entrySet().stream()
                .filter(e -> e.getKey().who().equals(Cell.FABRIC8)
                        && e.getKey().work().equals(cell.work()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        if (theirs.size() != ours.size()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.2f",
                Numbers.median(IntStream.range(0, ours.size())
                        .mapToDouble(i -> number.applyAsDouble(ours.get(i)) / number.applyAsDouble(theirs.get(i)))));
    }

    /** Half of what lies between the least and the greatest, in percent of the median. */
    private String spread(Cell cell) {
        double[] sorted = of(cell).stream().mapToDouble(Score::cpu).sorted().toArray();
        return sorted.length == 1
                ? "one round"
                : Math.round(50 * (sorted[sorted.length - 1] - sorted[0]) / median(cell, Score::cpu)) + " %";
    }

    /** Whether the work had to wait for a processor again and again. */
    boolean starved() {
        return rounds.keySet().stream().anyMatch(cell -> median(cell, Score::wall) > BUSY * median(cell, Score::cpu));
    }

    private List<Score> of(Cell cell) {
        return rounds.getOrDefault(cell, List.of());
    }
}
