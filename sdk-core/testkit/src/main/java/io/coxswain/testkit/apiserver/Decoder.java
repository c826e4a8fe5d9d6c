package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.KubeCodec;
import io.coxswain.model.codec.MediaType;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.model.yaml.Yaml;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what clients send: JSON, YAML and protobuf become trees in Kubernetes' own order and form. */
final class Decoder {
    private static final String ACCEPTED = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
    static final String CUT_OFF = "unexpected end of JSON input";
    private static final List<String> VALIDATIONS = List.of("", "Ignore", "Strict", "Warn");

    private Decoder() {}

    /**
     * An object as it came.
     *
     * @param warnings what a client is told though the object is taken
     */
    record Decoded(ObjectNode object, List<String> warnings) {}

    /** What is done with fields that nobody knows, or that are there twice. */
    enum FieldValidation {
        IGNORE,
        WARN,
        STRICT;

        static FieldValidation of(Query query, String options) {
            String value = query.first("fieldValidation");
            if (!VALIDATIONS.contains(value)) {
                throw Query.invalidOption(options, Cause.unsupported("fieldValidation", value, VALIDATIONS));
            }
            return switch (value) {
                case "Ignore" -> IGNORE;
                case "Strict" -> STRICT;
                default -> WARN;
            };
        }
    }

    /** The object of a call, which has to be of the kind that the resource, or its subresource, takes. */
    static Decoded object(ApiCall call, GroupVersionKind expected, FieldValidation validation) {
        Raw raw = raw(call.body(), expected.kind());
        checkKind(raw.tree(), expected);
        List<String> problems = new ArrayList<>();
        ObjectNode object;
        try {
            object = normalized(raw.tree(), expected, problems);
        } catch (SchemaWalk.TypeMismatch | DecodingException | IllegalArgumentException e) {
            throw ApiFailure.badRequest(cannotBeHandled(expected, expected.version(), why(e)));
        }
        problems.addAll(raw.duplicates());
        if (validation == FieldValidation.STRICT && !problems.isEmpty()) {
            throw ApiFailure.badRequest(cannotBeHandled(
                    expected, expected.version(), "strict decoding error: " + String.join(", ", problems)));
        }
        return new Decoded(object, validation == FieldValidation.WARN ? problems : List.of());
    }

    /** Like {@link #object}, of options that come as a body, or empty. */
    static ObjectNode options(ApiCall call, String kind) {
        if (call.body().isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        Raw raw = raw(call.body(), kind);
        GroupVersionKind expected = new GroupVersionKind("meta.k8s.io", "v1", kind);
        try {
            TypeFacts type = KubeSchema.type("meta.v1." + kind).orElseThrow();
            SchemaWalk.prune(type, raw.tree());
            return raw.tree();
        } catch (SchemaWalk.TypeMismatch e) {
            throw ApiFailure.badRequest(cannotBeHandled(expected, "v1", why(e)));
        }
    }

    /**
     * An object as its type writes it.
     *
     * @param tree is changed
     * @param problems gets the fields that the type does not know
     */
    static ObjectNode normalized(ObjectNode tree, GroupVersionKind kind, List<String> problems) {
        TypeFacts type = KubeSchema.of(kind).orElse(null);
        ObjectNode named = identified(tree, kind);
        if (type == null) {
            return named;
        }
        SchemaWalk.prune(type, named).forEach(path -> problems.add("unknown field " + GoText.quote(path)));
        Codec<?> codec = KubeCodec.builtIn().find(kind.apiVersion(), kind.kind());
        return codec == null ? named : identified(SchemaWalk.withNulls(type, rewritten(codec, named)), kind);
    }

    private static <T> ObjectNode rewritten(Codec<T> codec, ObjectNode tree) {
        return (ObjectNode) JsonTree.of(codec, JsonTree.to(codec, tree));
    }

    /** Kind and apiVersion first, as servers write them, and metadata there. */
    static ObjectNode identified(ObjectNode tree, GroupVersionKind kind) {
        ObjectNode named = tree.objectNode();
        named.put("kind", kind.kind());
        named.put("apiVersion", kind.apiVersion());
        JsonNode metadata = tree.get("metadata");
        named.set("metadata", metadata == null || metadata.isNull() ? tree.objectNode() : metadata);
        tree.properties().forEach(field -> {
            if (!field.getKey().equals("kind")
                    && !field.getKey().equals("apiVersion")
                    && !field.getKey().equals("metadata")) {
                named.set(field.getKey(), field.getValue());
            }
        });
        return named;
    }

    private record Raw(ObjectNode tree, List<String> duplicates) {}

    private static Raw raw(Body body, String kind) {
        ContentType form = form(body.contentType());
        String problem;
        try {
            byte[] json = switch (form) {
                case JSON -> body.bytes();
                case YAML -> Yaml.toJson(body.bytes());
                case PROTOBUF -> KubeCodec.builtIn().toJson(KubeCodec.builtIn().fromProtobuf(body.bytes()));
            };
            JsonNode tree = JsonTree.read(json);
            if (tree instanceof ObjectNode object) {
                return new Raw(object, form == ContentType.PROTOBUF ? List.of() : Duplicates.of(json));
            }
            problem = "couldn't get version/kind; json parse error: json: cannot unmarshal " + typeName(tree)
                    + " into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind"
                    + " string \"json:\\\"kind,omitempty\\\"\" }";
        } catch (DecodingException | IllegalArgumentException e) {
            boolean cutOff = e instanceof DecodingException decoding && isCutOff(decoding, body.bytes());
            problem = (form == ContentType.JSON ? "couldn't get version/kind; json parse error: " : "")
                    + (cutOff ? CUT_OFF : why(e));
        }
        String quoted = form == ContentType.JSON && problem.contains("parse error: json:") || form != ContentType.JSON
                ? HexFormat.of().formatHex(body.bytes(), 0, Math.min(body.bytes().length, 512))
                : new String(body.bytes(), 0, Math.min(body.bytes().length, 512), UTF_8);
        throw ApiFailure.badRequest(
                "the object provided is unrecognized (must be of type " + kind + "): " + problem + " (" + quoted + ")");
    }

    private static String typeName(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            default -> "null";
        };
    }

