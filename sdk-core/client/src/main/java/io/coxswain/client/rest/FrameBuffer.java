package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The bytes that have arrived and belong to no finished frame: {@code from} to {@code to}, scanned up to {@code at}. */
final class FrameBuffer {
    private static final byte[] EMPTY = {};
    private static final int KEPT_CAPACITY = 1 << 16;

    byte[] bytes = EMPTY;
    int from;
    int at;
    int to;

    void append(ByteBuf chunk) {
        int more = chunk.readableBytes();
        makeRoom(more);
        chunk.getBytes(chunk.readerIndex(), bytes, to, more);
        to += more;
    }

    private void makeRoom(int more) {
        int kept = to - from;
        boolean outgrown = kept == 0 && bytes.length > KEPT_CAPACITY && more <= KEPT_CAPACITY;
        if (!outgrown && to + more <= bytes.length) {
            return;
        }
        byte[] target = !outgrown && kept + more <= bytes.length ? bytes : new byte[capacity(kept, more)];
        System.arraycopy(bytes, from, target, 0, kept);
        bytes = target;
        at -= from;
        from = 0;
        to = kept;
    }

    /** Doubles, so that a large frame is copied a few times and not once per buffer. */
    private static int capacity(int kept, int more) {
        return Math.max(kept + more, (int) Math.min(2L * kept, Integer.MAX_VALUE - 8));
    }

    int pending() {
        return to - from;
    }

    /** Copies what lies before {@code end}, and goes on behind it. */
    byte[] take(int end) {
        byte[] frame = Arrays.copyOfRange(bytes, from, end);
        skip(end);
        return frame;
    }

    void skip(int end) {
        from = end;
    }
}
