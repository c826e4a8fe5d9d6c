package io.coxswain.testkit.apiserver;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The latest changes of one kind, of which so many are kept. One thread at a time adds; any may read. Who reads more slowly than
 * others add is overtaken, and told so.
 */
final class History {
    private final AtomicReferenceArray<@Nullable Change> slots;
    /** The next sequence to be given. */
    private volatile long end;
    /** The version of the last change that has been forgotten. */
    private volatile long forgotten;

    History(int capacity) {
        this.slots = new AtomicReferenceArray<>(capacity);
    }

    void add(Change change) {
        int slot = slot(change.sequence());
        Change oldest = slots.get(slot);
        if (oldest != null) {
            forgotten = oldest.version();
        }
        slots.set(slot, change);
        end = change.sequence() + 1;
    }

    long end() {
        return end;
    }

    int capacity() {
        return slots.length();
    }

    /** Changes after this version are all known, and up to it some may not be. */
    long forgotten() {
        return forgotten;
    }

    /** The change of this sequence; null if it has not come yet, or is forgotten, which {@link #isForgotten} tells. */
    @Nullable
    Change at(long sequence) {
        if (sequence < 0 || sequence >= end) {
            return null;
        }
        Change change = slots.get(slot(sequence));
        return change != null && change.sequence() == sequence ? change : null;
    }

    boolean isForgotten(long sequence) {
        return sequence < end && at(sequence) == null;
    }

    /** The sequence of the first change after a version; of a version that is forgotten, of the oldest known. */
    long after(long version) {
        long low = Math.max(0, end - slots.length());
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Change change = at(middle);
            if (change == null || change.version() <= version) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int slot(long sequence) {
        return (int) (sequence % slots.length());
    }
}
