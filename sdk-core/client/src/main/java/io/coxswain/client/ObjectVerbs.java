package io.coxswain.client;

import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.patch.StrategicMergePatch;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The verbs about single objects of a kind, or about one subresource of each: every one checks what it is given, builds a
 * request, and sends it.
 *
 * @param subresource null for the objects themselves
 * @param codec of what is sent and answered
 */
record ObjectVerbs<T>(
        RestClient rest,
        ResourceType<?> type,
        Scope scope,
        @Nullable String subresource,
        Codec<T> codec) {
    private static final String APPLY_PATCH = "application/apply-patch+yaml";

    static <T> ObjectVerbs<T> of(RestClient rest, ResourceType<T> type, Scope scope) {
        return new ObjectVerbs<>(rest, type, scope, null, type.codec());
    }

    /**
     * The verbs of a subresource.
     *
     * @throws IllegalArgumentException if the kind has none of that name
     */
    <S> ObjectVerbs<S> subresource(String name, Codec<S> codec) {
        if (type.subresources().stream().noneMatch(sub -> sub.name().equals(name))) {
            throw new IllegalArgumentException(type.plural() + " have no subresource " + name + "; "
                    + (type.subresources().isEmpty()
                            ? "they have none"
                            : "they have "
                                    + String.join(
                                            ", ",
                                            type.subresources().stream()
                                                    .map(ResourceType.Subresource::name)
                                                    .toList())));
        }
        return new ObjectVerbs<>(rest, type, scope, name, codec);
    }

    Mono<T> get(String name, GetOptions options) {
        KubeRequestBuilder request = request(Verb.GET, scope, name);
        options.addTo(request);
        return rest.object(request.build(), codec, options.decoding());
    }

    /** Gets an object in JSON: only there the fields that its type does not know have names. */
    Mono<T> inJson(String name) {
        return send(request(Verb.GET, scope, name).accept(ContentType.JSON).build(), codec);
    }

    /** Gets an object's JSON, byte for byte. */
    Mono<byte[]> json(String name) {
        return rest.bytes(
                request(Verb.GET, scope, name).accept(ContentType.JSON).build());
    }

    /** Updates the object of this name to what a JSON says. */
    Mono<T> update(String name, byte[] json, UpdateOptions options) {
        KubeRequestBuilder request = request(Verb.UPDATE, scope, name).body(ContentType.JSON.mediaType(), json);
        options.addTo(request, rest.options());
        return send(request.build(), codec);
    }

    Mono<T> find(String name, GetOptions options) {
        return get(name, options)
                .onErrorResume(NotFoundException.class, e -> isMissing(e, name) ? Mono.empty() : Mono.error(e));
    }

    /** The object of the same name and namespace, if there is one. */
    Mono<T> findOf(T object) {
        ObjectMeta metadata = checked(Verb.GET, object);
        return new ObjectVerbs<>(rest, type, scopeOf(metadata), subresource, codec)
                .find(nameOf(metadata), GetOptions.DEFAULT);
    }

    /** Whether the object is missing, and not its namespace or its kind. */
    static boolean isMissing(NotFoundException e, String name) {
        return name.equals(e.status().details().name());
    }

    Mono<T> create(T object, CreateOptions options) {
        ObjectMeta metadata = checked(Verb.CREATE, object);
        // Kinds that cannot be got are not stored: reviews have no name.
        if (isBlank(metadata.name())
                && isBlank(metadata.generateName())
                && type.verbs().contains("get")) {
            throw new IllegalArgumentException(
                    "to create " + type.plural() + " the object needs a name, or a generateName");
        }
        if (!isBlank(metadata.resourceVersion())) {
            throw new IllegalArgumentException(
                    "the object has a resourceVersion, so it was read from a server: to create another"
                            + " one like it, clear that, and to change this one there are update and edit");
        }
        KubeRequestBuilder request = request(Verb.CREATE, scopeOf(metadata), null);
        options.addTo(request, rest.options());
        return rest.write(request.build(), codec, object, codec);
    }

    /** Creates what belongs to an object, such as its binding. */
    <R> Mono<R> create(String name, T object, CreateOptions options, Codec<R> answer) {
        KubeRequestBuilder request = request(Verb.CREATE, scope, name);
        options.addTo(request, rest.options());
        return rest.write(request.build(), codec, object, answer);
    }

    Mono<T> update(T object, UpdateOptions options) {
        ObjectMeta metadata = checked(Verb.UPDATE, object);
        KubeRequestBuilder request = request(Verb.UPDATE, scopeOf(metadata), nameOf(metadata));
        options.addTo(request, rest.options());
        return rest.write(request.build(), codec, object, codec);
    }

    Mono<T> apply(T object, ApplyOptions options) {
        ObjectMeta metadata = checked(Verb.PATCH, object);
        if (metadata.hasManagedFields()) {
            throw new IllegalArgumentException(
                    "the object holds managedFields, so it was read from a server: apply only what"
                            + " is to be owned; extract(…) gives what has been applied before");
        }
        KubeRequestBuilder request = request(Verb.PATCH, scopeOf(metadata), nameOf(metadata));
        options.addTo(request, rest.options());
        // JSON is YAML too.
        return send(
                request.body(APPLY_PATCH, ObjectMetadata.applied(type, codec, object))
                        .build(),
                codec);
    }

    Mono<T> patch(String name, Patch patch, PatchOptions options) {
        requireSameType(patch);
        KubeRequestBuilder request = request(Verb.PATCH, scope, name).body(patch.contentType(), patch.toJson());
        options.addTo(request, rest.options());
        return send(request.build(), codec);
    }

    /** A subresource may be of a type of its own, and is not looked at. */
    private void requireSameType(Patch patch) {
        if (subresource == null && patch instanceof StrategicMergePatch strategic) {
            TypeFacts facts = KubeSchema.of(type).orElse(null);
            if (!strategic.type().equals(facts)) {
                throw new IllegalArgumentException("the patch is for " + strategic.type() + ", and this Api is for "
                        + type.apiVersion() + " " + type.kind()
                        + (facts == null ? ", which takes no strategic merge patches: take a merge patch" : ""));
            }
        }
    }

    Mono<Deletion<T>> delete(String name, DeleteOptions options) {
        KubeRequestBuilder request = request(Verb.DELETE, scope, name);
        options.addTo(request);
        return rest.whole(request.build(), (form, bytes, from, to) -> Deletion.of(codec, form, bytes, from, to));
    }

    Mono<KubeList<T>> deleteCollection(ListOptions which, DeleteOptions options) {
        KubeRequestBuilder builder = request(Verb.DELETE_COLLECTION, scope, null);
        which.addTo(builder);
        options.addTo(builder);
        KubeRequest request = builder.build();
        return Mono.defer(() -> {
            DeleteCollectionFramer<T> deleted = new DeleteCollectionFramer<>(codec);
            return rest.frames(request, () -> deleted)
                    .map(ListFramer::object)
                    .collectList()
                    .map(items -> deleted.list(type).withItems(items));
        });
    }

    /**
     * Fails at the call if no object of this name can be got.
     *
     * @throws IllegalArgumentException if servers do not get the kind, or the name cannot be one
     */
    void requireGettable(String name) {
        request(Verb.GET, scope, name);
    }

    KubeRequestBuilder request(Verb verb, Scope in, @Nullable String name) {
        requireOffered(verb);
        KubeRequestBuilder request = in.request(verb, type);
        if (name != null) {
            request.name(name);
        }
        return subresource == null ? request : request.subresource(subresource);
    }

    private <R> Mono<R> send(KubeRequest request, Codec<R> answer) {
        return rest.object(request, answer, DecodeOptions.DEFAULT);
    }

    /** Fails at the call where the answer is known: no server offers this. */
    void requireOffered(Verb verb) {
        Set<String> offered = subresource == null ? type.verbs() : offeredBySubresource();
        if (!offered.contains(verb.toString())) {
            throw new IllegalArgumentException("servers do not " + verb + " " + type.plural()
                    + (subresource == null ? "" : "/" + subresource) + ", only "
                    + String.join(", ", offered.stream().sorted().toList()));
        }
    }

    private Set<String> offeredBySubresource() {
        return type.subresources().stream()
                .filter(sub -> sub.name().equals(subresource))
                .findFirst()
                .orElseThrow()
                .verbs();
    }

    /** The metadata of an object that is to be written, if it is of this kind, and such objects can be. */
    private ObjectMeta checked(Verb verb, T object) {
        requireOffered(verb);
        if (subresource == null) {
            ObjectMetadata.requireKind(type, object);
        }
        return ObjectMetadata.of(codec, object);
    }

    /** The namespace of an object, which must be the one of these verbs, unless that was left open. */
    private Scope scopeOf(ObjectMeta metadata) {
        String namespace = metadata.namespace();
        if (isBlank(namespace)) {
            return scope;
        }
        if (!type.namespaced()) {
            throw new IllegalArgumentException(
                    type.plural() + " do not live in namespaces, but the object names \"" + namespace + "\"");
        }
        if (scope.namespace() == null) {
            return Scope.in(String.valueOf(namespace));
        }
        if (!scope.namespace().equals(namespace)) {
            throw new IllegalArgumentException(
                    "the object is of the namespace \"" + namespace + "\", and this Api writes to \""
                            + scope.namespace() + "\": use api.namespace(\"" + namespace + "\")");
        }
        return scope;
    }

    private String nameOf(ObjectMeta metadata) {
        String name = metadata.name();
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("metadata.name is missing; only create accepts generateName instead");
        }
        return name;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
