package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The body of a refusal, as much of it as arrives in a reasonable time and fits. */
final class ErrorBody {
    private static final int MAX_SIZE = 1 << 20;
    private static final Duration MAX_TIME = Duration.ofSeconds(10);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ErrorBody() {}

    static Mono<byte[]> read(Flux<ByteBuf> content) {
        return Mono.defer(() -> {
            ErrorBody body = new ErrorBody();
            return content.doOnNext(body::append)
                    .takeUntil(chunk -> body.bytes.size() >= MAX_SIZE)
                    .then()
                    .timeout(MAX_TIME)
                    // The refusal itself has arrived: what is missing of its reasons must not hide it.
                    .onErrorComplete()
                    .then(Mono.fromSupplier(body.bytes::toByteArray));
        });
    }

    private void append(ByteBuf chunk) {
        byte[] copy = new byte[Math.min(chunk.readableBytes(), MAX_SIZE - bytes.size())];
        chunk.getBytes(chunk.readerIndex(), copy);
        bytes.writeBytes(copy);
    }
}
