package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.config.Timeouts;
import io.coxswain.model.ApiVersion;
import io.coxswain.model.GroupVersionResource;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A request that is told part by part, to any path of a server: for what no typed method does.
 *
 * <pre>{@code
 * client.rest().apiVersion("v1").get().namespace("shop").resource("pods").name("web-1").as(Pod.CODEC);
 * client.rest().get().absPath("/healthz").text();
 * client.rest().apiVersion("v1").get().namespace("shop").resource("pods").name("web-1").subresource("log")
 *         .query("follow", "true").lines();
 * }</pre>
 *
 * <p>Every part is one segment of the path, or the value of one parameter, and cannot become anything else: names with a slash, a
 * percent sign or two dots are refused. What sends the request fails at the call if its parts do not fit together; what it returns
 * does nothing before it is subscribed to, and sends the request again for every subscription.
 */
public final class RestRequest {
    private final RestClient rest;
    private final Verb verb;
    private final @Nullable ApiVersion apiVersion;
    private final List<Map.Entry<String, String>> query = new ArrayList<>();
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    private @Nullable List<String> path;
    private @Nullable String namespace;
    private @Nullable String resource;
    private @Nullable String name;
    private @Nullable String subresource;
    private @Nullable String contentType;
    private @Nullable Duration timeout;
    private byte @Nullable [] body;

    RestRequest(RestClient rest, Verb verb, @Nullable ApiVersion apiVersion) {
        this.rest = rest;
        this.verb = verb;
        this.apiVersion = apiVersion;
    }

    /**
     * The whole path, such as {@code /apis/apps/v1}, in place of all other parts.
     *
     * @throws IllegalArgumentException if it does not begin with a slash, or one of its segments is empty, {@code .} or {@code ..}, or
     *     holds a percent sign, a question mark or control characters
     */
    public RestRequest absPath(String path) {
        if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "a path begins with a slash, and has no query: that is told by query(…)");
        }
        String inner = path.endsWith("/") ? path.substring(1, path.length() - 1) : path.substring(1);
        List<String> segments = List.of(inner.split("/", -1));
        segments.forEach(segment -> Segments.checked("path segment", segment));
        this.path = segments;
        return this;
    }

    /**
     * Sets the namespace; without one the resource is the cluster's, or that of all namespaces.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    public RestRequest namespace(String namespace) {
        this.namespace = Segments.checked("namespace", namespace);
        return this;
    }

    /** The resource, such as {@code pods}. */
    public RestRequest resource(String plural) {
        this.resource = Segments.checked("resource", plural);
        return this;
    }

    /** Sets the name of the object; without one the request is about the collection. */
    public RestRequest name(String name) {
        this.name = Segments.checked("name", name);
        return this;
    }

    /** The part of the object, such as {@code status}. */
    public RestRequest subresource(String subresource) {
        this.subresource = Segments.checked("subresource", subresource);
        return this;
    }

    /** Adds a query parameter; one name may come several times. */
    public RestRequest query(String parameter, String value) {
        query.add(Map.entry(parameter, value));
        return this;
    }

    /**
     * How long the request may take in all, waiting and repetitions included; {@link #lines} and {@link #stream} take no heed of it.
     *
     * @throws IllegalArgumentException if that is no time at all
     */
    public RestRequest timeout(Duration timeout) {
        this.timeout = Timeouts.checked(timeout);
        return this;
    }

    /** Adds a header; one name may come several times. */
    public RestRequest header(String header, String value) {
        headers.add(Map.entry(header, value));
        return this;
    }

    /** The body; the array is kept, and not to be changed any more. */
    public RestRequest body(String contentType, byte[] body) {
        this.contentType = contentType;
        this.body = Objects.requireNonNull(body, "body");
        return this;
    }

    /** The body: an object, as JSON. */
    public <T> RestRequest body(Codec<T> codec, T object) {
        return body(ContentType.JSON.mediaType(), codec.toJson(object));
    }

    /**
     * The request as it is by now.
     *
     * @throws IllegalArgumentException if its parts do not fit together
     */
    public KubeRequest request() {
        KubeRequestBuilder request = path == null ? aboutResource() : aboutPath(path);
        query.forEach(parameter -> request.query(parameter.getKey(), parameter.getValue()));
        headers.forEach(header -> request.header(header.getKey(), header.getValue()));
        if (body != null) {
            request.body(String.valueOf(contentType), body);
        }
        if (timeout != null) {
            request.timeout(timeout);
        }
        return request.build();
    }

    private KubeRequestBuilder aboutPath(List<String> segments) {
        if (namespace != null || resource != null || name != null || subresource != null) {
            throw new IllegalArgumentException("absPath(…) is the whole path: nothing can be told beside it");
        }
        return new KubeRequestBuilder(verb, segments);
    }

    private KubeRequestBuilder aboutResource() {
        if (apiVersion == null || resource == null) {
            throw new IllegalArgumentException(
                    "say which path: absPath(…), or apiVersion(…) before the verb, and then resource(…)");
        }
        KubeRequestBuilder request = new KubeRequestBuilder(
                name == null ? verb.ofCollection() : verb,
                new GroupVersionResource(apiVersion.group(), apiVersion.version(), resource),
                namespace != null);
        if (namespace != null) {
            request.namespace(namespace);
        }
        if (name != null) {
            request.name(name);
        }
        return subresource == null ? request : request.subresource(subresource);
    }

    /** Sends it, and reads the answer as JSON of a type. */
    public <T> Mono<T> as(Codec<T> codec) {
        return bytes().map(codec::fromJson);
    }

    /** Sends it, and gives the whole answer, of at most {@link Framer#DEFAULT_MAX_FRAME} bytes. */
    public Mono<byte[]> bytes() {
        return rest.bytes(request());
    }

    /** Sends it, and gives the whole answer as text. */
    public Mono<String> text() {
        return bytes().map(bytes -> new String(bytes, UTF_8));
    }

    /** Sends it, and gives the lines of the answer as they come, read at the subscriber's pace. */
    public Flux<String> lines() {
        return rest.frames(streaming(), LineFramer::new).map(line -> new String(line, UTF_8));
    }

    /** Sends it, and gives the answer as it comes. See {@link RestClient#exchange}: each buffer is valid within {@code onNext} only. */
    public Flux<ByteBuf> stream() {
        return rest.exchange(streaming());
    }

    private KubeRequest streaming() {
        return request().toBuilder().streaming().build();
    }
}
