package io.coxswain.model.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings that were read before, to be given again instead of being allocated: namespaces, nodes, images, keys of labels. A new
 * string takes the place of the one that had its slot, so that the table never grows; what is found is compared byte by byte, so
 * that nobody is served another's string.
 */
final class StringTable {
    private static final int SLOTS = 1 << 14;

    /** Longer ones seldom repeat. */
    static final int LONGEST = 64;

    private static final StringTable SHARED = new StringTable();

    /** Unsynchronised: entries are immutable, so a race is harmless, and a lost write only costs an allocation. */
    private final @Nullable Entry[] entries = new Entry[SLOTS];

    static StringTable shared() {
        return SHARED;
    }

    /** The string of ASCII bytes. */
    String get(byte[] ascii, int from, int to) {
        int slot = slot(ascii, from, to);
        Entry known = entries[slot];
        if (known != null && Arrays.equals(known.ascii, 0, known.ascii.length, ascii, from, to)) {
            return known.text;
        }
        byte[] copy = Arrays.copyOfRange(ascii, from, to);
        String text = new String(copy, StandardCharsets.ISO_8859_1);
        entries[slot] = new Entry(copy, text);
        return text;
    }

    private static int slot(byte[] ascii, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            hash = mix(hash, JsonText.word(ascii, i));
        }
        if (i < to) {
            // The last word reaches back; what it holds of the bytes before is shifted out.
            long last = to >= Long.BYTES
                    ? JsonText.word(ascii, to - Long.BYTES) >>> (Long.BYTES - (to - i)) * Byte.SIZE
                    : slowWord(ascii, i, to);
            hash = mix(hash, last);
        }
        return (int) (hash >>> 40) & (SLOTS - 1);
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }

    private static long slowWord(byte[] ascii, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << Byte.SIZE | ascii[i];
        }
        return word;
    }

    private record Entry(byte[] ascii, String text) {}
}
