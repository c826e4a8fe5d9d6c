package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;

/** The bytes that have arrived and belong to no finished element: those between {@code from} and {@code to}. */
final class FrameBuffer {
    private static final byte[] EMPTY = {};
    private static final int KEPT_CAPACITY = 1 << 16;

    byte[] bytes = EMPTY;
    int from;
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
        from = 0;
        to = kept;
    }

    /** Doubles, so that a large element is copied a few times and not once per buffer. */
    private static int capacity(int kept, int more) {
        return Math.max(kept + more, (int) Math.min(2L * kept, Integer.MAX_VALUE - 8));
    }

    void skip(int position) {
        from = position;
    }
}
