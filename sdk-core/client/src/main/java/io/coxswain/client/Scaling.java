package io.coxswain.client;

import io.coxswain.model.autoscaling.v1.Scale;
import io.coxswain.model.patch.MergePatch;
import io.coxswain.model.patch.Patch;
import java.util.function.IntUnaryOperator;
import reactor.core.publisher.Mono;

/**
 * How many replicas an object has.
 *
 * <pre>{@code
 * deployments.scale("web").to(5);
 * deployments.scale("web").by(replicas -> replicas + 1);
 * }</pre>
 */
public final class Scaling {
    private final ObjectVerbs<Scale> verbs;
    private final String name;

    Scaling(ObjectVerbs<Scale> verbs, String name) {
        this.verbs = verbs;
        this.name = name;
    }

    /** How many replicas are wanted and how many there are. */
    public Mono<Scale> get() {
        return verbs.get(name, GetOptions.DEFAULT);
    }

    /**
     * Wants so many replicas, whatever was wanted before.
     *
     * @throws IllegalArgumentException if it is a negative number
     */
    public Mono<Scale> to(int replicas) {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas is negative");
        }
        MergePatch patch = Patch.merge("{\"spec\":{\"replicas\":" + replicas + "}}");
        return verbs.patch(name, patch, PatchOptions.DEFAULT);
    }

    /**
     * Wants another number of replicas than before; nothing is lost if others scale at the same time.
     *
     * @param change is given the number wanted now, and may be called several times
     */
    public Mono<Scale> by(IntUnaryOperator change) {
        return new Edit<>(verbs, name, scale -> Mono.just(changed(scale, change)), UpdateOptions.DEFAULT).run();
    }

    private static Scale changed(Scale scale, IntUnaryOperator change) {
        Integer now = scale.spec().replicas();
        return scale.with(s -> s.spec(spec -> spec.replicas(change.applyAsInt(now == null ? 0 : now))));
    }
}
