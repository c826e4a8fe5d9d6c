package io.coxswain.codegen.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a type.
 *
 * @param name its JSON name
 * @param tag its protobuf tag; 0 where protobuf does not carry it
 * @param wire how protobuf carries it; of a list, each element
 * @param pointer whether Go holds a pointer: without a value it is nil, which {@link Presence#ALWAYS} writes as {@code null}
 * @param required whether OpenAPI lists it as required
 * @param defaultValue the default as JSON text; a zero that Go's type implies is no default
 * @param list how a list merges
 * @param mapKeys the keys of a list that merges like a map
 * @param atomic whether an object or map is replaced as a whole; of a list, each element
 * @param patchStrategies of the strategic merge patch: merge, replace, retainKeys
 * @param patchMergeKey the key of a strategic merge
 */
public record FieldSchema(
        String name,
        TypeRef type,
        int tag,
        Wire wire,
        Presence presence,
        boolean pointer,
        boolean required,
        @Nullable String defaultValue,
        @Nullable ListKind list,
        List<String> mapKeys,
        boolean atomic,
        List<String> patchStrategies,
        @Nullable String patchMergeKey)
        implements TypeSchema.Member {

    public FieldSchema {
        mapKeys = List.copyOf(mapKeys);
        patchStrategies = List.copyOf(patchStrategies);
    }

    /** How protobuf carries the field. */
    public enum Wire {
        BYTES,
        VARINT,
        FIXED32,
        FIXED64,
        /** A list within a message of its own, whose field 1 it is. */
        ITEMS,
        /** Not carried. */
        NONE
    }

    /** When Go writes the field. */
    public enum Presence {
        /** A pointer, or an omitempty list, map or byte string: written when it is set (and, list or map, not empty). */
        OPTIONAL,
        /** A plain scalar with omitempty: JSON leaves its zero out, protobuf writes it all the same. */
        OMIT_ZERO,
        /** Always written: a scalar's zero, an object's {@code {}}, and {@code null} for what has no value. */
        ALWAYS
    }

    /** How a list merges. */
    public enum ListKind {
        ATOMIC,
        SET,
        MAP
    }
}
