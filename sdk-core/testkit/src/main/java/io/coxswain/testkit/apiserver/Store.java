package io.coxswain.testkit.apiserver;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All objects, by resource, under one counter of versions. */
final class Store {
    private final AtomicLong counter = new AtomicLong();
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final Dependents dependents = new Dependents();
    private final int historySize;

    Store(int historySize) {
        this.historySize = historySize;
    }

    /** The shelf of a resource, whichever of its versions is asked for. */
    Shelf shelf(Resource resource) {
        return shelves.computeIfAbsent(resource.groupResource(), name -> new Shelf(counter, historySize, dependents));
    }

    @Nullable
    Stored get(Resource resource, String namespace, String name) {
        return shelf(resource).get(Stored.key(namespace, name));
    }

    /** Who says to be owned by whom. */
    Dependents dependents() {
        return dependents;
    }

    Collection<Shelf> shelves() {
        return shelves.values();
    }

    long version() {
        return counter.get();
    }
}
