package io.coxswain.samples.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The same numbers of several rows, taken in rounds. Every row has its turn in every round, and each round another order: what the
 * machine does beside it then meets all alike, and a ratio is taken between numbers of one round.
 */
final class Rounds {
    private final Map<String, List<double[]>> numbers = new LinkedHashMap<>();

    /** Measures a row once: its numbers, as many each time. */
    interface Measure {
        double[] of(String row) throws Exception;
    }

    private Rounds() {}

    static Rounds take(int count, List<String> rows, Measure measure) throws Exception {
        Rounds rounds = new Rounds();
        rows.forEach(row -> rounds.numbers.put(row, new ArrayList<>()));
        for (int round = 1; round <= count; round++) {
            List<String> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled);
            for (String row : shuffled) {
                double[] measured = measure.of(row);
                rounds.of(row).add(measured);
                System.err.printf(Locale.ROOT, "round %d of %d: %s: %.1f%n", round, count, row, measured[0]);
            }
        }
        return rounds;
    }

    /** The rows for which this holds. */
    static List<String> only(String regex, List<?> rows) {
        Predicate<String> chosen = row -> row.matches("(?i).*" + regex + ".*");
        return rows.stream().map(Object::toString).filter(chosen).toList();
    }

    /**
     * In Markdown: the medians, and behind the first number its ratios to those of other rows.
     *
     * @param title what the rows are
     * @param columns of the numbers, in order
     */
    String table(String title, List<String> columns, List<String> others) {
        List<String> present = others.stream().filter(numbers::containsKey).toList();
        List<String> heads = new ArrayList<>(columns);
        heads.addAll(1, present.stream().map(other -> "÷ " + other).toList());
        StringBuilder table = new StringBuilder("| " + title);
        heads.forEach(head -> table.append(" | ").append(head));
        table.append(" |\n|---").append("|--:".repeat(heads.size())).append("|\n");
        for (String row : numbers.keySet()) {
            table.append("| ").append(row);
            for (int column = 0; column < columns.size(); column++) {
                table.append(" | ").append(median(row, column));
                if (column == 0) {
                    present.forEach(other -> table.append(" | ").append(ratio(row, other)));
                }
            }
            table.append(" |\n");
        }
        return table.append('\n').toString();
    }

    private String median(String row, int column) {
        double median = Numbers.median(of(row).stream().mapToDouble(round -> round[column]));
        return String.format(Locale.ROOT, median < 100 ? "%,.1f" : "%,.0f", median);
    }

    /** The median of the ratios of the rounds, and within which limits they are. */
    private String ratio(String row, String other) {
        double[] ratios = IntStream.range(0, of(row).size())
                .mapToDouble(round -> of(row).get(round)[0] / of(other).get(round)[0])
                .sorted()
                .toArray();
        double median = Numbers.median(IntStream.range(0, ratios.length).mapToDouble(i -> ratios[i]));
        return ratios.length == 1 || row.equals(other)
                ? String.format(Locale.ROOT, "%.2f", median)
                : String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, ratios[0], ratios[ratios.length - 1]);
    }

    private List<double[]> of(String row) {
        return Objects.requireNonNull(numbers.get(row));
    }
}
