package io.coxswain.client.rest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body at its newlines, as logs come. The newline itself is left out, everything else is kept; what follows the last newline
 * is a line too.
 */
public final class LineFramer implements Framer<byte[]> {
    private final int maxLine;
    private int scanned;
    private int position;

    /** With room for a line of {@link Framer#DEFAULT_MAX_FRAME} bytes. */
    public LineFramer() {
        this(DEFAULT_MAX_FRAME);
    }

    /** @param maxLine how many bytes a line may have; a longer one is a {@link FrameTooLargeException} */
    public LineFramer(int maxLine) {
        this.maxLine = maxLine;
    }

    @Override
    public byte @Nullable [] next(byte[] bytes, int from, int to) {
        int at = from + scanned;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        if (at - from > maxLine) {
            throw new FrameTooLargeException("a line", maxLine);
        }
        boolean found = at < to;
        scanned = found ? 0 : at - from;
        position = found ? at + 1 : from;
        return found ? Arrays.copyOfRange(bytes, from, at) : null;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public byte @Nullable [] end(byte[] bytes, int from, int to) {
        return from == to ? null : Arrays.copyOfRange(bytes, from, to);
    }
}
