package io.coxswain.testkit.apiserver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What controllers of a cluster do after a change: namespaces are furnished and emptied, dependents go with their owners. It is
 * done before whoever made the change gets an answer, on the same thread; what follows from what follows waits in a QUEUE.
 */
final class Reactions {
    /** What the thread that reacts has still to react to. */
    private static final ThreadLocal<@Nullable Deque<Change>> QUEUE = new ThreadLocal<>();

    private static final Set<String> PROTECTIONS =
            Set.of("kubernetes.io/pvc-protection", "kubernetes.io/pv-protection", "kubernetes.io/vac-protection");

    private final Cluster cluster;
    private final GarbageCollector garbage;

    private final Map<String, AtomicInteger> emptied = new ConcurrentHashMap<>();

    Reactions(Cluster cluster) {
        this.cluster = cluster;
        this.garbage = new GarbageCollector(cluster);
    }

    void after(Change change) {
        Deque<Change> waiting = QUEUE.get();
        if (waiting != null) {
            waiting.add(change);
            return;
        }
        Deque<Change> own = new ArrayDeque<>();
        QUEUE.set(own);
        try {
            for (Change next = change; next != null; next = own.poll()) {
                react(next);
            }
        } finally {
            QUEUE.remove();
        }
    }

    private void react(Change change) {
        Stored object = change.after();
        boolean deleted = change.type() == Change.Type.DELETED;
        if (object.resource().is("", "namespaces") && !deleted) {
            if (object.isTerminating()) {
                empty(object.name());
            } else if (change.type() == Change.Type.ADDED) {
                Namespaces.furnish(cluster, object);
            }
        }
        if (!deleted && object.isTerminating()) {
            unprotect(object);
        }
        garbage.after(change);
        PodLife life = cluster.podLife();
        if (life != null) {
            life.after(change);
        }
        if (deleted && !object.namespace().isEmpty()) {
            Stored namespace = cluster.store().get(cluster.namespaces(), "", object.namespace());
            if (namespace != null && namespace.isTerminating()) {
                empty(object.namespace());
            }
        }
    }

    private void unprotect(Stored object) {
        for (String finalizer : Trees.strings(object.metadata().path("finalizers"))) {
            if (PROTECTIONS.contains(finalizer)) {
                garbage.removeFinalizer(object, finalizer);
            }
        }
    }

    /** One thread at a time empties a namespace, and once more for each time it has been asked to meanwhile. */
    private void empty(String name) {
        AtomicInteger asked = emptied.computeIfAbsent(name, n -> new AtomicInteger());
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int seen;
        do {
            seen = asked.get();
            Stored namespace = cluster.store().get(cluster.namespaces(), "", name);
            if (namespace != null) {
                Namespaces.empty(cluster, namespace);
            }
        } while (!asked.compareAndSet(seen, 0));
        emptied.remove(name, asked);
    }
}
