package io.coxswain.client.rest;

import io.coxswain.model.codec.ContentType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of an answer: its status, and its headers. It may be kept. */
public final class ResponseHead {
    private final int code;
    private final HttpHeaders headers;

    ResponseHead(int code, HttpHeaders headers) {
        this.code = code;
        this.headers = headers;
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }

    /** Whether the request was granted; if not, an {@link ApiException} follows in place of a body. */
    public boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /** The first header of this name, in whatever case, or null if there is none. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** All headers of this name, such as {@code Warning}, in order. */
    public List<String> headers(String name) {
        return List.copyOf(headers.getAll(name));
    }

    /** The form of the body; JSON unless it says that it is Kubernetes' protobuf. */
    public ContentType contentType() {
        return ContentType.of(headers.get(HttpHeaderNames.CONTENT_TYPE));
    }

    /** The status; headers may hold what is nobody's business. */
    @Override
    public String toString() {
        return "ResponseHead{code: " + code + "}";
    }
}
