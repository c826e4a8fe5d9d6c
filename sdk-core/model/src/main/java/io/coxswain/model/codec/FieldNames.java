package io.coxswain.model.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The JSON names of a type's fields; a field is known by its place among them. */
public final class FieldNames {
    private static final int STRIDE = 4;
    private static final int MASK = 1;
    private static final int TAIL = 2;
    private static final int LENGTH = 3;

    private final String[] names;

    /** As they stand before a value: in quotes and with a colon, and filled up to whole words of eight bytes. */
    private final byte[][] labels;

    /**
     * Four words of each quoted name side by side, since they are asked for in turn: its first eight bytes, or all of a shorter one;
     * the bits that those fill; its last eight bytes; its length.
     */
    private final long[] words;

    /** A hash table of places by the first eight bytes: one more than each, 0 where there is none. */
    private final char[] table;

    private final Set<String> sensitive;

    private FieldNames(String[] names, Set<String> sensitive) {
        this.names = names;
        this.sensitive = sensitive;
        this.labels = new byte[names.length][];
        this.words = new long[names.length * STRIDE];
        this.table = new char[Math.max(4, Integer.highestOneBit(names.length) * 4)];
        for (int i = 0; i < names.length; i++) {
            byte[] name = ('"' + names[i] + '"').getBytes(StandardCharsets.UTF_8);
            labels[i] = Arrays.copyOf(name, (name.length / Long.BYTES + 1) * Long.BYTES);
            labels[i][name.length] = ':';
            long mask = -1L >>> Math.max(0, Long.BYTES - name.length) * Byte.SIZE;
            words[i * STRIDE] = JsonText.word(labels[i], 0) & mask;
            words[i * STRIDE + MASK] = mask;
            words[i * STRIDE + TAIL] = JsonText.word(labels[i], Math.max(0, name.length - Long.BYTES));
            words[i * STRIDE + LENGTH] = name.length;
            enter(i);
        }
    }

    /** In the order in which Kubernetes writes them. */
    public static FieldNames of(String... names) {
        return new FieldNames(names.clone(), Set.of());
    }

    /** The same names, some of which hold what no text may show. */
    public FieldNames sensitive(String... secret) {
        return new FieldNames(names, Set.of(secret));
    }

    private void enter(int field) {
        int slot = slot(words[field * STRIDE]);
        while (table[slot] != 0) {
            slot = next(slot);
        }
        table[slot] = (char) (field + 1);
    }

    private int slot(long head) {
        return (int) (head * 0x9e3779b97f4a7c15L >>> 40) & (table.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (table.length - 1);
    }

    /** How many bytes the name of a field, in its quotes, takes here; 0 if it is not what stands here. */
    int matchAt(int field, byte[] json, int at, int to) {
        int i = field * STRIDE;
        return i < words.length && at <= to - Long.BYTES && (JsonText.word(json, at) & words[i + MASK]) == words[i]
                ? tailAt(field, json, at, to)
                : 0;
    }

    /** As {@link #matchAt}, where the first eight bytes are known to match. */
    private int tailAt(int field, byte[] json, int at, int to) {
        int i = field * STRIDE;
        int length = (int) words[i + LENGTH];
        if (length <= Long.BYTES) {
            return length;
        }
        int tail = length - Long.BYTES;
        if (at > to - length || JsonText.word(json, at + tail) != words[i + TAIL]) {
            return 0;
        }
        for (int middle = Long.BYTES; middle < tail; middle += Long.BYTES) {
            if (JsonText.word(json, at + middle) != JsonText.word(labels[field], middle)) {
                return 0;
            }
        }
        return length;
    }

    /** The field whose name stands here, plainly and in its quotes; -1 if there is none. */
    int findAt(byte[] json, int at, int to) {
        if (at > to - Long.BYTES) {
            return -1;
        }
        long head = JsonText.word(json, at) & JsonText.throughQuote(JsonText.word(json, at));
        for (int slot = slot(head); table[slot] != 0; slot = next(slot)) {
            int field = table[slot] - 1;
            if (words[field * STRIDE] == head && tailAt(field, json, at, to) != 0) {
                return field;
            }
        }
        return -1;
    }

    /** The field of a name; -1 if there is none. */
    int find(String name) {
        return Arrays.asList(names).indexOf(name);
    }

    int size() {
        return names.length;
    }

    String name(int field) {
        return names[field];
    }

    /** How long a name is in its quotes. */
    int length(int field) {
        return (int) words[field * STRIDE + LENGTH];
    }

    /** The name in its quotes and a colon, and bytes to fill the last word. Not to be changed. */
    byte[] label(int field) {
        return labels[field];
    }

    boolean isSensitive(int field) {
        return !sensitive.isEmpty() && sensitive.contains(names[field]);
    }
}
