package io.coxswain.model.codec;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** How generated types hold their values: lists as arrays, times as numbers, nothing as null. */
public final class Values {

    /** A time that is not set. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private Values() {}

    /** An unmodifiable view of a list's array. */
    public static <E> List<E> list(E @Nullable [] array) {
        return array == null ? List.of() : new ArrayView<>(array);
    }

    /** A builder's own copy of what a finished object holds. */
    public static <E> @Nullable List<E> mutable(E @Nullable [] array) {
        return array == null ? null : new ArrayList<>(Arrays.asList(array));
    }

    /** A builder's own copy of a list. */
    public static <E> List<E> copy(Collection<? extends E> elements, String field) {
        List<E> copy = new ArrayList<>(Objects.requireNonNull(elements, field));
        for (E element : copy) {
            Objects.requireNonNull(element, field);
        }
        return copy;
    }

    /** A builder's list with elements appended. */
    public static <E> List<E> append(@Nullable List<E> list, Collection<? extends E> elements, String field) {
        List<E> more = copy(elements, field);
        if (list == null) {
            return more;
        }
        list.addAll(more);
        return list;
    }

    /** What a builder's list becomes. */
    public static <E> E @Nullable [] array(@Nullable List<E> list, Codec<E> codec) {
        return list == null ? null : list.toArray(codec.newArray(0));
    }

    /** A map that is never null. */
    public static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    /** A builder's own copy of a map. */
    public static <V> Map<String, V> copy(Map<String, ? extends V> entries, String field) {
        Map<String, V> copy = new LinkedHashMap<>();
        entries.forEach(
                (key, value) -> copy.put(Objects.requireNonNull(key, field), Objects.requireNonNull(value, field)));
        return copy;
    }

    /** A builder's own copy of what a finished object holds. */
    public static <V> @Nullable Map<String, V> mutable(@Nullable Map<String, V> map) {
        return map == null ? null : new LinkedHashMap<>(map);
    }

    /** A builder's map with an entry added. */
    public static <V> Map<String, V> put(@Nullable Map<String, V> map, String key, V value, String field) {
        Map<String, V> changed = map == null ? new LinkedHashMap<>() : map;
        changed.put(Objects.requireNonNull(key, field), Objects.requireNonNull(value, field));
        return changed;
    }

    /** What a builder's map becomes. */
    public static <V> @Nullable Map<String, V> frozen(@Nullable Map<String, V> map) {
        return map == null ? null : ArrayMap.copyOf(map);
    }

    /** A time held in seconds. */
    public static @Nullable Instant ofSeconds(long seconds) {
        return seconds == NO_TIME ? null : Instant.ofEpochSecond(seconds);
    }

    /** A time held in microseconds. */
    public static @Nullable Instant ofMicros(long micros) {
        return micros == NO_TIME
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    /** A time cut to the seconds that Kubernetes keeps. */
    public static long seconds(Instant time, String field) {
        return Objects.requireNonNull(time, field).getEpochSecond();
    }

    /** A time cut to microseconds. */
    public static long micros(Instant time, String field) {
        Objects.requireNonNull(time, field);
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    private static final class ArrayView<E> extends AbstractList<E> implements RandomAccess {
        private final E[] array;

        ArrayView(E[] array) {
            this.array = array;
        }

        @Override
        public E get(int index) {
            return array[index];
        }

        @Override
        public int size() {
            return array.length;
        }

        @Override
        public Object[] toArray() {
            return Arrays.copyOf(array, array.length, Object[].class);
        }
    }
}
