package io.coxswain.model.codec;

import org.jspecify.annotations.Nullable;

/**
 * The apiVersion and kind that a document said, where they are not its type's own: inside other objects Kubernetes leaves
 * them out, or has none at all.
 */
public record TypeMeta(
        @Nullable String apiVersion, @Nullable String kind) {

    /**
     * What a codec keeps of what it read.
     *
     * @return null where nothing needs keeping: the type's own names, or a document that leaves its own out (as items of a
     *     list do)
     */
    public static @Nullable TypeMeta of(
            boolean root, @Nullable String apiVersion, @Nullable String kind, String ownApiVersion, String ownKind) {
        if (apiVersion == null && kind == null) {
            return root ? null : ABSENT;
        }
        return ownApiVersion.equals(apiVersion) && ownKind.equals(kind) ? null : new TypeMeta(apiVersion, kind);
    }

    private static final TypeMeta ABSENT = new TypeMeta(null, null);
}
