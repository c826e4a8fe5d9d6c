package io.coxswain.client;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.fields.ManagedFields;
import io.coxswain.model.tree.JsonTree;
import reactor.core.publisher.Mono;

/**
 * The verbs of a part of objects that has a path of its own, such as their status. It is a value, as {@link Api} is.
 *
 * <pre>{@code
 * deployments.status().edit("web", d -> d.with(b -> b.status(s -> s.observedGeneration(d.metadata().generation()))));
 * pods.subresource("resize").patch("web-1", Patch.merge("{…}"));
 * }</pre>
 *
 * <p>Which verbs there are depends on the subresource; those that no server offers fail at the call.
 *
 * @param <S> the Java type of what is sent and answered: mostly that of the object itself
 */
public final class Subresource<S> extends Resource<S> {
    Subresource(ObjectVerbs<S> verbs) {
        super(verbs);
    }

    /** Creates it for the object of this name, as evictions and bindings are. */
    public Mono<S> create(String name, S object) {
        return create(name, object, verbs.codec());
    }

    /**
     * Creates it for the object of this name, and reads the answer as something else.
     *
     * @param answer of what the server answers, such as {@code Status.CODEC}
     */
    public <R> Mono<R> create(String name, S object, Codec<R> answer) {
        return create(name, object, answer, CreateOptions.DEFAULT);
    }

    /** Creates it as {@link #create(String, Object, Codec)} does, with options: a dry run, a field manager. */
    public <R> Mono<R> create(String name, S object, Codec<R> answer, CreateOptions options) {
        return verbs.create(name, object, options, answer);
    }

    @Override
    public Mono<S> extract(String name, String fieldManager) {
        String subresource = String.valueOf(verbs.subresource());
        return verbs.inJson(name)
                .flatMap(object -> Blocking.call(() -> JsonTree.to(
                        verbs.codec(),
                        ManagedFields.extract(JsonTree.of(verbs.codec(), object), fieldManager, subresource))));
    }
}
