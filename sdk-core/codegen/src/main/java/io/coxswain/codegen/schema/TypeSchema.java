package io.coxswain.codegen.schema;

import java.util.List;

/**
 * An object type.
 *
 * @param kind whether it carries apiVersion and kind (Go inlines TypeMeta); those two are then not among the members
 * @param members in Go's order, which is the order on the wire
 */
public record TypeSchema(String name, boolean kind, List<Member> members) {
    public TypeSchema {
        members = List.copyOf(members);
    }

    /** A field, or another type whose fields belong to this one. */
    public sealed interface Member permits FieldSchema, Inline {}

    /**
     * Another type's fields, which in JSON are the parent's own; in protobuf they are a message of their own.
     *
     * @param type the inlined type, as {@code core.v1.VolumeSource}
     * @param tag its protobuf tag
     */
    public record Inline(String type, int tag) implements Member {}
}
