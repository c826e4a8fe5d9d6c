package io.coxswain.codegen.importer;

import io.coxswain.codegen.schema.FieldSchema.Presence;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.Scalar;

/** When Go's encoding/json writes a field. */
final class Presences {
    private Presences() {}

    static Presence of(GoTypes.Field field, TypeRef type) {
        if (field.omitZero() && (field.pointer() || collection(type) || scalar(type))) {
            throw new ImportException(field + ": omitzero is understood for plain structs only");
        }
        if (field.omitZero()) {
            return Presence.OMIT_ZERO;
        }
        if (!field.omitEmpty()) {
            return Presence.ALWAYS;
        }
        if (field.pointer() || collection(type)) {
            return Presence.OPTIONAL;
        }
        // To encoding/json no struct is ever empty, neither an object nor a time or a quantity.
        return scalar(type) ? Presence.OMIT_ZERO : Presence.ALWAYS;
    }

    static boolean collection(TypeRef type) {
        return type instanceof ListOf || type instanceof MapOf || type == Scalar.BYTES;
    }

    /** Whether Go holds it as a plain number, boolean or string. */
    static boolean scalar(TypeRef type) {
        return type instanceof EnumRef
                || type == Scalar.STRING
                || type == Scalar.BOOL
                || type == Scalar.INT32
                || type == Scalar.INT64
                || type == Scalar.DOUBLE;
    }
}
