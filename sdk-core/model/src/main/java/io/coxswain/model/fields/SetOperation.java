package io.coxswain.model.fields;

import io.coxswain.model.fields.FieldSet.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be made of two sets, walking through both side by side. */
enum SetOperation {
    UNION {
        @Override
        @Nullable
        Node of(@Nullable Node left, @Nullable Node right) {
            if (left == null || right == null) {
                return left == null ? right : left;
            }
            boolean member = left.member() || right.member();
            return new Node(left.element(), member, of(left.children(), right.children()));
        }
    },
    INTERSECTION {
        @Override
        @Nullable
        Node of(@Nullable Node left, @Nullable Node right) {
            if (left == null || right == null) {
                return null;
            }
            boolean member = left.member() && right.member();
            return new Node(left.element(), member, of(left.children(), right.children()));
        }
    },
    DIFFERENCE {
        @Override
        @Nullable
        Node of(@Nullable Node left, @Nullable Node right) {
            if (left == null || right == null) {
                return left;
            }
            boolean member = left.member() && !right.member();
            return new Node(left.element(), member, of(left.children(), right.children()));
        }
    },
    RECURSIVE_DIFFERENCE {
        @Override
        @Nullable
        Node of(@Nullable Node left, @Nullable Node right) {
            if (left == null || right == null) {
                return left;
            }
            return right.member()
                    ? null
                    : new Node(left.element(), left.member(), of(left.children(), right.children()));
        }
    };

    /** What becomes of an element that is in one of the two, or in both. */
    abstract @Nullable Node of(@Nullable Node left, @Nullable Node right);

    FieldSet of(FieldSet left, FieldSet right) {
        List<Node> nodes = new ArrayList<>();
        int l = 0;
        int r = 0;
        while (l < left.nodes().size() || r < right.nodes().size()) {
            int order = order(left.nodes(), l, right.nodes(), r);
            Node a = order <= 0 ? left.nodes().get(l++) : null;
            Node b = order >= 0 ? right.nodes().get(r++) : null;
            Node node = of(a, b);
            if (node != null && !node.isEmpty()) {
                nodes.add(node);
            }
        }
        return nodes.isEmpty() ? FieldSet.empty() : new FieldSet(List.copyOf(nodes));
    }

    private static int order(List<Node> left, int l, List<Node> right, int r) {
        if (l == left.size()) {
            return 1;
        }
        return r == right.size()
                ? -1
                : left.get(l).element().compareTo(right.get(r).element());
    }
}
