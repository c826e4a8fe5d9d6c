package io.coxswain.model.codec;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.SchemaReader;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import io.coxswain.codegen.schema.TypeSchema.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects made from the schema: every field set, at every level, and where wanted one more that no type knows. */
final class SyntheticObjects {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int DEEPEST = 12;

    private final Map<String, TypeSchema> types = new HashMap<>();
    private final Map<String, String> served = new HashMap<>();
    private final boolean unknown;
    private int counter;

    SyntheticObjects(List<ApiSchema> apis, boolean unknown) {
        this.unknown = unknown;
        for (ApiSchema api : apis) {
            api.types().forEach(type -> types.put(api.id() + "." + type.name(), type));
            String apiVersion = api.group().isEmpty() ? api.version() : api.group() + "/" + api.version();
            api.resources().forEach(resource -> served.put(api.id() + "." + resource.kind(), apiVersion));
        }
    }

    /** Whether documents of this type have to say what they are, if they say anything of it. */
    boolean isServed(String type) {
        return served.containsKey(type);
    }

    static List<ApiSchema> schema() {
        try {
            return SchemaReader.readAll(Path.of("schema"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode object(String type) {
        return object(type, 0);
    }

    private ObjectNode object(String type, int depth) {
        ObjectNode node = MAPPER.createObjectNode();
        TypeSchema schema = types.get(type);
        // Inside other objects protobuf does not tell the kind.
        if (depth == 0 && served.containsKey(type)) {
            node.put("kind", schema.name()).put("apiVersion", served.get(type));
        } else if (schema.kind() && (depth == 0 || unknown)) {
            node.put("kind", "Kind" + counter++).put("apiVersion", "example/v" + counter++);
        }
        members(schema, node, depth);
        if (unknown) {
            node.putObject("zz-unknown")
                    .put("a", counter++)
                    .putArray("b")
                    .add("\u00e9\"\\")
                    .addNull();
        }
        return node;
    }

    private void members(TypeSchema type, ObjectNode node, int depth) {
        for (Member member : type.members()) {
            if (member instanceof Inline inline) {
                members(types.get(inline.type()), node, depth);
            } else {
                FieldSchema field = (FieldSchema) member;
                if (depth < DEEPEST || !holdsObjects(field.type())) {
                    node.set(field.name(), value(field.type(), depth));
                }
            }
        }
    }

    /** Recursive types end somewhere; what recurs twice on its way is cut early, or it would never fit. */
    private static boolean holdsObjects(TypeRef type) {
        if (type instanceof ListOf list) {
            return holdsObjects(list.element());
        }
        if (type instanceof MapOf map) {
            return holdsObjects(map.value());
        }
        return type instanceof ObjectRef
                || type == Scalar.SCHEMA_OR_BOOL
                || type == Scalar.SCHEMA_OR_ARRAY
                || type == Scalar.SCHEMA_OR_STRINGS;
    }

    private JsonNode value(TypeRef type, int depth) {
        if (type instanceof ListOf list) {
            var array = MAPPER.createArrayNode().add(value(list.element(), depth));
            return holdsObjects(list.element()) ? array : array.add(value(list.element(), depth));
        }
        if (type instanceof MapOf map) {
            return MAPPER.createObjectNode().set("key/" + counter++, value(map.value(), depth));
        }
        if (type instanceof ObjectRef object) {
            String name = object.api() + "." + object.name();
            return object(name, name.endsWith(".JSONSchemaProps") ? depth + DEEPEST / 2 : depth + 1);
        }
        return type instanceof EnumRef ? MAPPER.stringNode("value" + counter++) : scalar((Scalar) type, depth);
    }

    private JsonNode scalar(Scalar scalar, int depth) {
        int n = counter++;
        var nodes = MAPPER.getNodeFactory();
        return switch (scalar) {
            case STRING -> nodes.stringNode("text " + n);
            case BOOL -> nodes.booleanNode(true);
            case INT32 -> nodes.numberNode(n % 2 == 0 ? n + 1 : -n);
            case INT64 -> nodes.numberNode(Long.MAX_VALUE - n);
            case DOUBLE -> nodes.numberNode(n + 0.5);
            case BYTES -> nodes.stringNode("AQID");
            case TIME -> nodes.stringNode("2026-11-21T05:28:%02dZ".formatted(n % 60));
            case MICRO_TIME -> nodes.stringNode("2026-11-21T05:28:11.%06dZ".formatted(n));
            case DURATION -> nodes.stringNode("1h2m%ds".formatted(n % 59 + 1));
            case QUANTITY -> nodes.stringNode(n + "Mi");
            case INT_OR_STRING -> n % 2 == 0 ? nodes.numberNode(n) : nodes.stringNode(n + "%");
            case RAW_EXTENSION, JSON -> MAPPER.createObjectNode().put("raw", n);
            case FIELDS_V1 -> MAPPER.createObjectNode().set("f:spec", MAPPER.createObjectNode());
            case SCHEMA_OR_BOOL -> n % 2 == 0 ? nodes.booleanNode(false) : schemaProps(depth);
            case SCHEMA_OR_ARRAY -> n % 2 == 0 ? MAPPER.createArrayNode().add(schemaProps(depth)) : schemaProps(depth);
            case SCHEMA_OR_STRINGS -> n % 2 == 0 ? MAPPER.createArrayNode().add("a") : schemaProps(depth);
        };
    }

    private ObjectNode schemaProps(int depth) {
        return object("apiextensions.k8s.io.v1.JSONSchemaProps", depth + DEEPEST / 2);
    }
}