    private static ContentType form(String contentType) {
        if (contentType.isBlank()) {
            return ContentType.JSON;
        }
        @Nullable ContentType form;
        try {
            form = MediaType.parse(contentType).contentType();
        } catch (IllegalArgumentException e) {
            form = null;
        }
        if (form == null) {
            throw ApiFailure.unsupportedMediaType(ACCEPTED);
        }
        return form;
    }

    private static void checkKind(ObjectNode tree, GroupVersionKind expected) {
        String apiVersion = tree.path("apiVersion").asString("");
        String kind = tree.path("kind").asString("");
        boolean right = (apiVersion.isEmpty() || apiVersion.equals(expected.apiVersion()))
                && (kind.isEmpty() || kind.equals(expected.kind()));
        if (right) {
            return;
        }
        String saidVersion = apiVersion.isEmpty() ? expected.apiVersion() : apiVersion;
        String saidKind = kind.isEmpty() ? expected.kind() : kind;
        String version = saidVersion.substring(saidVersion.lastIndexOf('/') + 1);
        boolean known = KubeCodec.builtIn().find(saidVersion, saidKind) != null;
        String why = known
                ? "converting (" + version + "." + saidKind + ") to (" + internalGroup(expected) + "." + expected.kind()
                        + "): unknown conversion"
                : "no kind " + GoText.quote(saidKind) + " is registered for version " + GoText.quote(saidVersion)
                        + " in scheme \"pkg/runtime/scheme.go:111\"";
        throw ApiFailure.badRequest(saidKind + " in version " + GoText.quote(version) + " cannot be handled as a "
                + expected.kind() + ": " + why);
    }

    private static String internalGroup(GroupVersionKind kind) {
        String group = kind.group();
        return group.isEmpty() ? "core" : group.split("\\.", -1)[0];
    }

    private static String cannotBeHandled(GroupVersionKind kind, String version, String why) {
        return kind.kind() + " in version " + GoText.quote(version) + " cannot be handled as a " + kind.kind() + ": "
                + why;
    }

    /** What Go's reader says of a document that ends too early. */
    static boolean isCutOff(DecodingException e, byte[] document) {
        return e.isTruncated() || e.offset() >= document.length;
    }

    private static String why(RuntimeException e) {
        if (e instanceof DecodingException decoding && decoding.problem().contains("quantit")) {
            return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
        }
        return String.valueOf(e.getMessage());
    }
}
