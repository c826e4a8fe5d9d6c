package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it came, whole. */
public final class Received {
    private final int connection;
    private final String method;
    private final String uri;
    private final HttpHeaders headers;
    private final byte[] body;
    private final @Nullable String serverName;

    Received(int connection, HttpRequest head, byte[] body, @Nullable String serverName) {
        this.connection = connection;
        this.method = head.method().name();
        this.uri = head.uri();
        this.headers = head.headers().copy();
        this.body = body;
        this.serverName = serverName;
    }

    /** On which connection it came: the server's first is 1. */
    public int connection() {
        return connection;
    }

    /** Such as {@code GET}. */
    public String method() {
        return method;
    }

    /** Path and query, encoded as they were sent. */
    public String uri() {
        return uri;
    }

    /** The path, encoded as it was sent. */
    public String path() {
        return uri.split("\\?", 2)[0];
    }

    /** The parameters of the query, decoded. */
    public Map<String, List<String>> query() {
        return new QueryStringDecoder(uri).parameters();
    }

    /** The first value of a header, whatever the case of its name; null if it was not sent. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** All values of a header, in the order they came in. */
    public List<String> headers(String name) {
        return headers.getAll(name);
    }

    /** The body. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, UTF_8);
    }

    /** The body as an object, read as the request's content type says. */
    public <T> T object(Codec<T> codec) {
        String type = String.valueOf(header("Content-Type"));
        return type.startsWith(ContentType.PROTOBUF.mediaType()) ? codec.fromProtobuf(body) : codec.fromJson(body);
    }

    /** The name that the client asked for in the TLS handshake (SNI); null if it asked for none, or there was no handshake. */
    public @Nullable String serverName() {
        return serverName;
    }

    /** Method and URI. Headers may hold credentials, and are left out. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
