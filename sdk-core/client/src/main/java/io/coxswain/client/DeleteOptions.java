package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.model.codec.ContentType;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to delete.
 *
 * <pre>{@code
 * pods.delete("web-1", o -> o.uid(pod.metadata().uid()).gracePeriod(Duration.ZERO))
 * }</pre>
 */
public final class DeleteOptions {
    /** No options: grace period and propagation are the kind's own. */
    public static final DeleteOptions DEFAULT = of(options -> {});

    private final io.coxswain.model.meta.v1.DeleteOptions body;

    private DeleteOptions(io.coxswain.model.meta.v1.DeleteOptions body) {
        this.body = body;
    }

    /** The {@linkplain #DEFAULT default options}, changed. */
    public static DeleteOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new DeleteOptions(builder.body.build());
    }

    void addTo(KubeRequestBuilder request) {
        if (!body.equals(io.coxswain.model.meta.v1.DeleteOptions.EMPTY)) {
            request.body(ContentType.JSON.mediaType(), io.coxswain.model.meta.v1.DeleteOptions.CODEC.toJson(body));
        }
    }

    /** As Kubernetes' own object, which an eviction holds. */
    io.coxswain.model.meta.v1.DeleteOptions body() {
        return body;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeleteOptions that && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return body.hashCode();
    }

    /** The options that are set, by Kubernetes' names. */
    @Override
    public String toString() {
        return body.toString();
    }

    /** Collects options. */
    public static final class Builder {
        private final io.coxswain.model.meta.v1.DeleteOptions.Builder body =
                io.coxswain.model.meta.v1.DeleteOptions.builder();

        private Builder() {}

        /** Deletes only the very object with this uid, and not another one of the same name. */
        public Builder uid(String uid) {
            body.preconditions(p -> p.uid(uid));
            return this;
        }

        /** Deletes the object only if nobody has changed it since this version. */
        public Builder resourceVersion(String resourceVersion) {
            body.preconditions(p -> p.resourceVersion(resourceVersion));
            return this;
        }

        /** What becomes of the objects that it owns. */
        public Builder propagationPolicy(PropagationPolicy policy) {
            body.propagationPolicy(policy.toString());
            return this;
        }

        /**
         * How long the object has to end in peace, in whole seconds, rounded up; zero deletes at once.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder gracePeriod(Duration gracePeriod) {
            if (gracePeriod.isNegative()) {
                throw new IllegalArgumentException("the grace period is negative");
            }
            body.gracePeriodSeconds(Query.seconds(gracePeriod));
            return this;
        }

        /** Goes through everything and answers as if it were done, but nothing is deleted. */
        public Builder dryRun() {
            body.clearDryRun().addDryRun("All");
            return this;
        }

        /**
         * Deletes an object that the server cannot read any more, past finalizers, preconditions and everything that guards it. A
         * last resort: what the object stood for may stay behind.
         */
        public Builder ignoreStoreReadErrorWithClusterBreakingPotential() {
            body.ignoreStoreReadErrorWithClusterBreakingPotential(true);
            return this;
        }
    }
}
