package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inflates an answer that is wanted whole. It takes it up whole first, since one compressed buffer may swell to a thousand; and it
 * stops at a limit, since a whole answer may as well.
 */
final class Gunzip {
    private Gunzip() {}

    static Flux<ByteBuf> inflate(Flux<ByteBuf> content, int max) {
        return Flux.defer(() -> {
            FrameBuffer compressed = new FrameBuffer();
            return content.doOnNext(chunk -> append(compressed, chunk, max))
                    .thenMany(Mono.fromSupplier(() -> inflate(compressed, max)));
        });
    }

    private static void append(FrameBuffer compressed, ByteBuf chunk, int max) {
        if (compressed.to - compressed.from + chunk.readableBytes() > max) {
            throw new FrameTooLargeException("the answer", max);
        }
        compressed.append(chunk);
    }

    /** The buffer is of the heap and nobody's: it need not be released. */
    private static ByteBuf inflate(FrameBuffer compressed, int max) {
        if (compressed.to == compressed.from) {
            return Unpooled.EMPTY_BUFFER;
        }
        try (GZIPInputStream in = new GZIPInputStream(
                new ByteArrayInputStream(compressed.bytes, compressed.from, compressed.to - compressed.from),
                1 << 13)) {
            byte[] inflated = in.readNBytes(max);
            if (in.read() >= 0) {
                throw new FrameTooLargeException("the answer", max);
            }
            return Unpooled.wrappedBuffer(inflated);
        } catch (IOException e) {
            throw new UncheckedIOException("the compressed answer is malformed: " + e.getMessage(), e);
        }
    }
}
