package io.coxswain.model.codec;

import org.jspecify.annotations.Nullable;

/**
 * An object that is well-formed, but not what its type says: which one it is, as far as it tells, and what is wrong.
 *
 * @param name its name, if it can be found
 * @param namespace its namespace, if it has one that can be found
 * @param resourceVersion the state it shows, if that can be found
 * @param error says the same name
 */
public record UndecodableObject(
        @Nullable String name,
        @Nullable String namespace,
        @Nullable String resourceVersion,
        DecodingException error) {

    /** Describes the object in a part of an array that could not be read. */
    public static UndecodableObject of(ContentType form, byte[] bytes, int from, int to, DecodingException error) {
        return of(form, bytes, from, to, error, "", 0);
    }

    static UndecodableObject of(
            ContentType form, byte[] bytes, int from, int to, DecodingException error, String path, long offset) {
        ObjectNames names = ObjectNames.find(form, bytes, from, to);
        return new UndecodableObject(
                names.name(),
                names.namespace(),
                names.resourceVersion(),
                error.within(names + " cannot be read", path, offset));
    }
}
