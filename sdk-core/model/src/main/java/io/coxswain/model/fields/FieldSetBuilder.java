package io.coxswain.model.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects fields for a set. */
final class FieldSetBuilder {
    private final Map<PathElement, FieldSetBuilder> children = new TreeMap<>();
    private boolean member;

    /** Adds the field that a path leads to; the whole object is never in a set. */
    void add(List<PathElement> path) {
        if (!path.isEmpty()) {
            FieldSetBuilder at = this;
            for (PathElement element : path) {
                at = at.child(element);
            }
            at.member = true;
        }
    }

    /** What lies in an element. */
    FieldSetBuilder child(PathElement element) {
        return children.computeIfAbsent(element, e -> new FieldSetBuilder());
    }

    /** The element itself is in the set. */
    void member() {
        member = true;
    }

    FieldSet build() {
        List<FieldSet.Node> nodes = new ArrayList<>();
        children.forEach((element, child) -> {
            FieldSet.Node node = new FieldSet.Node(element, child.member, child.build());
            if (!node.isEmpty()) {
                nodes.add(node);
            }
        });
        return nodes.isEmpty() ? FieldSet.empty() : new FieldSet(List.copyOf(nodes));
    }
}
