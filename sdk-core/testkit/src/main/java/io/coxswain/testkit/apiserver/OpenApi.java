package io.coxswain.testkit.apiserver;

import io.coxswain.model.schema.EnumType;
import io.coxswain.model.schema.FieldFacts;
import io.coxswain.model.schema.ListType;
import io.coxswain.model.schema.MapType;
import io.coxswain.model.schema.ScalarType;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.schema.ValueType;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the built-in APIs as OpenAPI 3, one document for each group and version, made of the model's schema. There are no
 * descriptions in it, and of the paths only those by which kubectl finds out what a resource is and which options it takes.
 */
final class OpenApi {
    private static final Map<String, String> PACKAGES = Map.of(
            "meta", "io.k8s.apimachinery.pkg.apis.meta",
            "apiextensions.k8s.io", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions",
            "apiregistration.k8s.io", "io.k8s.kube-aggregator.pkg.apis.apiregistration");

    private OpenApi() {}

    /** @param path beginning with {@code openapi} */
    static Answer answer(List<String> path, Catalogue catalogue) {
        if (path.size() < 2 || !path.get(1).equals("v3")) {
            throw ApiFailure.notImplemented("/" + String.join("/", path));
        }
        if (path.size() == 2) {
            return Answer.json(200, JsonTree.write(index(catalogue)));
        }
        List<String> api = path.subList(2, path.size());
        boolean core = api.size() == 2 && api.get(0).equals("api");
        boolean group = api.size() == 3 && api.get(0).equals("apis");
        List<Resource> resources =
                core || group ? catalogue.resources(core ? "" : api.get(1), api.get(api.size() - 1)) : List.of();
        if (resources.isEmpty()) {
            return Answer.text(404, "404 page not found\n");
        }
        return Answer.json(200, JsonTree.write(document(resources)));
    }

    private static ObjectNode index(Catalogue catalogue) {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        ObjectNode paths = index.putObject("paths");
        put(paths, "api/v1");
        catalogue
                .groups()
                .forEach(group ->
                        catalogue.versions(group).forEach(version -> put(paths, "apis/" + group + "/" + version)));
        return index;
    }

