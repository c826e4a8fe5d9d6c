package io.coxswain.samples.kctl;

import java.util.ArrayList;
import java.util.List;

/** Lays rows out in columns, three spaces apart. A column never becomes narrower again: rows may follow later. */
final class TextTable {
    private static final int GAP = 3;
    private static final int NARROWEST = 6;

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    TextTable(int columns) {
        this.widths = new int[columns];
    }

    /** Adds a row, which has a cell for each column. */
    void add(List<String> cells) {
        List<String> row = cells.stream().map(TextTable::line).toList();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], Math.max(NARROWEST, length(row.get(i)) + GAP));
        }
        rows.add(row);
    }

    /** The rows since the last time. */
    String flush() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            int last = row.size() - 1;
            for (int i = 0; i < last; i++) {
                text.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i))));
            }
            text.append(row.get(last)).append('\n');
        }
        rows.clear();
        return text.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** One line, and nothing that a terminal would take for a command. */
    private static String line(String cell) {
        String first = cell.split("[\\f\\n\\r]", 2)[0];
        return (first.length() == cell.length() ? cell : first + "...")
                .replace("\u001b", "^[")
                .replace("\u009b", "^[[");
    }
}
