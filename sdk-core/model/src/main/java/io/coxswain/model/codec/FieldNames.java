package io.coxswain.model.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The JSON names of a type's fields; a field is known by its place among them. */
public final class FieldNames {
    private final String[] names;

    /** As they stand before a value: in quotes. */
    private final byte[][] quoted;

    /** The first eight bytes of each, or all of a shorter one, and which bits they fill. */
    private final long[] heads;

    private final long[] masks;

    /** A hash table of places: one more than each, 0 where there is none. */
    private final int[] table;

    private final Set<String> sensitive;

    private FieldNames(String[] names, Set<String> sensitive) {
        this.names = names;
        this.sensitive = sensitive;
        this.quoted = new byte[names.length][];
        this.heads = new long[names.length];
        this.masks = new long[names.length];
        this.table = new int[Math.max(4, Integer.highestOneBit(names.length) * 4)];
        for (int i = 0; i < names.length; i++) {
            quoted[i] = ('"' + names[i] + '"').getBytes(StandardCharsets.UTF_8);
            int filled = Math.min(Long.BYTES, quoted[i].length);
            heads[i] = JsonText.word(Arrays.copyOf(quoted[i], Math.max(Long.BYTES, quoted[i].length)), 0);
            masks[i] = -1L >>> (Long.BYTES - filled) * Byte.SIZE;
            heads[i] &= masks[i];
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
        int hash = 0;
        for (int i = 1; i < quoted[field].length - 1; i++) {
            hash = hash(hash, quoted[field][i]);
        }
        int slot = slot(hash);
        while (table[slot] != 0) {
            slot = slot(slot + 1);
        }
        table[slot] = field + 1;
    }

    private int slot(int hash) {
        return hash & (table.length - 1);
    }

    /** The hash of a name's bytes so far, and the next one. */
    static int hash(int hash, byte next) {
        return hash * 31 + next;
    }

    /** How many bytes the name of a field, in its quotes, takes here; 0 if it is not what stands here. */
    int matchAt(int field, byte[] json, int at, int to) {
        if (field >= quoted.length) {
            return 0;
        }
        int length = quoted[field].length;
        int end = at + length;
        if (end > to || at + Long.BYTES > to || (JsonText.word(json, at) & masks[field]) != heads[field]) {
            return 0;
        }
        boolean same =
                length <= Long.BYTES || Arrays.equals(quoted[field], Long.BYTES, length, json, at + Long.BYTES, end);
        return same ? length : 0;
    }

    /** The field of a name that stands here without its quotes; -1 if there is none. */
    int find(int hash, byte[] json, int from, int to) {
        for (int slot = slot(hash); table[slot] != 0; slot = slot(slot + 1)) {
            byte[] name = quoted[table[slot] - 1];
            if (Arrays.equals(name, 1, name.length - 1, json, from, to)) {
                return table[slot] - 1;
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

    /** Not to be changed. */
    byte[] quoted(int field) {
        return quoted[field];
    }

    boolean isSensitive(int field) {
        return !sensitive.isEmpty() && sensitive.contains(names[field]);
    }
}
