package io.coxswain.client;

import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.KubeRequestBuilder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to apply an object on the server's side.
 *
 * <pre>{@code
 * deployments.apply(desired, o -> o.fieldManager("shop").force())
 * }</pre>
 */
public final class ApplyOptions {
    /** As the client's own manager, and stopped by conflicts. */
    public static final ApplyOptions DEFAULT = of(options -> {});

    private final Query query;

    private ApplyOptions(Query query) {
        this.query = query;
    }

    /** The {@linkplain #DEFAULT default options}, changed. */
    public static ApplyOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new ApplyOptions(builder.query.copy());
    }

    /** Servers take the manager of other writes from the user agent; who applies has to name one. */
    void addTo(KubeRequestBuilder request, ClientOptions client) {
        String named = client.fieldManager();
        query.addTo(request, named == null ? client.fieldManagerOfUserAgent() : named);
    }

    /** The field manager that is applied as, if these options name one: otherwise it is the client's. */
    public @Nullable String fieldManager() {
        return query.get(Query.Parameter.FIELD_MANAGER);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApplyOptions that && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    /** The options that are set, by Kubernetes' names. */
    @Override
    public String toString() {
        return "ApplyOptions" + query;
    }

    /** Collects options. */
    public static final class Builder {
        private final Query query = new Query();

        private Builder() {}

        /**
         * Who applies. Each program, and each part of one that applies objects of its own, needs another name: what a manager applied
         * before and does not apply any more is removed. If nothing is said it is the one of the client:
         * {@link ClientOptions.Builder#fieldManager}, or the name in {@link ClientOptions.Builder#userAgent}.
         */
        public Builder fieldManager(String name) {
            query.fieldManager(name);
            return this;
        }

        /**
         * Takes over the fields that others own and this object sets differently; without it such fields are a
         * {@link io.coxswain.client.rest.ApplyConflictException}.
         */
        public Builder force() {
            query.set(Query.Parameter.FORCE, true);
            return this;
        }

        /** What the server does about fields that it does not know. */
        public Builder fieldValidation(FieldValidation validation) {
            query.set(Query.Parameter.FIELD_VALIDATION, validation);
            return this;
        }

        /** Goes through everything and answers as if it were done, but nothing is stored. */
        public Builder dryRun() {
            query.dryRun();
            return this;
        }
    }
}
