package io.coxswain.testkit.apiserver;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects of one kind, their history, and who watches them. Versions are given under its lock, so that whoever reads a state
 * and the counter under the same lock knows that nothing up to that number is still to come.
 */
final class Shelf {
    private final AtomicLong counter;
    private final History history;
    private final Consumer<Change> index;
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private SortedTree<Stored> objects = SortedTree.empty();
    private SortedTree<Stored> before = SortedTree.empty();

    /** @param index is told of each change, in order, before anybody can see it */
    Shelf(AtomicLong counter, int historySize, Consumer<Change> index) {
        this.counter = counter;
        this.index = index;
        this.history = new History(historySize);
    }

    /**
     * All objects at one moment.
     *
     * @param end the sequence of the first change after it
     */
    record Snapshot(long version, long end, SortedTree<Stored> objects) {}

    synchronized Snapshot now() {
        return new Snapshot(counter.get(), history.end(), objects);
    }

    /** What was, unless that is forgotten; a version that is still to come gives what is. */
    synchronized @Nullable Snapshot at(long version) {
        if (version < history.forgotten()) {
            return null;
        }
        long next = history.after(version);
        Change last = next == 0 ? null : history.at(next - 1);
        return new Snapshot(version, next, last == null ? before : last.state());
    }

    @Nullable
    Stored get(String key) {
        return now().objects().get(key);
    }

    History history() {
        return history;
    }

    /**
     * Puts an object in the place of a version of it.
     *
     * @param expected what has to be there now; null for nothing
     * @param tree belongs to the shelf from now on
     * @return null if something else is there
     */
    @Nullable
    Change put(Resource resource, @Nullable Stored expected, ObjectNode tree) {
        String key = Stored.key(
                tree.path("metadata").path("namespace").asString(""),
                tree.path("metadata").path("name").asString(""));
        return commit(resource, key, expected, tree, expected == null ? Change.Type.ADDED : Change.Type.MODIFIED);
    }

    /**
     * Removes a version of an object.
     *
     * @param last how those who watch see it at last
     * @return null if something else is there
     */
    @Nullable
    Change remove(Stored expected, ObjectNode last) {
        return commit(expected.resource(), expected.key(), expected, last, Change.Type.DELETED);
    }

    private @Nullable Change commit(
            Resource resource, String key, @Nullable Stored expected, ObjectNode tree, Change.Type type) {
        Change change;
        synchronized (this) {
            if (objects.get(key) != expected) {
                return null;
            }
            long version = counter.incrementAndGet();
            ((ObjectNode) tree.get("metadata")).put("resourceVersion", Long.toString(version));
            Stored stored = new Stored(resource, version, tree);
            Change oldest = history.at(history.end() - history.capacity());
            if (oldest != null) {
                before = oldest.state();
            }
            objects = type == Change.Type.DELETED ? objects.without(key) : objects.with(key, stored);
            change = new Change(history.end(), version, type, expected, stored, objects);
            index.accept(change);
            history.add(change);
        }
        watchers.forEach(Runnable::run);
        return change;
    }

    /** Who is told of each change, soon after it. */
    void addWatcher(Runnable watcher) {
        watchers.add(watcher);
    }

    void removeWatcher(Runnable watcher) {
        watchers.remove(watcher);
    }

    int watchers() {
        return watchers.size();
    }
}
