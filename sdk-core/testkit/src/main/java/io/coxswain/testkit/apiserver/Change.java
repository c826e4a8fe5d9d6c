package io.coxswain.testkit.apiserver;

import org.jspecify.annotations.Nullable;

/**
 * One change of one object.
 *
 * @param sequence its place in the history of its kind
 * @param version the resourceVersion that it made
 * @param before null if the object was created
 * @param after the object as it is now; if it was deleted, as it was at last, with the version of its deletion
 * @param state all objects of the kind after it
 */
record Change(
        long sequence, long version, Type type, @Nullable Stored before, Stored after, SortedTree<Stored> state) {

    enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