    private static void put(ObjectNode paths, String path) {
        paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path);
    }

    private static ObjectNode document(List<Resource> resources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.0.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Kubernetes");
        info.put("version", "v1.36.0");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        for (Resource resource : resources) {
            paths(paths, resource);
            if (resource.type() != null) {
                schema(schemas, resource.type(), resource);
            }
        }
        return document;
    }

    private static void paths(ObjectNode paths, Resource resource) {
        String base = (resource.group().isEmpty() ? "/api/" : "/apis/") + resource.apiVersion();
        String collection = base + (resource.namespaced() ? "/namespaces/{namespace}/" : "/") + resource.plural();
        ObjectNode all = paths.putObject(collection);
        operation(all, "get", "list", "list", resource);
        operation(all, "post", "create", "post", resource);
        ObjectNode one = paths.putObject(collection + "/{name}");
        operation(one, "get", "get", "get", resource);
        operation(one, "put", "update", "put", resource);
        operation(one, "patch", "patch", "patch", resource);
        operation(one, "delete", "delete", "delete", resource);
    }

    private static void operation(ObjectNode path, String method, String verb, String action, Resource resource) {
        if (!resource.verbs().contains(verb)) {
            return;
        }
        ObjectNode operation = path.putObject(method);
        operation.put("x-kubernetes-action", action);
        identify(operation.putObject("x-kubernetes-group-version-kind"), resource);
        if (!method.equals("get") && !method.equals("delete")) {
            for (String option : List.of("dryRun", "fieldManager", "fieldValidation")) {
                ObjectNode parameter = operation.withArray("parameters").addObject();
                parameter.put("name", option);
                parameter.put("in", "query");
                parameter.putObject("schema").put("type", "string");
            }
        }
        operation.putObject("responses").putObject("200").put("description", "OK");
    }

    private static void identify(ObjectNode kind, Resource resource) {
        kind.put("group", resource.group());
        kind.put("kind", resource.kind());
        kind.put("version", resource.version());
    }

    /** Adds a type, and all types of its fields that are not there yet. */
    private static void schema(ObjectNode schemas, TypeFacts type, @Nullable Resource resource) {
        String name = name(type);
        if (schemas.has(name)) {
            return;
        }
        ObjectNode schema = schemas.putObject(name);
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (FieldFacts field : type.fields()) {
            properties.set(field.name(), field(schemas, field));
            if (field.required()) {
                schema.withArray("required").add(field.name());
            }
        }
        if (resource != null) {
            identify(schema.putArray("x-kubernetes-group-version-kind").addObject(), resource);
        }
    }

    private static ObjectNode field(ObjectNode schemas, FieldFacts field) {
        ObjectNode schema = value(schemas, field.type());
        if (field.defaultJson() != null) {
            schema.set("default", JsonTree.read(field.defaultJson()));
        }
        if (field.listKind() != null) {
            schema.put("x-kubernetes-list-type", field.listKind().name().toLowerCase(Locale.ROOT));
            Trees.setStrings(schema, "x-kubernetes-list-map-keys", field.mapKeys());
        }
        if (!field.patchStrategies().isEmpty()) {
            schema.put("x-kubernetes-patch-strategy", String.join(",", field.patchStrategies()));
        }
        if (field.patchMergeKey() != null) {
            schema.put("x-kubernetes-patch-merge-key", field.patchMergeKey());
        }
        return schema;
    }

    private static ObjectNode value(ObjectNode schemas, ValueType type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type instanceof TypeFacts facts) {
            schema(schemas, facts, null);
            schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name(facts));
        } else if (type instanceof ListType list) {
            schema.put("type", "array");
            schema.set("items", value(schemas, list.element()));
        } else if (type instanceof MapType map) {
            schema.put("type", "object");
            schema.set("additionalProperties", value(schemas, map.value()));
        } else if (type instanceof EnumType known) {
            schema.put("type", "string");
            Trees.setStrings(schema, "enum", known.values());
        } else {
            scalar(schema, (ScalarType) type);
        }
        return schema;
    }

    private static void scalar(ObjectNode schema, ScalarType type) {
        switch (type) {
            case STRING, DURATION -> schema.put("type", "string");
            case BOOL -> schema.put("type", "boolean");
            case INT32 -> typed(schema, "integer", "int32");
            case INT64 -> typed(schema, "integer", "int64");
            case DOUBLE -> typed(schema, "number", "double");
            case BYTES -> typed(schema, "string", "byte");
            case TIME, MICRO_TIME -> typed(schema, "string", "date-time");
            case QUANTITY, INT_OR_STRING -> {
                schema.putArray("oneOf").addObject().put("type", "string");
                schema.withArray("oneOf").addObject().put("type", type == ScalarType.QUANTITY ? "number" : "integer");
            }
            case RAW_EXTENSION, FIELDS_V1 -> schema.put("type", "object");
            case JSON, SCHEMA_OR_BOOL, SCHEMA_OR_ARRAY, SCHEMA_OR_STRINGS ->
                schema.put("x-kubernetes-preserve-unknown-fields", true);
        }
    }

    private static void typed(ObjectNode schema, String type, String format) {
        schema.put("type", type);
        schema.put("format", format);
    }

    /** As Kubernetes calls a type in its description: by the package in which Go has it. */
    private static String name(TypeFacts type) {
        String full = type.fullName();
        String api = full.substring(0, full.lastIndexOf('.'));
        int dot = api.lastIndexOf('.');
        String group = api.substring(0, dot);
        String known = PACKAGES.get(group);
        String pack = known == null ? "io.k8s.api." + group.split("\\.", -1)[0] : known;
        return pack + api.substring(dot) + "." + type.name();
    }
}
