package io.coxswain.model.codec;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The buffer of the writer that finished last, for the next one: what is written is copied out of it, so that writing allocates
 * little more than its result. Who finds none takes a new one; there is nothing to wait for, and nothing tied to a thread.
 */
final class SpareBuffer {
    private static final int SMALLEST = 1 << 13;

    /** A buffer that one huge object has made larger is let go. */
    private static final int LARGEST = 1 << 18;

    private static final AtomicReference<byte[]> SPARE = new AtomicReference<>();

    private SpareBuffer() {}

    static byte[] take() {
        byte[] spare = SPARE.getAndSet(null);
        return spare == null ? new byte[SMALLEST] : spare;
    }

    static void giveBack(byte[] buffer) {
        if (buffer.length <= LARGEST) {
            SPARE.set(buffer);
        }
    }
}
