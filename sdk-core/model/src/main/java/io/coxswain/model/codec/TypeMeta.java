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

    /**
     * The same for a kind that servers serve: a document, or an item of a list, that says it is of another kind is refused.
     *
     * @throws DecodingException if it says so
     */
    public static @Nullable TypeMeta ofServed(
            JsonReader in, @Nullable String apiVersion, @Nullable String kind, String ownApiVersion, String ownKind) {
        TypeMeta said = of(in.isRoot(), apiVersion, kind, ownApiVersion, ownKind);
        if (said != null && in.isRoot() && said.isOther(ownApiVersion, ownKind)) {
            throw in.failure(said.notWanted(ownApiVersion, ownKind));
        }
        return said;
    }

    /**
     * The same for protobuf, whose envelope tells the kind.
     *
     * @throws DecodingException if it is another
     */
    public static @Nullable TypeMeta ofServed(
            ProtoReader in, @Nullable String apiVersion, @Nullable String kind, String ownApiVersion, String ownKind) {
        TypeMeta said = of(in.isRoot(), apiVersion, kind, ownApiVersion, ownKind);
        if (said != null && in.isRoot() && said.isOther(ownApiVersion, ownKind)) {
            throw in.failure(said.notWanted(ownApiVersion, ownKind));
        }
        return said;
    }

    /**
     * Refuses a list that says it is one of another kind. A {@code List} may hold anything, and so may what says nothing.
     *
     * @param items what reads its items
     * @return what to say of it; null if there is nothing wrong
     */
    public static @Nullable String notAListOf(Codec<?> items, @Nullable String apiVersion, @Nullable String kind) {
        TypeMeta item = items.typeMeta();
        if (item == null || item.kind == null || item.apiVersion == null || "List".equals(kind)) {
            return null;
        }
        // Protobuf does not tell absent from empty.
        TypeMeta said = new TypeMeta("".equals(apiVersion) ? null : apiVersion, "".equals(kind) ? null : kind);
        String wanted = item.kind + "List";
        return said.isOther(item.apiVersion, wanted) ? said.notWanted(item.apiVersion, wanted) : null;
    }

    /** Whether this names another kind. What it leaves out contradicts nothing. */
    public boolean isOther(String wantedApiVersion, String wantedKind) {
        return (apiVersion != null && !apiVersion.equals(wantedApiVersion))
                || (kind != null && !kind.equals(wantedKind));
    }

    /** What to say of a document that is of this kind where another one was wanted. */
    public String notWanted(String wantedApiVersion, String wantedKind) {
        return "expected " + wantedApiVersion + " " + wantedKind + ", but this says that it is " + this;
    }

    /** Such as {@code apps/v1 Deployment}; a name beyond all measure is cut. */
    @Override
    public String toString() {
        return shortened(apiVersion, "(no apiVersion)") + " " + shortened(kind, "(no kind)");
    }

    private static String shortened(@Nullable String name, String otherwise) {
        if (name == null) {
            return otherwise;
        }
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }

    /** Kubernetes' own limit of a group's name, and more than enough for a version or a kind. */
    private static final int LONGEST = 253;

    static final TypeMeta ABSENT = new TypeMeta(null, null);
}
