package io.coxswain.samples.benchmarks;

import io.kubernetes.client.openapi.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The official client, by the calls it makes itself for the body of a response and of a request. */
final class Official {

    private Official() {}

    static <T> T decode(byte[] json, Class<T> type) {
        try {
            return JSON.deserialize(new ByteArrayInputStream(json), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encode(Object value) {
        return JSON.serialize(value).getBytes(StandardCharsets.UTF_8);
    }
}
