package io.coxswain.model.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the node that a field of the JSON came from. It is asked only when something is wrong with that field. */
final class NodeAt {
    private static final int MOST_MERGES = 100;

    private int merges;

    private NodeAt() {}

    /** The node of a JSON pointer; where the text does not have it in so many words, the innermost one around it. */
    static Node find(Node document, String pointer) {
        NodeAt search = new NodeAt();
        Node node = document;
        for (String step : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            Node next = search.child(target(node), step.replace("~1", "/").replace("~0", "~"));
            if (next == null) {
                break;
            }
            node = next;
        }
        return node;
    }

    private static Node target(Node node) {
        return node instanceof Node.Alias alias ? alias.target() : node;
    }

    private @Nullable Node child(Node parent, String name) {
        if (parent instanceof Node.Sequence sequence) {
            boolean isIndex =
                    !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
            int index = isIndex ? Integer.parseInt(name) : -1;
            return index >= 0 && index < sequence.items().size()
                    ? sequence.items().get(index)
                    : null;
        }
        return parent instanceof Node.Mapping mapping ? field(mapping, name) : null;
    }

    /** The last one counts, and a merge for what stands before it. */
    private @Nullable Node field(Node.Mapping mapping, String name) {
        for (int i = mapping.entries().size() - 1; i >= 0; i--) {
            Node.Entry entry = mapping.entries().get(i);
            if (!(target(entry.key()) instanceof Node.Scalar key)) {
                continue;
            }
            Node found = key.text().equals("<<")
                    ? merged(entry.value(), name)
                    : key.text().equals(name) ? entry.value() : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Node merged(Node source, String name) {
        if (++merges > MOST_MERGES) {
            return null;
        }
        Node target = target(source);
        if (target instanceof Node.Mapping mapping) {
            return field(mapping, name);
        }
        for (Node item : target instanceof Node.Sequence sequence ? sequence.items() : List.<Node>of()) {
            Node found = merged(item, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
