package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.model.codec.DecodeOptions;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to get one object. */
public final class GetOptions {
    /** As the server likes. */
    public static final GetOptions DEFAULT = of(options -> {});

    private final @Nullable String resourceVersion;
    private final DecodeOptions decoding;

    private GetOptions(Builder builder) {
        this.resourceVersion = builder.resourceVersion;
        this.decoding = builder.decoding;
    }

    /** Makes one of what is given. */
    public static GetOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new GetOptions(builder);
    }

    void addTo(KubeRequestBuilder request) {
        Queries.add(request, "resourceVersion", resourceVersion);
    }

    DecodeOptions decoding() {
        return decoding;
    }

    /** Collects options. */
    public static final class Builder {
        private @Nullable String resourceVersion;
        private DecodeOptions decoding = DecodeOptions.DEFAULT;

        private Builder() {}

        /** Is content with an object that is at least this new; {@code 0} with any, perhaps from the server's cache. */
        public Builder resourceVersion(String resourceVersion) {
            this.resourceVersion = Objects.requireNonNull(resourceVersion, "resourceVersion");
            return this;
        }

        /** Leaves {@code metadata.managedFields} out of the object, which is then about half as large. */
        public Builder skipManagedFields() {
            this.decoding = DecodeOptions.WITHOUT_MANAGED_FIELDS;
            return this;
        }
    }
}
