package io.coxswain.client.rest;

import io.coxswain.client.config.Timeouts;
import io.coxswain.model.GroupVersionResource;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.ContentType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Builds a {@link KubeRequest}; each call that would make a request no server understands is refused at once. */
public final class KubeRequestBuilder {
    final Verb verb;
    final List<String> root;
    final @Nullable GroupVersionResource resource;
    final boolean namespaced;

    @Nullable
    String namespace;

    boolean namespaceOpen;

    @Nullable
    String name;

    @Nullable
    String subresource;

    final List<Map.Entry<String, String>> query = new ArrayList<>();
    final List<Map.Entry<String, String>> headers = new ArrayList<>();

    byte @Nullable [] body;

    boolean streaming;
    boolean noRetryOnRefusal;

    @Nullable
    Duration timeout;

    @Nullable
    URI server;

    KubeRequestBuilder(Verb verb, ResourceType<?> type) {
        this(verb, type.groupVersionResource(), type.namespaced());
    }

    KubeRequestBuilder(Verb verb, GroupVersionResource resource, boolean namespaced) {
        this.verb = Objects.requireNonNull(verb, "verb");
        this.root = KubeRequest.rootOf(resource);
        this.resource = resource;
        this.namespaced = namespaced;
        this.streaming = verb == Verb.WATCH;
        root.forEach(segment -> Segments.checked("group or version", segment));
        Segments.checked("resource", resource.resource());
        if (verb == Verb.WATCH) {
            query("watch", "true");
        }
    }

    KubeRequestBuilder(Verb verb, List<String> segments) {
        this.verb = Objects.requireNonNull(verb, "verb");
        this.root = segments;
        this.resource = null;
        this.namespaced = false;
        segments.forEach(segment -> Segments.checked("path segment", segment));
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("the path is empty");
        }
    }

    KubeRequestBuilder(KubeRequest request) {
        this.verb = request.verb();
        this.root = request.root();
        this.resource = request.resource();
        this.namespaced = request.namespaced();
        this.namespace = request.namespace();
        this.namespaceOpen = request.namespaceOpen();
        this.name = request.name();
        this.subresource = request.subresource();
        this.query.addAll(request.query());
        this.headers.addAll(request.headers());
        this.body = request.sharedBody();
        this.streaming = request.streaming();
        this.noRetryOnRefusal = request.noRetryOnRefusal();
        this.timeout = request.timeout();
        this.server = request.server();
    }

    /**
     * Sets the namespace.
     *
     * @throws IllegalArgumentException if the kind does not live in namespaces, or the name cannot be one
     */
    public KubeRequestBuilder namespace(String namespace) {
        requireNamespaced();
        this.namespace = Segments.checked("namespace", namespace);
        this.namespaceOpen = false;
        return this;
    }

    /** Leaves the namespace open: the configuration's own is taken noRetryOnRefusal it is known. */
    public KubeRequestBuilder defaultNamespace() {
        requireNamespaced();
        this.namespace = null;
        this.namespaceOpen = true;
        return this;
    }

    private void requireNamespaced() {
        if (!namespaced) {
            throw new IllegalArgumentException(
                    resource == null ? "a path has no namespace" : resource.resource() + " do not live in namespaces");
        }
    }

    /**
     * Sets the name of the object.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    public KubeRequestBuilder name(String name) {
        this.name = Segments.checked("name", name);
        return this;
    }

    /** A part of the object with a path of its own, such as {@code status}. */
    public KubeRequestBuilder subresource(String subresource) {
        this.subresource = Segments.checked("subresource", subresource);
        return this;
    }

    /** Adds a query parameter; one name may come several times. */
    public KubeRequestBuilder query(String parameter, String value) {
        query.add(Map.entry(parameter, value));
        return this;
    }

    /**
     * Adds a header; one name may come several times.
     *
     * @throws IllegalArgumentException if name or value hold what would begin another header
     */
    public KubeRequestBuilder header(String header, String value) {
        headers.add(Map.entry(Headers.checkedName(header), Headers.checkedValue(header, value)));
        return this;
    }

    KubeRequestBuilder replaceHeader(String header, String value) {
        headers.removeIf(present -> present.getKey().equalsIgnoreCase(header));
        return header(header, value);
    }

    /**
     * Asks for an answer in one of these forms, the first one rather than the others. Without this, or any {@code Accept} header, a
     * server answers in JSON.
     */
    public KubeRequestBuilder accept(ContentType... forms) {
        StringJoiner accepted = new StringJoiner(", ");
        for (ContentType form : forms) {
            accepted.add(form.mediaType());
        }
        return replaceHeader("Accept", accepted.toString());
    }

    /** Sets the body; the array is kept, and not to be changed any more. */
    public KubeRequestBuilder body(String contentType, byte[] body) {
        this.body = Objects.requireNonNull(body, "body");
        return replaceHeader("Content-Type", contentType);
    }

    /** Says that a refusal is as good an answer as any other, so that the request is not sent again for it. */
    public KubeRequestBuilder noRetryOnRefusal() {
        this.noRetryOnRefusal = true;
        return this;
    }

    /** Says that the answer is read at the subscriber's pace: see {@link KubeRequest#streaming}. */
    public KubeRequestBuilder streaming() {
        this.streaming = true;
        return this;
    }

    /** How long the request may take in all, waiting and retries included; streams take no heed of it. */
    public KubeRequestBuilder timeout(Duration timeout) {
        this.timeout = Timeouts.checked(timeout);
        return this;
    }

    /**
     * Builds the request.
     *
     * @throws IllegalArgumentException if verb, namespace, name and subresource do not fit together
     */
    public KubeRequest build() {
        if (resource != null) {
            requireFitting(resource.resource());
        }
        return new KubeRequest(this);
    }

    private void requireFitting(String plural) {
        if (name == null && verb.needsName()) {
            throw new IllegalArgumentException("a name is needed to " + verb + " " + plural);
        }
        if (name != null && verb.forbidsName()) {
            throw new IllegalArgumentException(verb + " takes no name: select it by the field metadata.name");
        }
        if (name == null && subresource != null) {
            throw new IllegalArgumentException("a subresource is part of an object: its name is needed");
        }
        if (namespaced && namespace == null && !namespaceOpen && !verb.spansNamespaces()) {
            throw new IllegalArgumentException("a namespace is needed to " + verb + " " + plural);
        }
    }
}
