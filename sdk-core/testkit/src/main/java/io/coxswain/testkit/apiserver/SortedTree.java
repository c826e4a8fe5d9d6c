package io.coxswain.testkit.apiserver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map of strings: a change gives another map, which shares
 * all but a few nodes with the one before. So every state of the past that somebody still reads costs next to nothing.
 *
 * <p>It is a treap: a binary search tree by key that is a heap by a hash of the key, which keeps it flat on average whatever the
 * order of changes.
 */
final class SortedTree<V> {
    private final @Nullable Node<V> root;

    private SortedTree(@Nullable Node<V> root) {
        this.root = root;
    }

    private record Node<V>(
            String key,
            V value,
            int priority,
            int size,
            @Nullable Node<V> left,
            @Nullable Node<V> right) {

        static <V> Node<V> of(String key, V value, int priority, @Nullable Node<V> left, @Nullable Node<V> right) {
            return new Node<>(key, value, priority, 1 + count(left) + count(right), left, right);
        }

        Node<V> withLeft(@Nullable Node<V> other) {
            return of(key, value, priority, other, right);
        }

        Node<V> withRight(@Nullable Node<V> other) {
            return of(key, value, priority, left, other);
        }
    }

    static <V> SortedTree<V> empty() {
        return new SortedTree<>(null);
    }

    int size() {
        return count(root);
    }

    @Nullable
    V get(String key) {
        Node<V> node = root;
        while (node != null) {
            int order = compare(key, node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    SortedTree<V> with(String key, V value) {
        return new SortedTree<>(put(root, key, value));
    }

    SortedTree<V> without(String key) {
        return new SortedTree<>(remove(root, key));
    }

    /** How many keys come before this one. */
    int rank(String key) {
        int before = 0;
        Node<V> node = root;
        while (node != null) {
            int order = compare(key, node.key);
            if (order <= 0) {
                node = node.left;
            } else {
                before += 1 + count(node.left);
                node = node.right;
            }
        }
        return before;
    }

    /** The values of the keys from this one on, in order. */
    Iterator<V> from(String key) {
        return new Walk<>(root, key);
    }

    private static <V> Node<V> put(@Nullable Node<V> node, String key, V value) {
        if (node == null) {
            return Node.of(key, value, mix(key.hashCode()), null, null);
        }
        int order = compare(key, node.key);
        if (order == 0) {
            return Node.of(key, value, node.priority, node.left, node.right);
        }
        if (order < 0) {
            Node<V> left = put(node.left, key, value);
            return left.priority > node.priority ? left.withRight(node.withLeft(left.right)) : node.withLeft(left);
        }
        Node<V> right = put(node.right, key, value);
        return right.priority > node.priority ? right.withLeft(node.withRight(right.left)) : node.withRight(right);
    }

    private static <V> @Nullable Node<V> remove(@Nullable Node<V> node, String key) {
        if (node == null) {
            return null;
        }
        int order = compare(key, node.key);
        if (order == 0) {
            return join(node.left, node.right);
        }
        return order < 0 ? node.withLeft(remove(node.left, key)) : node.withRight(remove(node.right, key));
    }

    /** Of two trees, all of whose keys come before all of the other's. */
    private static <V> @Nullable Node<V> join(@Nullable Node<V> left, @Nullable Node<V> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.priority > right.priority
                ? left.withRight(join(left.right, right))
                : right.withLeft(join(left, right.left));
    }

    private static int count(@Nullable Node<?> node) {
        return node == null ? 0 : node.size;
    }

    /** Keys are ASCII, of which Java's order is Go's. */
    private static int compare(String a, String b) {
        return a.compareTo(b);
    }

    private static int mix(int hash) {
        int mixed = hash * 0x9E3779B9;
        mixed ^= mixed >>> 15;
        mixed *= 0x85EBCA6B;
        return mixed ^ mixed >>> 13;
    }

    /** An in-order walk; its stack is as high as the tree. */
    private static final class Walk<V> implements Iterator<V> {
        private final Deque<Node<V>> open = new ArrayDeque<>();

        Walk(@Nullable Node<V> root, String from) {
            Node<V> node = root;
            while (node != null) {
                if (compare(from, node.key) <= 0) {
                    open.push(node);
                    node = node.left;
                } else {
                    node = node.right;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !open.isEmpty();
        }

        @Override
        public V next() {
            if (open.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<V> node = open.pop();
            for (Node<V> next = node.right; next != null; next = next.left) {
                open.push(next);
            }
            return node.value;
        }
    }
}
