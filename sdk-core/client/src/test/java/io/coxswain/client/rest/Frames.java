package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** Feeds framers in tests. */
final class Frames {
    private Frames() {}

    /** All frames of a body that arrives in pieces of the given size. */
    static List<String> inPiecesOf(int size, Framer<byte[]> framer, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        FrameStream<byte[]> stream = new FrameStream<>(framer);
        List<String> frames = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            take(frames, stream, Unpooled.copiedBuffer(bytes, from, Math.min(size, bytes.length - from)));
        }
        stream.end().forEach(frame -> frames.add(new String(frame, UTF_8)));
        return frames;
    }

    /** All frames of a body that arrives in two pieces. */
    static List<String> cutAt(int position, Framer<byte[]> framer, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        FrameStream<byte[]> stream = new FrameStream<>(framer);
        List<String> frames = new ArrayList<>();
        take(frames, stream, Unpooled.copiedBuffer(bytes, 0, position));
        take(frames, stream, Unpooled.copiedBuffer(bytes, position, bytes.length - position));
        stream.end().forEach(frame -> frames.add(new String(frame, UTF_8)));
        return frames;
    }

    static List<String> whole(Framer<byte[]> framer, String body) {
        return inPiecesOf(Integer.MAX_VALUE / 2, framer, body);
    }

    private static void take(List<String> frames, FrameStream<byte[]> stream, ByteBuf chunk) {
        Iterable<byte[]> found = stream.append(chunk);
        // As on the wire: the buffer is gone before anybody looks at the frames.
        chunk.setZero(0, chunk.capacity());
        chunk.release();
        found.forEach(frame -> frames.add(new String(frame, UTF_8)));
    }
}
