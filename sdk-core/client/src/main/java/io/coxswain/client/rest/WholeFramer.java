package io.coxswain.client.rest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One element, the whole body. */
final class WholeFramer implements Framer<byte[]> {
    private final int max;
    private int position;

    WholeFramer(int max) {
        this.max = max;
    }

    @Override
    public byte @Nullable [] next(byte[] bytes, int from, int to) {
        if (to - from > max) {
            throw new FrameTooLargeException("the answer", max);
        }
        position = from;
        return null;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public byte[] end(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
