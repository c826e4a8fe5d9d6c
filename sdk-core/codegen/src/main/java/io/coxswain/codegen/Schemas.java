package io.coxswain.codegen;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.EnumSchema;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.ResourceSchema;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import io.coxswain.codegen.schema.TypeSchema.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All schemas together, to find a type by its full name. */
final class Schemas {
    private final List<ApiSchema> apis;
    private final Map<String, TypeSchema> types = new HashMap<>();
    private final Set<String> referred = new HashSet<>();

    Schemas(List<ApiSchema> apis) {
        this.apis = List.copyOf(apis);
        for (ApiSchema api : apis) {
            for (TypeSchema type : api.types()) {
                types.put(api.id() + "." + type.name(), type);
            }
        }
        types.values().stream().flatMap(type -> type.members().stream()).forEach(this::refer);
    }

    private void refer(Member member) {
        if (member instanceof FieldSchema field) {
            refer(field.type());
        } else {
            referFieldsOf((Inline) member);
        }
    }

    /** What an inlined type refers to counts; the type itself does not, for nobody holds it. */
    private void referFieldsOf(Inline inline) {
        type(inline.type()).members().forEach(this::refer);
    }

    private void refer(TypeRef type) {
        if (type instanceof ListOf list) {
            refer(list.element());
        } else if (type instanceof MapOf map) {
            refer(map.value());
        } else if (type instanceof ObjectRef object) {
            referred.add(object.api() + "." + object.name());
        }
    }

    List<ApiSchema> apis() {
        return apis;
    }

    TypeSchema type(String name) {
        TypeSchema type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("the schema refers to " + name + ", which no file describes");
        }
        return type;
    }

    /** Whether the type deserves a class: it is a kind, or a field somewhere holds it. */
    boolean isHeld(ApiSchema api, TypeSchema type) {
        return type.kind() || referred.contains(api.id() + "." + type.name());
    }

    @Nullable
    ResourceSchema resourceOf(ApiSchema api, TypeSchema type) {
        return api.resources().stream()
                .filter(resource -> resource.kind().equals(type.name()))
                .findFirst()
                .orElse(null);
    }

    /** The names of an API's enums that a type has taken already. */
    static boolean isTaken(ApiSchema api, EnumSchema named) {
        return api.types().stream().anyMatch(type -> type.name().equals(named.name()));
    }
}
