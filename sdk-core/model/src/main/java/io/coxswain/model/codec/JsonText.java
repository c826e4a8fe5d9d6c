package io.coxswain.model.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The strings of JSON: found eight bytes at a time, and held to UTF-8. */
final class JsonText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private JsonText() {}

    /** Eight bytes, the first one lowest. */
    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** What is left, of less than eight bytes, without a look at those behind. */
    static long lastWord(byte[] bytes, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xff);
        }
        return word;
    }

    /** Sets eight bytes, the lowest one first. */
    static void put(byte[] bytes, int at, long word) {
        LONGS.set(bytes, at, word);
    }

    /** The bits of a quoted name's first eight bytes up to its closing quote: all of them where that lies behind. */
    static long throughQuote(long bytes) {
        long quote = bytes ^ QUOTES;
        // The opening quote does not count.
        long marks = (quote - ONES) & ~quote & HIGH & ~0xffL;
        return ((marks & -marks) << 1) - 1;
    }

    /**
     * The high bit of each byte that is no plain character: a quote, a backslash, a control character or no ASCII. Right up to the
     * first such byte; of those behind it some may be marked wrongly.
     */
    static long special(long bytes) {
        long quote = bytes ^ QUOTES;
        long backslash = bytes ^ BACKSLASHES;
        // A byte below the subtrahend borrows into its high bit, and from the bytes behind.
        return ((quote - ONES) & ~quote | (backslash - ONES) & ~backslash | (bytes - SPACES) & ~bytes | bytes) & HIGH;
    }

    /** How many bytes lie before the first that is marked. */
    static int before(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The bits of the bytes that lie before the first that is marked. */
    static long bitsBefore(long marks) {
        return ((marks & -marks) >>> 7) - 1;
    }

    /** Where the first byte lies that is no plain character: a quote, a backslash, a control character or no ASCII; else the end. */
    static int plain(byte[] json, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long bytes = word(json, i);
            long special = special(bytes);
            if (special != 0) {
                return i + before(special);
            }
        }
        while (i < to && json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Behind the character of several bytes that begins here; -1 where it is malformed. */
    static int character(byte[] json, int at, int to) {
        int first = json[at] & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return -1;
        }
        int end = at + (first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);
        if (end > to) {
            return -1;
        }
        // Neither longer forms than needed, nor surrogates, nor what lies beyond Unicode.
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        int second = json[at + 1] & 0xff;
        if (second < least || second > most) {
            return -1;
        }
        for (int i = at + 2; i < end; i++) {
            if ((json[i] & 0xc0) != 0x80) {
                return -1;
            }
        }
        return end;
    }

    /** Whether all eight bytes are ASCII. */
    static boolean isAscii(long bytes) {
        return (bytes & HIGH) == 0;
    }

    /** Where the first byte lies that is no ASCII; else the end. */
    static int ascii(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && (word(bytes, i) & HIGH) == 0) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    /** Where the string ends that has got this far; -1 where it does not. */
    static int closingQuote(byte[] json, int from, int to) {
        int i = plain(json, from, to);
        while (i < to && json[i] != '"') {
            i = plain(json, Math.min(to, json[i] == '\\' ? i + 2 : i + 1), to);
        }
        return i < to ? i : -1;
    }
}
