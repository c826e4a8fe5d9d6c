package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.Shelf.Snapshot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Which objects of a kind a list or watch is about. */
record Listing(String namespace, Selection selection) {

    /** All objects of a namespace, or of all. */
    static List<Stored> inNamespace(SortedTree<Stored> objects, String namespace) {
        List<Stored> found = new ArrayList<>();
        new Listing(namespace, Selection.EVERYTHING).from(objects, "").forEachRemaining(found::add);
        return found;
    }

    boolean matches(Stored object) {
        return inNamespace(object) && selection.matches(object);
    }

    private boolean inNamespace(Stored object) {
        return namespace.isEmpty() || object.namespace().equals(namespace);
    }

    /**
     * Those that match, in order.
     *
     * @param key the first that may be one of them; empty to begin at the beginning
     */
    Iterator<Stored> from(SortedTree<Stored> objects, String key) {
        String prefix = namespace.isEmpty() ? "" : namespace + "/";
        return new Matching(objects.from(key.compareTo(prefix) < 0 ? prefix : key));
    }

    /** How many objects there are from a key on, whether they match or not. */
    int count(Snapshot state, String key) {
        int end = namespace.isEmpty() ? state.objects().size() : state.objects().rank(namespace + "0");
        return Math.max(0, end - state.objects().rank(key));
    }

    private final class Matching implements Iterator<Stored> {
        private final Iterator<Stored> all;
        private @Nullable Stored next;

        Matching(Iterator<Stored> all) {
            this.all = all;
            advance();
        }

        private void advance() {
            next = null;
            while (all.hasNext()) {
                Stored candidate = all.next();
                if (!inNamespace(candidate)) {
                    return;
                }
                if (selection.matches(candidate)) {
                    next = candidate;
                    return;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Stored next() {
            Stored found = next;
            if (found == null) {
                throw new NoSuchElementException();
            }
            advance();
            return found;
        }
    }
}
