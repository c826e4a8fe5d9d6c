package io.coxswain.codegen.importer;

import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;

/** The schema's types for Go's: names of slices, maps and strings without known values are resolved. */
final class Types {
    private final GoTypes go;
    private final Packages packages;
    private final Enums enums;

    Types(GoTypes go, Packages packages, Enums enums) {
        this.go = go;
        this.packages = packages;
        this.enums = enums;
    }

    TypeRef of(String type) {
        Scalar scalar = ValueTypes.of(type);
        if (scalar != null) {
            return scalar;
        }
        String element = GoType.element(type);
        if (element != null) {
            return new ListOf(of(element));
        }
        String value = GoType.value(type);
        if (value != null) {
            return new MapOf(of(value));
        }
        if (enums.contains(type)) {
            return new EnumRef(packages.apiOf(type).id(), GoType.nameOf(type));
        }
        if (go.named().containsKey(type)) {
            return of(go.underlying(type));
        }
        go.fieldsOf(type);
        return new ObjectRef(packages.apiOf(type).id(), GoType.nameOf(type));
    }
}
