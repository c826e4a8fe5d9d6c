package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to get one object. */
public final class GetOptions {
    /** As the server likes. */
    public static final GetOptions DEFAULT = of(options -> {});

    private final @Nullable String resourceVersion;

    private GetOptions(Builder builder) {
        this.resourceVersion = builder.resourceVersion;
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

    /** Collects options. */
    public static final class Builder {
        private @Nullable String resourceVersion;

        private Builder() {}

        /** Is content with an object that is at least this new; {@code 0} with any, perhaps from the server's cache. */
        public Builder resourceVersion(String resourceVersion) {
            this.resourceVersion = Objects.requireNonNull(resourceVersion, "resourceVersion");
            return this;
        }
    }
}
