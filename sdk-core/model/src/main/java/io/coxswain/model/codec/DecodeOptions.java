package io.coxswain.model.codec;

/**
 * What a reader leaves out.
 *
 * @param managedFields whether {@code metadata.managedFields} is kept; without it objects are about half as large
 */
public record DecodeOptions(boolean managedFields) {

    /** Everything is kept. */
    public static final DecodeOptions DEFAULT = new DecodeOptions(true);

    /** {@code metadata.managedFields} is skipped, as caches do. */
    public static final DecodeOptions WITHOUT_MANAGED_FIELDS = new DecodeOptions(false);
}
