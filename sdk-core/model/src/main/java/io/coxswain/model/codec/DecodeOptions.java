package io.coxswain.model.codec;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a reader leaves out, what it refuses, and how much it takes.
 *
 * <pre>{@code
 * DecodeOptions options = DecodeOptions.of(o -> o.strict().maxDocumentBytes(1 << 20));
 * Pod pod = Pod.CODEC.fromJson(json, 0, json.length, options);
 * }</pre>
 *
 * <p>What is beyond a limit is a {@link DecodingException}. Within the limits, what is read takes at most some hundred times as
 * many bytes of the heap as the document has; see {@link Builder#maxDocumentBytes}.
 */
public final class DecodeOptions {

    /** Everything is kept, within limits that no object of a cluster reaches. */
    public static final DecodeOptions DEFAULT = of(options -> {});

    /** {@code metadata.managedFields} is skipped, as caches do. */
    public static final DecodeOptions WITHOUT_MANAGED_FIELDS = of(Builder::withoutManagedFields);

    /** Unknown and duplicate fields are refused; see {@link Builder#strict}. */
    public static final DecodeOptions STRICT = of(Builder::strict);

    private static final int DEEPEST = 500;

    private final boolean managedFields;
    private final boolean strict;
    private final int maxDepth;
    private final int maxDocumentBytes;
    private final int maxStringBytes;
    private final int maxNumberLength;

    private DecodeOptions(Builder builder) {
        this.managedFields = builder.managedFields;
        this.strict = builder.strict;
        this.maxDepth = builder.maxDepth;
        this.maxDocumentBytes = builder.maxDocumentBytes;
        this.maxStringBytes = builder.maxStringBytes;
        this.maxNumberLength = builder.maxNumberLength;
    }

    /** The defaults, changed. */
    public static DecodeOptions of(Consumer<Builder> change) {
        Builder builder = new Builder();
        change.accept(builder);
        return new DecodeOptions(builder);
    }

    /** These, changed. */
    public DecodeOptions with(Consumer<Builder> change) {
        Builder builder = new Builder(this);
        change.accept(builder);
        return new DecodeOptions(builder);
    }

    /** Whether {@code metadata.managedFields} is kept. */
    public boolean managedFields() {
        return managedFields;
    }

    /** Whether unknown and duplicate fields are refused. */
    public boolean strict() {
        return strict;
    }

    /** How deep lists and objects may lie within one another. */
    public int maxDepth() {
        return maxDepth;
    }

    /** How long a document may be. */
    public int maxDocumentBytes() {
        return maxDocumentBytes;
    }

    /** How long a string may be. */
    public int maxStringBytes() {
        return maxStringBytes;
    }

    /** How long a number may be. */
    public int maxNumberLength() {
        return maxNumberLength;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecodeOptions that
                && managedFields == that.managedFields
                && strict == that.strict
                && maxDepth == that.maxDepth
                && maxDocumentBytes == that.maxDocumentBytes
                && maxStringBytes == that.maxStringBytes
                && maxNumberLength == that.maxNumberLength;
    }

    @Override
    public int hashCode() {
        return Objects.hash(managedFields, strict, maxDepth, maxDocumentBytes, maxStringBytes, maxNumberLength);
    }

    @Override
    public String toString() {
        return "DecodeOptions[" + (strict ? "strict, " : "") + (managedFields ? "" : "without managedFields, ")
                + "maxDepth=" + maxDepth + ", maxDocumentBytes=" + maxDocumentBytes + ", maxStringBytes="
                + maxStringBytes + ", maxNumberLength=" + maxNumberLength + "]";
    }

    /** What may be changed; every limit is at least 1. */
    public static final class Builder {
        private boolean managedFields = true;
        private boolean strict;
        private int maxDepth = DEEPEST;
        private int maxDocumentBytes = 256 << 20;
        private int maxStringBytes = 8 << 20;
        private int maxNumberLength = 1_000;

        private Builder() {}

        private Builder(DecodeOptions options) {
            this.managedFields = options.managedFields;
            this.strict = options.strict;
            this.maxDepth = options.maxDepth;
            this.maxDocumentBytes = options.maxDocumentBytes;
            this.maxStringBytes = options.maxStringBytes;
            this.maxNumberLength = options.maxNumberLength;
        }

        /** Skips {@code metadata.managedFields}; without it objects are about half as large. */
        public Builder withoutManagedFields() {
            this.managedFields = false;
            return this;
        }

        /**
         * Refuses documents that set fields which the type does not know, or one field twice, by a {@link
         * StrictDecodingException} that tells them all: as the API server does with {@code fieldValidation=Strict}, and like it
         *
         * <ul>
         *   <li>names are taken by the letter: {@code Spec} is unknown;
         *   <li>{@code metadata.managedFields} is looked through too, even where it is skipped;
         *   <li>what is kept raw is not looked into: the data of a ControllerRevision, the defaults of a schema. In the schema
         *       of a CustomResourceDefinition nor are {@code items}, {@code additionalProperties}, {@code additionalItems} and
         *       {@code dependencies}.
         * </ul>
         *
         * <p>Of protobuf, unknown fields are refused, which no API server does: their numbers stand for the names. A field that
         * is there twice is legal in protobuf, and its last value counts.
         */
        public Builder strict() {
            this.strict = true;
            return this;
        }

        /** Takes unknown and duplicate fields, as it is by default: unknown ones are kept, and of duplicates the last one counts. */
        public Builder lenient() {
            this.strict = false;
            return this;
        }

        /** How deep lists and objects may lie within one another; 500 by default and at most. */
        public Builder maxDepth(int levels) {
            if (levels > DEEPEST) {
                throw new IllegalArgumentException("at most " + DEEPEST + " levels");
            }
            this.maxDepth = positive(levels);
            return this;
        }

        /**
         * How long a document may be; 256 MiB by default, which is room for the longest list. An object that etcd has stored is
         * not above a few MiB. What is read takes about twice the bytes of the document in real objects, and seventy times as
         * many in one that is made of objects with a single empty field.
         */
        public Builder maxDocumentBytes(int bytes) {
            this.maxDocumentBytes = positive(bytes);
            return this;
        }

        /** How long a string may be in the document, names of fields and map keys included; 8 MiB by default. */
        public Builder maxStringBytes(int bytes) {
            this.maxStringBytes = positive(bytes);
            return this;
        }

        /** How many characters a number of JSON may have; 1,000 by default. */
        public Builder maxNumberLength(int characters) {
            this.maxNumberLength = positive(characters);
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
