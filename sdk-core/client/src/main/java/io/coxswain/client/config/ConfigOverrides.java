package io.coxswain.client.config;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a caller wants otherwise than the configuration says, as kubectl's flags do. */
public final class ConfigOverrides {
    private final @Nullable String context;
    private final @Nullable String namespace;

    private ConfigOverrides(Builder builder) {
        this.context = builder.context;
        this.namespace = builder.namespace;
    }

    static ConfigOverrides of(Consumer<Builder> overrides) {
        Builder builder = new Builder();
        overrides.accept(builder);
        return new ConfigOverrides(builder);
    }

    @Nullable
    String context() {
        return context;
    }

    @Nullable
    String namespace() {
        return namespace;
    }

    /** Collects overrides. */
    public static final class Builder {
        private @Nullable String context;
        private @Nullable String namespace;

        private Builder() {}

        /** Uses this context, and not the current one. */
        public Builder context(String context) {
            this.context = Objects.requireNonNull(context, "context");
            return this;
        }

        /** Uses this namespace for requests that name none. */
        public Builder namespace(String namespace) {
            this.namespace = Objects.requireNonNull(namespace, "namespace");
            return this;
        }
    }
}
