package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.model.codec.DecodeOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to get one object. */
public final class GetOptions {
    /** No options: the server's defaults apply. */
    public static final GetOptions DEFAULT = of(options -> {});

    private final Query query;
    private final DecodeOptions decoding;

    private GetOptions(Query query, DecodeOptions decoding) {
        this.query = query;
        this.decoding = decoding;
    }

    /** The {@linkplain #DEFAULT default options}, changed. */
    public static GetOptions of(Consumer<Builder> options) {
        Builder builder = new Builder();
        options.accept(builder);
        return new GetOptions(builder.query.copy(), builder.decoding());
    }

    void addTo(KubeRequestBuilder request) {
        query.addTo(request);
    }

    DecodeOptions decoding() {
        return decoding;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GetOptions that && query.equals(that.query) && decoding.equals(that.decoding);
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    /** The options that are set, by Kubernetes' names. */
    @Override
    public String toString() {
        return "GetOptions" + query;
    }

    /** Collects options. */
    public static final class Builder {
        private final Query query = new Query();
        private DecodeOptions decoding = DecodeOptions.DEFAULT;
        private boolean managedFields = true;

        private Builder() {}

        /** Is content with an object that is at least this new; {@code 0} with any, perhaps from the server's cache. */
        public Builder resourceVersion(String resourceVersion) {
            query.set(Query.Parameter.RESOURCE_VERSION, resourceVersion);
            return this;
        }

        /** Leaves {@code metadata.managedFields} out of the object, which is then about half as large. */
        public Builder skipManagedFields() {
            managedFields = false;
            return this;
        }

        /**
         * How the object is read, such as within other limits. With {@link DecodeOptions#STRICT} an object with unknown fields is an error, a {@link io.coxswain.model.codec.StrictDecodingException}:
         * do not ask for it where servers may be newer than this library. {@link #skipManagedFields} holds beside it.
         */
        public Builder decoding(DecodeOptions options) {
            decoding = options;
            return this;
        }

        private DecodeOptions decoding() {
            return managedFields ? decoding : decoding.with(DecodeOptions.Builder::withoutManagedFields);
        }
    }
}
