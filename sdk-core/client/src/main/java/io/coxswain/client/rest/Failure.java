package io.coxswain.client.rest;

import io.coxswain.model.GroupVersionResource;
import io.coxswain.model.meta.v1.Status;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an {@link ApiException} is made of. It holds no request, whose headers may hold credentials. */
record Failure(
        Verb verb,
        String url,
        @Nullable GroupVersionResource resource,
        @Nullable String namespace,
        @Nullable String name,
        int code,
        Status status,
        @Nullable Duration retryAfter,
        @Nullable String text) {

    static Failure of(
            KubeRequest request, int code, Status status, @Nullable Duration retryAfter, @Nullable String text) {
        return new Failure(
                request.verb(),
                request.url(),
                request.resource(),
                request.namespace(),
                request.name(),
                code,
                status,
                retryAfter,
                text);
    }

    String message() {
        String words = Objects.requireNonNullElse(status.message(), "");
        String reason = Objects.requireNonNullElse(status.reason(), "");
        String said = !words.isEmpty() ? words : !reason.isEmpty() ? reason : "the server gave no reason";
        return said + " (" + HttpResponseStatus.valueOf(code) + ", " + verb.method() + " " + url + ")";
    }
}
