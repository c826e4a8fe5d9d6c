package io.coxswain.testkit.apiserver;

import io.coxswain.model.codec.ContentType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What a request gets.
 *
 * @param length of the body; negative if nobody knows yet
 * @param warnings that go with it
 * @param retryAfter in seconds; 0 for none
 */
record Answer(
        int code, String contentType, Publisher<ByteBuf> body, int length, List<String> warnings, int retryAfter) {

    static Answer text(int code, String text) {
        return of(code, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    static Answer of(int code, String contentType, byte[] document, List<String> warnings) {
        // Go's writer of JSON ends each document so.
        byte[] body = contentType.startsWith(ContentType.JSON.mediaType()) ? line(document) : document;
        return new Answer(
                code, contentType, Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)), body.length, warnings, 0);
    }

    private static byte[] line(byte[] json) {
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    static Answer json(int code, byte[] body) {
        return of(code, ContentType.JSON.mediaType(), body, List.of());
    }

    static Answer stream(String contentType, Publisher<ByteBuf> body) {
        return new Answer(200, contentType, body, -1, List.of(), 0);
    }

    Answer withRetryAfter(int seconds) {
        return new Answer(code, contentType, body, length, warnings, seconds);
    }

    Answer withWarnings(List<String> more) {
        return new Answer(code, contentType, body, length, more, retryAfter);
    }
}
