package io.coxswain.model.codec;

/**
 * Finds the end of a JSON value that arrives in pieces, each byte looked at once: strings are told from structure, everything else
 * is left to the reader. It also says when reading is worth a try, as reading from the start with each piece would take ever
 * longer.
 */
final class ValueScan {
    private int scanned;

    /** How many bytes the value has, once that is known. */
    private int size;

    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean isDelimiter;
    private int tries;

    /** As large as the value before: those of a list are much alike. */
    private int expected;

    private int triedWith;

    /** For the next value, behind one of the given size. */
    void reset(int before) {
        expected = before;
        scanned = 0;
        size = 0;
        depth = 0;
        inString = false;
        escaped = false;
        isDelimiter = false;
        tries = 0;
        triedWith = 0;
    }

    /**
     * Whether all of the value may be here. If there are as many bytes as the last value had, or far more than at the first try, to
     * read them costs less than to look for their end.
     */
    boolean mayBeWhole(byte[] bytes, int at, int to) {
        int shown = to - at;
        return (tries == 0 && shown >= expected) || (tries == 1 && shown >= 2L * triedWith) || end(bytes, at, to) >= 0;
    }

    void tried(int size) {
        tries++;
        triedWith = size;
    }

    /** Behind the value that begins here, where it has begun before; -1 if it does not end in these bytes. */
    int end(byte[] bytes, int at, int to) {
        if (size == 0) {
            scan(bytes, at, to);
        }
        return size == 0 ? -1 : at + size;
    }

    private void scan(byte[] bytes, int at, int to) {
        int i = at + scanned;
        while (i < to) {
            i = inString && !escaped ? JsonText.plain(bytes, i, to) : i;
            if (i == to || endsAt(bytes[i])) {
                break;
            }
            i++;
        }
        scanned = i - at;
        // What delimits a number or a word is no part of it.
        size = i == to ? 0 : Math.max(1, isDelimiter ? scanned : scanned + 1);
    }

    private boolean endsAt(byte b) {
        if (inString) {
            inString = escaped || b != '"';
            escaped = !escaped && b == '\\';
            return !inString && depth == 0;
        }
        switch (b) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                isDelimiter = depth == 0;
                return --depth <= 0;
            }
            default -> {
                isDelimiter = depth == 0 && (b == ',' || b == ':' || b <= ' ');
                return isDelimiter;
            }
        }
        return false;
    }
}
