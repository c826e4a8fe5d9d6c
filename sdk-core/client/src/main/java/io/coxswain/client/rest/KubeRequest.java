package io.coxswain.client.rest;

import io.coxswain.model.GroupVersionResource;
import io.coxswain.model.ResourceType;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request to an API server, as a value: making one does no I/O.
 *
 * <pre>{@code
 * KubeRequest request = KubeRequest.builder(Verb.GET, Pod.TYPE).namespace("shop").name("web-1").build();
 * request.path();    // /api/v1/namespaces/shop/pods/web-1
 * }</pre>
 *
 * <p>Names and namespaces come from users and are held to what a path segment may be, so that none can turn a request into
 * another one. Server and, if left open, namespace are the configuration's, and filled in by {@link #resolve} once that is known.
 */
public final class KubeRequest {
    private final Verb verb;
    private final List<String> root;
    private final @Nullable GroupVersionResource resource;
    private final boolean namespaced;
    private final @Nullable String namespace;
    private final boolean namespaceOpen;
    private final @Nullable String name;
    private final @Nullable String subresource;
    private final List<Map.Entry<String, String>> query;
    private final List<Map.Entry<String, String>> headers;
    private final byte @Nullable [] body;
    private final boolean streaming;
    private final boolean noRetryOnRefusal;
    private final @Nullable Duration timeout;
    private final @Nullable URI server;

    KubeRequest(KubeRequestBuilder b) {
        this.verb = b.verb;
        this.root = List.copyOf(b.root);
        this.resource = b.resource;
        this.namespaced = b.namespaced;
        this.namespace = b.namespace;
        this.namespaceOpen = b.namespaceOpen;
        this.name = b.name;
        this.subresource = b.subresource;
        this.query = List.copyOf(b.query);
        this.headers = List.copyOf(b.headers);
        this.body = b.body;
        this.streaming = b.streaming;
        this.noRetryOnRefusal = b.noRetryOnRefusal;
        this.timeout = b.timeout;
        this.server = b.server;
    }

    /** A request about a resource. */
    public static KubeRequestBuilder builder(Verb verb, ResourceType<?> type) {
        return new KubeRequestBuilder(verb, type);
    }

    /**
     * A request about a resource that is known by name only.
     *
     * @param namespaced whether it is about objects in namespaces
     */
    public static KubeRequestBuilder builder(Verb verb, GroupVersionResource resource, boolean namespaced) {
        return new KubeRequestBuilder(verb, resource, namespaced);
    }

    /** A request about a path that is no resource, such as {@code /version}: its segments, without slashes. */
    public static KubeRequest path(Verb verb, String... segments) {
        return new KubeRequestBuilder(verb, List.of(segments)).build();
    }

    /** What is done: the HTTP method follows from it. */
    public Verb verb() {
        return verb;
    }

    /** What the request is about, or null for a path that is no resource. */
    public @Nullable GroupVersionResource resource() {
        return resource;
    }

    /** The namespace, or null if it is open, or there is none. */
    public @Nullable String namespace() {
        return namespace;
    }

    /** The object's name, or null if the request is about many, or about one that has none yet. */
    public @Nullable String name() {
        return name;
    }

    /** The part of the object, such as {@code status}, or null for the object itself. */
    public @Nullable String subresource() {
        return subresource;
    }

    /** Name and value, in order. */
    public List<Map.Entry<String, String>> query() {
        return query;
    }

    /** Name and value, in order; they may hold credentials. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /**
     * Whether the answer is read at the subscriber's pace, as watches and followed logs are. Such calls have connections of
     * their own, and no timeout between two reads.
     */
    public boolean streaming() {
        return streaming;
    }

    /** Whether a refusal is an answer, for which the request is not sent again. */
    public boolean noRetryOnRefusal() {
        return noRetryOnRefusal;
    }

    /** How long the request may take in all, or null for as long as the client's own limit allows. Streams have none. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** A copy of the body, or null if there is none. */
    public byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    /** The same request for a server, with an open namespace set to the given one. */
    public KubeRequest resolve(URI server, String defaultNamespace) {
        KubeRequestBuilder resolved = toBuilder();
        resolved.server = server;
        return (namespaceOpen ? resolved.namespace(defaultNamespace) : resolved).build();
    }

    /** The same request with one more header. */
    public KubeRequest withHeader(String header, String value) {
        return toBuilder().header(header, value).build();
    }

    /** A builder that begins with this request. */
    public KubeRequestBuilder toBuilder() {
        return new KubeRequestBuilder(this);
    }

    /**
     * The path below the server's address, percent-encoded.
     *
     * @throws IllegalStateException if the namespace is still open
     */
    public String path() {
        if (namespaceOpen) {
            throw new IllegalStateException("the namespace is not known yet: resolve the request first");
        }
        return path(namespace);
    }

    private String path(@Nullable String inNamespace) {
        StringBuilder path = new StringBuilder();
        root.forEach(segment -> Segments.appendPath(path, segment));
        if (inNamespace != null) {
            path.append("/namespaces");
            Segments.appendPath(path, inNamespace);
        }
        if (resource != null) {
            Segments.appendPath(path, resource.resource());
        }
        if (name != null) {
            Segments.appendPath(path, name);
        }
        if (subresource != null) {
            Segments.appendPath(path, subresource);
        }
        return path.toString();
    }

    /** The address without its query; only the path as long as the server is not known. */
    public String url() {
        return (server == null ? "" : server) + path();
    }

    /** The path and, behind a question mark, the query; both percent-encoded. */
    public String pathAndQuery() {
        StringBuilder out = new StringBuilder(path());
        char separator = '?';
        for (Map.Entry<String, String> parameter : query) {
            out.append(separator);
            Segments.appendQuery(out, parameter.getKey());
            out.append('=');
            Segments.appendQuery(out, parameter.getValue());
            separator = '&';
        }
        return out.toString();
    }

    @Nullable
    URI server() {
        return server;
    }

    List<String> root() {
        return root;
    }

    boolean namespaced() {
        return namespaced;
    }

    boolean namespaceOpen() {
        return namespaceOpen;
    }

    byte @Nullable [] sharedBody() {
        return body;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KubeRequest that
                && verb == that.verb
                && namespaceOpen == that.namespaceOpen
                && streaming == that.streaming
                && noRetryOnRefusal == that.noRetryOnRefusal
                && root.equals(that.root)
                && Objects.equals(resource, that.resource)
                && Objects.equals(namespace, that.namespace)
                && Objects.equals(name, that.name)
                && Objects.equals(subresource, that.subresource)
                && query.equals(that.query)
                && headers.equals(that.headers)
                && Objects.equals(server, that.server)
                && Objects.equals(timeout, that.timeout)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(verb, root, resource, namespace, name, subresource, query);
    }

    /** Method and path; neither query, headers nor body. */
    @Override
    public String toString() {
        return verb.method() + " " + path(namespaceOpen ? "-" : namespace);
    }

    static List<String> rootOf(GroupVersionResource resource) {
        return resource.group().isEmpty()
                ? List.of("api", resource.version())
                : List.of("apis", resource.group(), resource.version());
    }
}
