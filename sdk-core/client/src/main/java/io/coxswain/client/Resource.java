package io.coxswain.client;

import io.coxswain.client.rest.NotFoundException;
import io.coxswain.model.patch.Patch;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * What can be read and changed by its name: the objects of a kind, and each of their subresources. The verbs are the same for both;
 * the status of an object is edited, patched and applied as the object is.
 *
 * <pre>{@code
 * deployments.edit("web", d -> d.with(b -> b.spec(s -> s.paused(true))));
 * deployments.status().patch("web", Patch.merge("{…}"), o -> o.dryRun());
 * }</pre>
 *
 * <p>What they return does nothing before it is subscribed to, and does its work again for every subscription; cancelling ends the
 * exchange. Refusals are {@link io.coxswain.client.rest.ApiException}s.
 *
 * @param <T> the Java type of what is sent and answered
 */
public abstract sealed class Resource<T> permits Api, Subresource {
    final ObjectVerbs<T> verbs;

    Resource(ObjectVerbs<T> verbs) {
        this.verbs = verbs;
    }

    /** Gets what has this name; {@link NotFoundException} if there is nothing. */
    public Mono<T> get(String name) {
        return get(name, GetOptions.DEFAULT);
    }

    /** Gets what has this name; {@link NotFoundException} if there is nothing. */
    public Mono<T> get(String name, Consumer<GetOptions.Builder> options) {
        return get(name, GetOptions.of(options));
    }

    /** Gets what has this name; {@link NotFoundException} if there is nothing. */
    public Mono<T> get(String name, GetOptions options) {
        return verbs.get(name, options);
    }

    /** Gets what has this name, if it is there. See {@link #find(String, GetOptions)}. */
    public Mono<T> find(String name) {
        return find(name, GetOptions.DEFAULT);
    }

    /** Gets what has this name, if it is there. See {@link #find(String, GetOptions)}. */
    public Mono<T> find(String name, Consumer<GetOptions.Builder> options) {
        return find(name, GetOptions.of(options));
    }

    /**
     * Gets what has this name; empty if there is none. That the server does not know the kind at all is still a
     * {@link NotFoundException}.
     */
    public Mono<T> find(String name, GetOptions options) {
        return verbs.find(name, options);
    }

    /** Updates an object. See {@link #update(Object, UpdateOptions)}. */
    public Mono<T> update(T object) {
        return update(object, UpdateOptions.DEFAULT);
    }

    /** Updates an object. See {@link #update(Object, UpdateOptions)}. */
    public Mono<T> update(T object, Consumer<UpdateOptions.Builder> options) {
        return update(object, UpdateOptions.of(options));
    }

    /**
     * Updates an object: it is stored as it is given, but for its status if that is a subresource; of a subresource, only that part
     * is stored. Its name and namespace are those in its metadata.
     *
     * <p>With the resource version that was read in its metadata, it is a
     * {@link io.coxswain.client.rest.ConflictException} if the object has changed since; without one, whatever others wrote is
     * overwritten. {@link #edit(String, UnaryOperator)} reads and tries again.
     *
     * @return the object as it is stored
     */
    public Mono<T> update(T object, UpdateOptions options) {
        return verbs.update(object, options);
    }

    /** Reads an object, changes it, updates it. See {@link #editAsync(String, Function, UpdateOptions)}. */
    public Mono<T> edit(String name, UnaryOperator<T> change) {
        return edit(name, change, UpdateOptions.DEFAULT);
    }

    /** Reads an object, changes it, updates it. See {@link #editAsync(String, Function, UpdateOptions)}. */
    public Mono<T> edit(String name, UnaryOperator<T> change, Consumer<UpdateOptions.Builder> options) {
        return edit(name, change, UpdateOptions.of(options));
    }

    /**
     * Reads an object, changes it, updates it. See {@link #editAsync(String, Function, UpdateOptions)}.
     *
     * @param change must not block, and may be called several times
     */
    public Mono<T> edit(String name, UnaryOperator<T> change, UpdateOptions options) {
        return editAsync(
                name,
                object -> Mono.just(Objects.requireNonNull(
                        change.apply(object), "the change gave null: give the object itself to leave it as it is")),
                options);
    }

    /** Reads an object, changes it, updates it. See {@link #editAsync(String, Function, UpdateOptions)}. */
    public Mono<T> editAsync(String name, Function<T, Mono<T>> change) {
        return editAsync(name, change, UpdateOptions.DEFAULT);
    }

    /** Reads an object, changes it, updates it. See {@link #editAsync(String, Function, UpdateOptions)}. */
    public Mono<T> editAsync(String name, Function<T, Mono<T>> change, Consumer<UpdateOptions.Builder> options) {
        return editAsync(name, change, UpdateOptions.of(options));
    }

    /**
     * Reads an object, changes it, and updates it with the resource version that was read. On a conflict (409) it reads, changes and
     * updates again, up to nine times with growing and random pauses; then it is a
     * {@link io.coxswain.client.rest.ConflictException}. Nothing is sent if nothing changes.
     *
     * <p>What the type does not know stays as it is: what is changed is written over what was read. So a record that maps three fields
     * of a kind can be edited without harm to the others.
     *
     * @param change may be called several times, each time with the object as it is then; empty to leave it so
     * @return the object as it is in the end
     */
    public Mono<T> editAsync(String name, Function<T, Mono<T>> change, UpdateOptions options) {
        return new Edit<>(verbs, name, change, options).run();
    }

    /** Applies an object. See {@link #apply(Object, ApplyOptions)}. */
    public Mono<T> apply(T object) {
        return apply(object, ApplyOptions.DEFAULT);
    }

    /** Applies an object. See {@link #apply(Object, ApplyOptions)}. */
    public Mono<T> apply(T object, Consumer<ApplyOptions.Builder> options) {
        return apply(object, ApplyOptions.of(options));
    }

    /**
     * Applies an object on the server's side: it is created, or changed to have the fields that are set here. What the same field
     * manager has applied before and does not apply now is removed; what others have set stays.
     *
     * <pre>{@code
     * deployments.apply(desired, o -> o.fieldManager("shop").force())
     * }</pre>
     *
     * @return the object as it is stored; {@link io.coxswain.client.rest.ApplyConflictException}, which names managers and fields,
     *     if others own what is set differently here, and it is not forced
     */
    public Mono<T> apply(T object, ApplyOptions options) {
        return verbs.apply(object, options);
    }

    /**
     * Gets an object, and gives what a field manager owns of it by applying it, or this part of it: to be changed, and applied again.
     * Nothing but the name if the manager owns nothing.
     */
    public abstract Mono<T> extract(String name, String fieldManager);

    /** Patches an object. See {@link #patch(String, Patch, PatchOptions)}. */
    public Mono<T> patch(String name, Patch patch) {
        return patch(name, patch, PatchOptions.DEFAULT);
    }

    /** Patches an object. See {@link #patch(String, Patch, PatchOptions)}. */
    public Mono<T> patch(String name, Patch patch, Consumer<PatchOptions.Builder> options) {
        return patch(name, patch, PatchOptions.of(options));
    }

    /**
     * Patches an object: by a JSON patch, a JSON merge patch, or a strategic merge patch.
     *
     * <pre>{@code
     * deployments.patch("web", Patch.merge("{\"spec\": {\"paused\": true}}"))
     * }</pre>
     *
     * @return the object as it is stored
     */
    public Mono<T> patch(String name, Patch patch, PatchOptions options) {
        return verbs.patch(name, patch, options);
    }
}
