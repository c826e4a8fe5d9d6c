package io.coxswain.codegen;

import com.palantir.javapoet.ClassName;
import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.FieldSchema.Presence;
import io.coxswain.codegen.schema.ResourceSchema;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import io.coxswain.codegen.schema.TypeSchema.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type as its Java class will be: the fields of what it inlines are its own.
 *
 * @param resource how it is served; null if it is not
 */
record JavaClass(
        ApiSchema api,
        TypeSchema schema,
        List<JavaField> fields,
        @Nullable ResourceSchema resource) {

    /** Those of Go's types, held by value, that Go still writes as null when they have no value. */
    private static final Set<Scalar> NULL_WHEN_EMPTY =
            Set.of(Scalar.TIME, Scalar.MICRO_TIME, Scalar.BYTES, Scalar.RAW_EXTENSION);

    static JavaClass of(ApiSchema api, TypeSchema type, Schemas schemas) {
        List<FieldSchema> flat = new ArrayList<>();
        flatten(type, schemas, flat);
        List<JavaField> fields = new ArrayList<>();
        int nullBit = 1;
        // kind and apiVersion come first on the wire.
        int index = type.kind() ? 2 : 0;
        for (FieldSchema field : flat) {
            boolean nullable = isNullable(field);
            fields.add(new JavaField(
                    field,
                    JavaNames.identifier(field.name()),
                    index++,
                    nullable ? nullBit : 0,
                    Facts.isUnique(api.id(), type.name(), field.name())));
            nullBit = nullable ? nullBit << 1 : nullBit;
        }
        return new JavaClass(api, type, List.copyOf(fields), schemas.resourceOf(api, type));
    }

    private static void flatten(TypeSchema type, Schemas schemas, List<FieldSchema> into) {
        for (Member member : type.members()) {
            if (member instanceof Inline inline) {
                flatten(schemas.type(inline.type()), schemas, into);
            } else {
                into.add((FieldSchema) member);
            }
        }
    }

    private static boolean isNullable(FieldSchema field) {
        TypeRef type = field.type();
        return field.presence() == Presence.ALWAYS
                && type != Scalar.JSON
                && (field.pointer() || type instanceof ListOf || type instanceof MapOf || isNullWhenEmpty(type));
    }

    private static boolean isNullWhenEmpty(TypeRef type) {
        return type instanceof Scalar scalar && NULL_WHEN_EMPTY.contains(scalar);
    }

    ClassName name() {
        return JavaNames.classOf(api.id(), schema.name());
    }

    ClassName builder() {
        return name().nestedClass("Builder");
    }

    ClassName codec() {
        return name().peerClass(schema.name() + "Codec");
    }

    boolean isKind() {
        return schema.kind();
    }

    /** Whether it is an object that a server stores: a kind with an object's metadata. */
    boolean isKubeObject() {
        return isKind() && resource != null && fields.stream().anyMatch(JavaClass::isObjectMeta);
    }

    static boolean isObjectMeta(JavaField field) {
        return field.name().equals("metadata") && field.schema().type().equals(new ObjectRef("meta.v1", "ObjectMeta"));
    }

    boolean hasNulls() {
        return fields.stream().anyMatch(f -> f.nullBit() != 0);
    }

    String apiVersion() {
        return Facts.apiVersion(api.group(), api.version(), schema.name());
    }

    /** For people: {@code apps/v1}. */
    String apiTitle() {
        return api.group().isEmpty() ? "core/" + api.version() : api.group() + "/" + api.version();
    }
}
