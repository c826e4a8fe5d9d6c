package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a table for each kind. Its rows wait until the last one of the kind is there: they tell how wide columns are. */
final class TablePrinter implements Printer {
    private final boolean wide;
    private final boolean namespaces;
    private final boolean kinds;
    private @Nullable Group group;

    TablePrinter(GetArguments arguments) {
        this.wide = arguments.format() == Format.WIDE;
        this.namespaces = arguments.allNamespaces();
        this.kinds = arguments.targets().stream().map(Target::type).distinct().count() > 1;
    }

    @Override
    public String print(KubeObject object) {
        Group current = group;
        if (current != null && current.type.equals(object.resourceType())) {
            current.add(object);
            return "";
        }
        Group next = new Group(object.resourceType());
        group = next;
        next.add(object);
        return current == null ? "" : current.table.flush() + "\n";
    }

    @Override
    public String flush() {
        return group == null ? "" : group.table.flush();
    }

    /** The objects of one kind, one after the other. */
    private final class Group {
        private final ResourceType<?> type;
        private final List<Column> columns = new ArrayList<>();
        private final TextTable table;

        Group(ResourceType<?> type) {
            this.type = type;
            if (namespaces && type.namespaced()) {
                columns.add(Columns.NAMESPACE);
            }
            Columns.of(type).stream().filter(column -> wide || !column.wide()).forEach(columns::add);
            this.table = new TextTable(columns.size());
            table.add(columns.stream().map(Column::header).toList());
        }

        void add(KubeObject object) {
            table.add(columns.stream().map(column -> cell(column, object)).toList());
        }

        private String cell(Column column, KubeObject object) {
            return kinds && column.equals(Columns.NAME)
                    ? NamePrinter.name(object)
                    : column.cell().apply(object);
        }
    }
}
