package io.coxswain.codegen.importer;

import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import io.coxswain.codegen.schema.TypeSchema.Member;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Makes the schema's types from Go's structs. */
final class TypeSchemas {
    private final Inputs inputs;
    private final Packages packages;
    private final Properties properties;
    private final Types types;
    private final Disagreements disagreements;

    TypeSchemas(Inputs inputs, Packages packages, Properties properties, Types types, Disagreements disagreements) {
        this.inputs = inputs;
        this.packages = packages;
        this.properties = properties;
        this.types = types;
        this.disagreements = disagreements;
    }

    TypeSchema of(String goType) {
        String place = packages.nameOf(goType);
        ProtoFacts proto = new ProtoFacts(inputs.go(), inputs.protos(), disagreements, place, goType);
        List<GoTypes.Field> fields = inputs.go().fieldsOf(goType);
        List<Member> members = new ArrayList<>();
        for (GoTypes.Field field : fields) {
            if (Structs.typeMeta(field)) {
                continue;
            }
            if (field.inline()) {
                members.add(new Inline(
                        packages.nameOf(field.type()), proto.of(field).tag()));
            } else if (field.json() != null) {
                members.add(field(goType, place + "." + field.json(), field, field.json(), proto.of(field)));
            } else {
                disagreements.add("json-name", place + "." + field.go(), "Go gives it no JSON name");
            }
        }
        proto.finish();
        return new TypeSchema(GoType.nameOf(goType), Structs.kind(fields), members);
    }

    private FieldSchema field(
            String goType, String place, GoTypes.Field field, String json, ProtoFacts.Carried carried) {
        TypeRef type = types.of(field.type());
        Properties.Property property = properties.of(goType, json);
        OpenApiFacts facts = OpenApiFacts.unknown(field);
        if (property != null) {
            String shape = OpenApiShape.of(property.node());
            disagreements.compare(
                    "openapi-type", place, "Go", OpenApiShape.of(field.type(), inputs.go()), "OpenAPI", shape);
            facts = OpenApiFacts.of(place, field, type, property, atomic(property.node()), disagreements);
        }
        return new FieldSchema(
                json,
                type,
                carried.tag(),
                carried.wire(),
                Presences.of(field, type),
                field.pointer(),
                facts.required(),
                facts.defaultValue(),
                facts.list(),
                facts.mapKeys(),
                facts.atomic(),
                facts.patchStrategies(),
                facts.patchMergeKey());
    }

    /** Whether the struct that a field or a list's elements are of is replaced as a whole. */
    private boolean atomic(JsonNode property) {
        String reference = OpenApi.reference(property.has("items") ? property.path("items") : property);
        JsonNode schema = reference == null ? null : inputs.openApi().schemas().get(reference);
        return schema != null
                && schema.path("x-kubernetes-map-type").asString("").equals("atomic");
    }
}
