package io.coxswain.model.codec;

import io.coxswain.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and quantities that were read before: modes, ports and periods are few, and so are the amounts that pods request. As in
 * {@link StringTable} a new one takes the place of the one that had its slot, and races are harmless.
 */
final class SharedValues {
    private static final int BITS = 8;

    private static final @Nullable Integer[] INTEGERS = new Integer[1 << BITS];
    private static final @Nullable Long[] LONGS = new Long[1 << BITS];
    private static final @Nullable Quantity[] QUANTITIES = new Quantity[1 << BITS];

    private static final boolean ENABLED = StringTable.shared().isEnabled();

    private SharedValues() {}

    static Integer of(int value) {
        int slot = slot(value);
        Integer known = INTEGERS[slot];
        if (known == null || known != value) {
            known = value;
            keep(INTEGERS, slot, known);
        }
        return known;
    }

    static Long of(long value) {
        int slot = slot(Long.hashCode(value));
        Long known = LONGS[slot];
        if (known == null || known != value) {
            known = value;
            keep(LONGS, slot, known);
        }
        return known;
    }

    /** @throws IllegalArgumentException if the text is no quantity */
    static Quantity quantity(String text) {
        int slot = slot(text.hashCode());
        Quantity known = QUANTITIES[slot];
        if (known == null || !known.text().equals(text)) {
            known = Quantity.parse(text);
            keep(QUANTITIES, slot, known);
        }
        return known;
    }

    private static <V> void keep(@Nullable V[] table, int slot, V value) {
        if (ENABLED) {
            table[slot] = value;
        }
    }

    private static int slot(int hash) {
        return hash * 0x9e3779b9 >>> Integer.SIZE - BITS;
    }
}
