package io.coxswain.model.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Strings that were read before, to be given again instead of being allocated: namespaces, nodes, images, keys of labels. A new
 * string takes the place of the one that had its slot, so that the table never grows; what is found is compared byte by byte, so
 * that nobody is served another's string.
 */
final class StringTable {
    private static final int SLOTS = 1 << 14;

    /** An image with its digest is of some hundred bytes; longer ones seldom repeat. */
    static final int LONGEST = 128;

    private static final StringTable SHARED =
            new StringTable(!"false".equals(System.getProperty(SharedStrings.PROPERTY)));

    private final boolean enabled;

    /** Readers count for themselves, and tell it once per document. */
    private final LongAdder lookups = new LongAdder();

    private final LongAdder misses = new LongAdder();

    /** Unsynchronised: entries are immutable, so a race is harmless, and a lost write only costs an allocation. */
    private final @Nullable Entry[] entries = new Entry[SLOTS];

    StringTable(boolean enabled) {
        this.enabled = enabled;
    }

    static StringTable shared() {
        return SHARED;
    }

    boolean isEnabled() {
        return enabled;
    }

    void looked(int times) {
        lookups.add(times);
    }

    SharedStrings snapshot() {
        int kept = (int) Arrays.stream(entries).filter(Objects::nonNull).count();
        long missed = misses.sum();
        // A document that is being read has told its misses only.
        long looked = Math.max(missed, lookups.sum());
        return new SharedStrings(enabled, enabled ? looked : 0, enabled ? looked - missed : 0, kept);
    }

    /** The hash of a string's bytes so far, and the eight that follow. */
    static long mix(long hash, long word) {
        long mixed = (hash ^ word) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }

    /** The string of ASCII bytes. */
    String get(byte[] ascii, int from, int to) {
        long hash = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            hash = mix(hash, JsonText.word(ascii, i));
        }
        return get(ascii, from, to, hash, JsonText.lastWord(ascii, i, to));
    }

    /**
     * The string of ASCII bytes, for who has seen them all.
     *
     * @param hash of all whole words of eight bytes
     * @param tail the bytes behind those, the first one lowest
     */
    String get(byte[] ascii, int from, int to, long hash, long tail) {
        int slot = (int) (mix(hash, tail) >>> 40) & (SLOTS - 1);
        Entry known = entries[slot];
        if (known != null && known.tail == tail && known.length == to - from && known.beginsAs(ascii, from)) {
            return known.text;
        }
        return enabled ? take(slot, new Entry(ascii, from, to, tail)) : string(ascii, from, to);
    }

    private String take(int slot, Entry entry) {
        misses.increment();
        entries[slot] = entry;
        return entry.text;
    }

    private static String string(byte[] ascii, int from, int to) {
        return new String(ascii, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The first two words lie in the entry itself: most strings need no other part of the memory to be read. */
    private static final class Entry {
        final long tail;
        final long first;
        final long second;
        final int length;
        final byte @Nullable [] rest;
        final String text;

        Entry(byte[] ascii, int from, int to, long tail) {
            this.tail = tail;
            this.length = to - from;
            this.first = length < Long.BYTES ? 0 : JsonText.word(ascii, from);
            this.second = length < 2 * Long.BYTES ? 0 : JsonText.word(ascii, from + Long.BYTES);
            this.rest = length < 3 * Long.BYTES ? null : Arrays.copyOfRange(ascii, from + 2 * Long.BYTES, to);
            this.text = string(ascii, from, to);
        }

        /** Whether all whole words are the same; the length is. */
        boolean beginsAs(byte[] ascii, int from) {
            return length < Long.BYTES
                    || (JsonText.word(ascii, from) == first
                            && (length < 2 * Long.BYTES
                                    || (JsonText.word(ascii, from + Long.BYTES) == second
                                            && (rest == null || goesOnAs(rest, ascii, from + 2 * Long.BYTES)))));
        }

        private static boolean goesOnAs(byte[] rest, byte[] ascii, int from) {
            for (int i = 0; i <= rest.length - Long.BYTES; i += Long.BYTES) {
                if (JsonText.word(rest, i) != JsonText.word(ascii, from + i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
