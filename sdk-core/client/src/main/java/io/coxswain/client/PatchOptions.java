package io.coxswain.client;

import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.KubeRequestBuilder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to patch an object.
 *
 * <pre>{@code
 * deployments.patch("web", Patch.merge("{…}"), o -> o.fieldManager("shop"))
 * }</pre>
 */
public final class PatchOptions {
    /** No options: the server's defaults apply. */
    public static final PatchOptions DEFAULT = of(options -> {});

    private final Query query;

    private PatchOptions(Query query) {
        this.query = query;
    }

    /** The {@linkplain #DEFAULT default options}, changed. */
    public static PatchOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new PatchOptions(builder.query.copy());
    }

    void addTo(KubeRequestBuilder request, ClientOptions client) {
        query.addTo(request, client.fieldManager());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PatchOptions that && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    /** The options that are set, by Kubernetes' names. */
    @Override
    public String toString() {
        return "PatchOptions" + query;
    }

    /** Collects options. */
    public static final class Builder {
        private final Query query = new Query();

        private Builder() {}

        /** Who makes the change, for {@code managedFields}; without it, the program as its user agent names it. */
        public Builder fieldManager(String name) {
            query.fieldManager(name);
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
