package io.coxswain.client.rest;

import io.coxswain.model.codec.ContentType;

/**
 * Makes something of a whole body, as in {@code (form, bytes, from, to) -> Pod.CODEC.decode(form, bytes, from, to, options)}.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface BodyReader<T> {

    /**
     * Reads the bytes from {@code from} up to {@code to}; the array is not to be kept.
     *
     * @param form JSON, unless the answer's head says that it is Kubernetes' protobuf
     */
    T read(ContentType form, byte[] bytes, int from, int to);
}
