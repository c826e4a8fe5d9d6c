package io.coxswain.client;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.fields.ManagedFields;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.tree.JsonTree;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
public final class Subresource<S> {
    private final ObjectVerbs<S> verbs;

    Subresource(ObjectVerbs<S> verbs) {
        this.verbs = verbs;
    }

    /** Gets it. */
    public Mono<S> get(String name) {
        return verbs.get(name, GetOptions.DEFAULT);
    }

    /** Updates it, and nothing else of the object; the object's name and namespace are those in the metadata. */
    public Mono<S> update(S object) {
        return update(object, UpdateOptions.DEFAULT);
    }

    /** Updates it. */
    public Mono<S> update(S object, Consumer<UpdateOptions.Builder> options) {
        return update(object, UpdateOptions.of(options));
    }

    /** Updates it. */
    public Mono<S> update(S object, UpdateOptions options) {
        return verbs.update(object, options);
    }

    /** Applies it on the server's side. See {@link Api#apply(Object, ApplyOptions)}. */
    public Mono<S> apply(S object, Consumer<ApplyOptions.Builder> options) {
        return apply(object, ApplyOptions.of(options));
    }

    /** Applies it on the server's side. See {@link Api#apply(Object, ApplyOptions)}. */
    public Mono<S> apply(S object, ApplyOptions options) {
        return verbs.apply(object, options);
    }

    /** Patches it. */
    public Mono<S> patch(String name, Patch patch) {
        return patch(name, patch, PatchOptions.DEFAULT);
    }

    /** Patches it. */
    public Mono<S> patch(String name, Patch patch, Consumer<PatchOptions.Builder> options) {
        return patch(name, patch, PatchOptions.of(options));
    }

    /** Patches it. */
    public Mono<S> patch(String name, Patch patch, PatchOptions options) {
        return verbs.patch(name, patch, options);
    }

    /** Reads it, changes it, updates it; again on a conflict. See {@link Api#edit(String, UnaryOperator)}. */
    public Mono<S> edit(String name, UnaryOperator<S> change) {
        return editAsync(name, object -> Mono.just(change.apply(object)));
    }

    /** Reads it, changes it, updates it; again on a conflict. See {@link Api#editAsync(String, Function)}. */
    public Mono<S> editAsync(String name, Function<S, Mono<S>> change) {
        return new Edit<>(verbs, name, change, UpdateOptions.DEFAULT).run();
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
        return verbs.create(name, object, CreateOptions.DEFAULT, answer);
    }

    /**
     * Gets the object, and gives what a manager owns of it by applying this subresource: to be changed, and applied again. Empty
     * but for its name if the manager owns nothing.
     */
    public Mono<S> extract(String name, String fieldManager) {
        String subresource = String.valueOf(verbs.subresource());
        return verbs.inJson(name)
                .flatMap(object -> Owned.extract(() -> JsonTree.to(
                        verbs.codec(),
                        ManagedFields.extract(JsonTree.of(verbs.codec(), object), fieldManager, subresource))));
    }
}
