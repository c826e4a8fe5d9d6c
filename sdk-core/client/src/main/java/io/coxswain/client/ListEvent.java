package io.coxswain.client;

import io.coxswain.model.codec.UndecodableObject;
import io.coxswain.model.meta.v1.ListMeta;

/**
 * What a list is made of, for those who keep what they read: its items, and what holds for all of them, which comes last.
 *
 * <pre>{@code
 * if (event instanceof ListEvent.Item<Pod> item) {
 *     cache.add(item.object());
 * } else if (event instanceof ListEvent.End<Pod> end) {
 *     watchFrom(end.metadata().resourceVersion());
 * } else if (event instanceof ListEvent.Undecodable<Pod> bad) {
 *     log.warn("left out", bad.object().error());
 * }
 * }</pre>
 *
 * @param <T> the Java type of the objects
 */
public sealed interface ListEvent<T> {

    /** An object of the list. */
    record Item<T>(T object) implements ListEvent<T> {}

    /** An object of the list that is not what its type says; the others come all the same. */
    record Undecodable<T>(UndecodableObject object) implements ListEvent<T> {}

    /**
     * The end of the list.
     *
     * @param metadata of its last page: with the resource version to watch from
     */
    record End<T>(ListMeta metadata) implements ListEvent<T> {}
}
