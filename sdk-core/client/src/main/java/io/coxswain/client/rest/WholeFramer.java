package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.util.List;

/** One frame, the whole body. */
final class WholeFramer implements Framer {
    private final int max;
    private final FrameBuffer buffer = new FrameBuffer();

    WholeFramer(int max) {
        this.max = max;
    }

    @Override
    public Iterable<byte[]> append(ByteBuf chunk) {
        if (buffer.pending() + chunk.readableBytes() > max) {
            throw new FrameTooLargeException("the answer", max);
        }
        buffer.append(chunk);
        return List.of();
    }

    @Override
    public Iterable<byte[]> end() {
        return List.of(buffer.take(buffer.to));
    }
}
