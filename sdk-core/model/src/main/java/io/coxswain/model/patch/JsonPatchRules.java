package io.coxswain.model.patch;

/**
 * How a {@link JsonPatch} is applied.
 *
 * @param maxOperations how many operations a patch may have
 * @param maxCopiedBytes how much JSON its copy operations may add up to
 * @param lenient whether an index may count from the end ({@code -1} is the last), and a field that is not there be replaced, be
 *     copied as null, and pass a test for null
 */
public record JsonPatchRules(int maxOperations, long maxCopiedBytes, boolean lenient) {

    /** As an API server does: 10,000 operations, 3 MiB of copies, lenient. */
    public static final JsonPatchRules KUBERNETES = new JsonPatchRules(10_000, 3 << 20, true);

    /** By the letter of RFC 6902, with the same limits. */
    public static final JsonPatchRules RFC_6902 = new JsonPatchRules(10_000, 3 << 20, false);

    /** The same rules with another limit on the operations of a patch. */
    public JsonPatchRules withMaxOperations(int operations) {
        return new JsonPatchRules(operations, maxCopiedBytes, lenient);
    }

    /** The same rules with another limit on what copy operations add up to. */
    public JsonPatchRules withMaxCopiedBytes(long bytes) {
        return new JsonPatchRules(maxOperations, bytes, lenient);
    }
}
