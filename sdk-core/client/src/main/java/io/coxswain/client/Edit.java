package io.coxswain.client;

import io.coxswain.client.rest.ConflictException;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.tree.JsonTree;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an object, has it changed, and sends it back; on a conflict (409) all of it again. The resource version that
 * was read goes back with the change, so that nothing of what others write is lost.
 *
 * <p>Nor is anything lost that a type does not know. Types that have a protobuf form are this library's own: they hold all that was
 * read. Any other class may hold less, so its objects are read in JSON, and what is changed is written over that JSON.
 *
 * @param change gives the changed object, or nothing to leave it as it is
 */
record Edit<T>(ObjectVerbs<T> verbs, String name, Function<T, Mono<T>> change, UpdateOptions options) {
    /** What reads and writes again on a conflict: up to nine times, within some seconds. */
    static final Retry ON_CONFLICT = Retry.backoff(9, Duration.ofMillis(10))
            .maxBackoff(Duration.ofSeconds(1))
            .jitter(0.5)
            .filter(ConflictException.class::isInstance)
            .onRetryExhaustedThrow((policy, last) -> last.failure());

    /** The object as it is in the end. Fails at the call if such objects cannot be read and updated. */
    Mono<T> run() {
        verbs.requireOffered(Verb.UPDATE);
        Mono<T> once = verbs.codec().hasProtobuf()
                ? verbs.get(name, GetOptions.DEFAULT).flatMap(this::edit)
                : verbs.json(name).flatMap(this::editOver);
        return once.retryWhen(ON_CONFLICT);
    }

    private Mono<T> edit(T read) {
        return changed(read).flatMap(changed -> update(read, changed)).defaultIfEmpty(read);
    }

    private Mono<T> changed(T read) {
        return Objects.requireNonNull(
                change.apply(read), "the change gave null: an empty Mono leaves the object as it is");
    }

    private Mono<T> update(T read, T changed) {
        if (read.equals(changed)) {
            return Mono.just(read);
        }
        Codec<T> codec = verbs.codec();
        ObjectMeta before = ObjectMetadata.of(codec, read);
        T kept = keep(before, changed);
        return Arrays.equals(codec.toJson(read), codec.toJson(kept)) ? Mono.just(read) : verbs.update(kept, options);
    }

    private T keep(ObjectMeta before, T changed) {
        ObjectMeta after = ObjectMetadata.of(verbs.codec(), changed);
        requireSame(before.name(), after.name());
        requireSame(before.namespace(), after.namespace());
        String version = ObjectMetadata.resourceVersion(before);
        return version.equals(after.resourceVersion())
                ? changed
                : ObjectMetadata.withResourceVersion(verbs.codec(), changed, version);
    }

    private Mono<T> editOver(byte[] json) {
        T read = verbs.codec().fromJson(json);
        return changed(read).flatMap(changed -> update(read, changed, json)).defaultIfEmpty(read);
    }

    private Mono<T> update(T read, T changed, byte[] json) {
        Codec<T> codec = verbs.codec();
        JsonNode before = JsonTree.read(codec.toJson(read, json));
        JsonNode after = JsonTree.read(codec.toJson(changed, json));
        keep(before.path("metadata"), ((ObjectNode) after).withObjectProperty("metadata"));
        return JsonTree.equal(before, after) ? Mono.just(read) : verbs.update(name, JsonTree.write(after), options);
    }

    private static void keep(JsonNode before, ObjectNode after) {
        requireSame(before.path("name"), after.path("name"));
        requireSame(before.path("namespace"), after.path("namespace"));
        JsonNode version = before.path("resourceVersion");
        if (!version.isMissingNode()) {
            after.set("resourceVersion", version);
        }
    }

    private static void requireSame(@Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            throw new IllegalArgumentException("an edit cannot give the object another name or namespace");
        }
    }
}
