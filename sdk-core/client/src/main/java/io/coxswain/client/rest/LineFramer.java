package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts a body at its newlines, as watches in JSON and logs come. The newline itself is left out, everything else is kept;
 * what follows the last newline is a line too.
 */
public final class LineFramer implements Framer {
    private final int maxLine;
    private final FrameBuffer buffer = new FrameBuffer();

    /** Says what is wrong, and where. */
    public LineFramer() {
        this(DEFAULT_MAX_FRAME);
    }

    /** @param maxLine how many bytes a line may have; a longer one is a {@link FrameTooLargeException} */
    public LineFramer(int maxLine) {
        this.maxLine = maxLine;
    }

    @Override
    public Iterable<byte[]> append(ByteBuf chunk) {
        buffer.append(chunk);
        return Lines::new;
    }

    @Override
    public Iterable<byte[]> end() {
        return buffer.pending() == 0 ? List.of() : List.of(buffer.take(buffer.to));
    }

    private boolean findLine() {
        byte[] bytes = buffer.bytes;
        int to = buffer.to;
        int at = buffer.at;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        buffer.at = at;
        if (at - buffer.from > maxLine) {
            throw new FrameTooLargeException("a line", maxLine);
        }
        return at < to;
    }

    private final class Lines implements Iterator<byte[]> {
        @Override
        public boolean hasNext() {
            return findLine();
        }

        @Override
        public byte[] next() {
            if (!findLine()) {
                throw new NoSuchElementException();
            }
            byte[] line = buffer.take(buffer.at);
            buffer.skip(++buffer.at);
            return line;
        }
    }
}
