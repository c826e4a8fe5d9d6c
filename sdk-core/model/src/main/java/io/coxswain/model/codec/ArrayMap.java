package io.coxswain.model.codec;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An unmodifiable map of few entries, keys and values in turn in one array: labels are a handful, and there are many of them. */
final class ArrayMap<V> extends AbstractMap<String, V> {

    /** Beyond this many entries a search from one end to the other costs more than hashing. */
    private static final int MANY = 12;

    private final Object[] entries;

    private ArrayMap(Object[] entries) {
        this.entries = entries;
    }

    static <V> Map<String, V> copyOf(Map<String, V> map) {
        return map.size() > MANY ? Collections.unmodifiableMap(new LinkedHashMap<>(map)) : new ArrayMap<>(entries(map));
    }

    /** Keys and values in turn. Not to be changed. */
    static Object[] entries(Map<String, ?> map) {
        if (map instanceof ArrayMap<?> small) {
            return small.entries;
        }
        Object[] entries = new Object[map.size() * 2];
        int i = 0;
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            entries[i++] = entry.getKey();
            entries[i++] = entry.getValue();
        }
        return entries;
    }

    /** Of keys and values in turn, of which a later key replaces an earlier equal one. */
    @SuppressWarnings("unchecked")
    static <V> Map<String, V> of(Object[] stack, int from, int to) {
        if (to - from > 2 * MANY || hasDuplicates(stack, from, to)) {
            Map<String, V> map = new LinkedHashMap<>();
            for (int i = from; i < to; i += 2) {
                map.put((String) stack[i], (V) stack[i + 1]);
            }
            return copyOf(map);
        }
        return new ArrayMap<>(Arrays.copyOfRange(stack, from, to));
    }

    private static boolean hasDuplicates(Object[] stack, int from, int to) {
        for (int i = from + 2; i < to; i += 2) {
            for (int j = from; j < i; j += 2) {
                if (stack[i].equals(stack[j])) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int i = indexOf(key);
        return i < 0 ? null : (V) entries[i + 1];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return indexOf(key) >= 0;
    }

    private int indexOf(@Nullable Object key) {
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return entries.length / 2;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return ArrayMap.this.size();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry((String) entries[next - 2], (V) entries[next - 1]);
        }
    }
}
