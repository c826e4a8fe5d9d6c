package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** Writes a value as Kubernetes does, to the letter: the layout, the quotes and the folding of long lines are its library's. */
final class YamlWriter {
    private static final int INDENT = 2;
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final LineWriter out = new LineWriter();
    private final ScalarWriter scalars = new ScalarWriter(out);

    private YamlWriter() {}

    /** One document, which ends in a line break. */
    static String write(Value value) {
        YamlWriter writer = new YamlWriter();
        writer.node(value, -1, false);
        writer.out.indent(0);
        return writer.out.toString();
    }

    private void node(Value value, int indent, boolean ofField) {
        if (value instanceof Value.Text text) {
            scalars.string(text.text(), inner(indent), false);
        } else if (value instanceof Value.Literal literal) {
            literal(literal.text(), indent);
        } else if (value instanceof Value.Items items) {
            items(items.items(), indent, ofField);
        } else if (value instanceof Value.Fields fields) {
            fields(fields.fields(), indent);
        }
    }

    private void items(List<Value> items, int indent, boolean ofField) {
        if (items.isEmpty()) {
            out.word("[]");
            return;
        }
        int own = indent < 0 ? 0 : ofField && !out.isIndented() ? indent : indent + INDENT;
        for (Value item : items) {
            out.indent(own);
            out.blockIndicator('-');
            node(item, own, false);
        }
    }

    private void fields(Map<String, Value> fields, int indent) {
        if (fields.isEmpty()) {
            out.word("{}");
            return;
        }
        int own = indent < 0 ? 0 : indent + INDENT;
        for (Map.Entry<String, Value> field : KeyOrder.sorted(fields)) {
            out.indent(own);
            name(field.getKey(), own);
            node(field.getValue(), own, true);
        }
    }

    private void name(String name, int indent) {
        if (isSimple(name)) {
            scalars.string(name, inner(indent), true);
            out.colon();
        } else {
            out.blockIndicator('?');
            scalars.string(name, inner(indent), false);
            out.indent(indent);
            out.blockIndicator(':');
        }
    }

    /** Numbers are taken for what Kubernetes takes them for: beyond its range they are strings. */
    private void literal(String json, int indent) {
        Resolved resolved = Resolved.of(json);
        switch (resolved.kind()) {
            case TEXT, TIME -> scalars.string(json, inner(indent), false);
            case FLOAT -> out.word(YamlFloat.value(resolved.number()));
            default -> out.word(resolved.text());
        }
    }

    private static int inner(int indent) {
        return indent < 0 ? INDENT : indent + INDENT;
    }

    private static boolean isSimple(String name) {
        return name.length() <= LONGEST_SIMPLE_KEY
                && name.getBytes(UTF_8).length <= LONGEST_SIMPLE_KEY
                && name.chars().noneMatch(YamlChars::isBreak);
    }
}
