package io.coxswain.model.yaml;

import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.StrictDecodingException;
import java.util.function.Consumer;

/**
 * How YAML is read, and how much of it.
 *
 * <pre>{@code
 * YamlOptions options = YamlOptions.of(o -> o.strict().maxDocumentBytes(1 << 20));
 * }</pre>
 */
public final class YamlOptions {

    /** Lenient where Kubernetes is, with limits that no manifest of people reaches. */
    public static final YamlOptions DEFAULT = of(options -> {});

    /** Refuses fields that are set twice, and fields that a type does not know. */
    public static final YamlOptions STRICT = of(Builder::strict);

    private static final int DEEPEST = 500;

    private final boolean strict;
    private final int maxDocumentBytes;
    private final long maxSourceBytes;
    private final int maxDocuments;
    private final int maxDepth;
    private final int maxStringLength;
    private final int maxAliases;
    private final int maxNodes;

    private YamlOptions(Builder builder) {
        this.strict = builder.strict;
        this.maxDocumentBytes = builder.maxDocumentBytes;
        this.maxSourceBytes = builder.maxSourceBytes;
        this.maxDocuments = builder.maxDocuments;
        this.maxDepth = builder.maxDepth;
        this.maxStringLength = builder.maxStringLength;
        this.maxAliases = builder.maxAliases;
        this.maxNodes = builder.maxNodes;
    }

    /** The defaults, changed. */
    public static YamlOptions of(Consumer<Builder> change) {
        Builder builder = new Builder();
        change.accept(builder);
        return new YamlOptions(builder);
    }

    /** As strict, and at least as narrow. */
    static YamlOptions like(DecodeOptions options) {
        return of(yaml -> {
            yaml.strict = options.strict();
            yaml.maxDepth = options.maxDepth();
            yaml.maxDocumentBytes = Math.min(yaml.maxDocumentBytes, options.maxDocumentBytes());
            yaml.maxStringLength = Math.min(yaml.maxStringLength, options.maxStringBytes());
        });
    }

    boolean strict() {
        return strict;
    }

    int maxDocumentBytes() {
        return maxDocumentBytes;
    }

    long maxSourceBytes() {
        return maxSourceBytes;
    }

    int maxDocuments() {
        return maxDocuments;
    }

    int maxDepth() {
        return maxDepth;
    }

    int maxStringLength() {
        return maxStringLength;
    }

    int maxAliases() {
        return maxAliases;
    }

    int maxNodes() {
        return maxNodes;
    }

    /** What may be changed; every limit is at least 1. */
    public static final class Builder {
        private boolean strict;
        private int maxDocumentBytes = 16 << 20;
        private long maxSourceBytes = 256L << 20;
        private int maxDocuments = 100_000;
        private int maxDepth = DEEPEST;
        private int maxStringLength = 8 << 20;
        private int maxAliases = 10_000;
        private int maxNodes = 1_000_000;

        private Builder() {}

        /**
         * Refuses fields that are set twice, of which otherwise the last one counts, and where a type is read also fields that it
         * does not know: by a {@link StrictDecodingException} that tells all of them, as the API server does.
         *
         * <pre>{@code
         * strict decoding error: line 3: key "a" already set in map, unknown field "spec.foo"
         * }</pre>
         *
         * <p>{@link Manifests} tell fields that are set twice as they come to the document, and unknown ones when it is {@linkplain
         * Manifest#as read as} an object.
         */
        public Builder strict() {
            this.strict = true;
            return this;
        }

        /** The size of one document; 16 MiB by default. */
        public Builder maxDocumentBytes(int bytes) {
            this.maxDocumentBytes = positive(bytes);
            return this;
        }

        /** The size of a file or stream, all of its documents together; 256 MiB by default. */
        public Builder maxSourceBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("a limit is at least 1");
            }
            this.maxSourceBytes = bytes;
            return this;
        }

        /** How many documents one walk over manifests gives; 100,000 by default. */
        public Builder maxDocuments(int documents) {
            this.maxDocuments = positive(documents);
            return this;
        }

        /** How deep lists and objects are nested, aliases followed; 500 by default and at most. */
        public Builder maxDepth(int levels) {
            if (levels > DEEPEST) {
                throw new IllegalArgumentException("at most " + DEEPEST + " levels: no codec reads deeper ones");
            }
            this.maxDepth = positive(levels);
            return this;
        }

        /** How many characters a string has; 8 Mi by default. */
        public Builder maxStringLength(int characters) {
            this.maxStringLength = positive(characters);
            return this;
        }

        /** How often aliases are followed in a document, those within what an alias stands for included; 10,000 by default. */
        public Builder maxAliases(int aliases) {
            this.maxAliases = positive(aliases);
            return this;
        }

        /** How many values and names of fields a document has, aliases followed; a million by default. */
        public Builder maxNodes(int nodes) {
            this.maxNodes = positive(nodes);
            return this;
        }

        private static int positive(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("a limit is at least 1");
            }
            return limit;
        }
    }
}
