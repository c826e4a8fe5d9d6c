package io.coxswain.client;

import io.coxswain.client.rest.ConflictException;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.meta.v1.ObjectMeta;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Reads an object, has it changed, and sends it back; all of it again if somebody else was faster. The resource version that
 * was read goes back with the change, so that nothing of what others write is lost.
 *
 * @param change gives the changed object, or nothing to leave it as it is
 */
record Edit<T>(ObjectVerbs<T> verbs, String name, Function<T, Mono<T>> change, UpdateOptions options) {
    /** What reads and writes again when somebody else was faster: up to nine times, within some seconds. */
    static final Retry ON_CONFLICT = Retry.backoff(9, Duration.ofMillis(10))
            .maxBackoff(Duration.ofSeconds(1))
            .jitter(0.5)
            .filter(ConflictException.class::isInstance)
            .onRetryExhaustedThrow((policy, last) -> last.failure());

    /** The object as it is in the end. Fails at the call if such objects cannot be read and updated. */
    Mono<T> run() {
        verbs.requireOffered(Verb.UPDATE);
        return verbs.get(name, GetOptions.DEFAULT).flatMap(this::edit).retryWhen(ON_CONFLICT);
    }

    private Mono<T> edit(T read) {
        return change.apply(read).flatMap(changed -> update(read, changed)).defaultIfEmpty(read);
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
        if (!Objects.equals(before.name(), after.name()) || !Objects.equals(before.namespace(), after.namespace())) {
            throw new IllegalArgumentException("an edit cannot give the object another name or namespace");
        }
        String version = ObjectMetadata.resourceVersion(before);
        return version.equals(after.resourceVersion())
                ? changed
                : ObjectMetadata.withResourceVersion(verbs.codec(), changed, version);
    }
}
