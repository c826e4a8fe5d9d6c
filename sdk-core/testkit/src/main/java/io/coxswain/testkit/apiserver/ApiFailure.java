package io.coxswain.testkit.apiserver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request that is refused, with the Status that says so in the words of a real server. */
final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient ObjectNode status;

    private ApiFailure(int code, @Nullable String reason, String message, @Nullable ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure");
        status.put("message", message);
        if (reason != null) {
            status.put("reason", reason);
        }
        if (details != null) {
            status.set("details", details);
        }
        status.put("code", code);
    }

    /**
     * One thing that is wrong with an object.
     *
     * @param reason such as {@code FieldValueInvalid}
     */
    record Cause(String reason, String field, String message) {
        static Cause required(String field, String what) {
            return new Cause(
                    "FieldValueRequired", field, what.isEmpty() ? "Required value" : "Required value: " + what);
        }

        /** @param value as Go writes it: a string in quotes */
        static Cause invalid(String field, Object value, String why) {
            return new Cause("FieldValueInvalid", field, "Invalid value: " + quoted(value) + ": " + why);
        }

        static Cause duplicate(String field, Object value) {
            return new Cause("FieldValueDuplicate", field, "Duplicate value: " + quoted(value));
        }

        static Cause forbidden(String field, String why) {
            return new Cause("FieldValueForbidden", field, "Forbidden: " + why);
        }

        static Cause unsupported(String field, Object value, List<String> supported) {
            String values =
                    supported.isEmpty() ? "" : ": supported values: \"" + String.join("\", \"", supported) + "\"";
            return new Cause("FieldValueNotSupported", field, "Unsupported value: " + quoted(value) + values);
        }

        static Cause tooLong(String field, int most) {
            return new Cause("FieldValueTooLong", field, "Too long: may not be more than " + most + " bytes");
        }

        private static String quoted(Object value) {
            return value instanceof String text ? GoText.quote(text) : value.toString();
        }
    }

    int code() {
        return code;
    }

    /** Not to be changed. */
    ObjectNode status() {
        return status;
    }

    static ApiFailure badRequest(String message) {
        return new ApiFailure(400, "BadRequest", message, null);
    }

    static ApiFailure unauthorized() {
        return new ApiFailure(401, "Unauthorized", "Unauthorized", null);
    }

    static ApiFailure internal(String message) {
        return new ApiFailure(500, null, message, null);
    }

    /** The request names nothing that is served. */
    static ApiFailure noSuchResource() {
        return new ApiFailure(
                404,
                "NotFound",
                "the server could not find the requested resource",
                JsonNodeFactory.instance.objectNode());
    }

    static ApiFailure methodNotAllowed() {
        return new ApiFailure(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                JsonNodeFactory.instance.objectNode());
    }

    static ApiFailure notAcceptable(String offered) {
        return new ApiFailure(406, "NotAcceptable", "only the following media types are accepted: " + offered, null);
    }

    static ApiFailure tooLarge(long limit) {
        return new ApiFailure(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit, null);
    }

    static ApiFailure unsupportedMediaType(String accepted) {
        return new ApiFailure(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted,
                null);
    }

    /** A patch of no type that the resource takes. */
    static ApiFailure unsupportedPatch() {
        return new ApiFailure(
                415, "UnsupportedMediaType", "415: Unsupported Media Type", JsonNodeFactory.instance.objectNode());
    }

    /** Nothing that a client accepts is a form of objects. */
    static ApiFailure unknownForms(String offered) {
        return new ApiFailure(
                406,
                "NotAcceptable",
                "406: Not Acceptable\n\nAvailable representations: " + offered,
                JsonNodeFactory.instance.objectNode());
    }

    /** What real servers do and this one does not. */
    static ApiFailure notImplemented(String what) {
        return new ApiFailure(501, "NotImplemented", "the embedded API server does not implement " + what, null);
    }

    static ApiFailure notFound(Resource resource, String name) {
        return new ApiFailure(
                404,
                "NotFound",
                resource.groupResource() + " " + GoText.quote(name) + " not found",
                details(resource, name));
    }

    static ApiFailure alreadyExists(Resource resource, String name) {
        return new ApiFailure(
                409,
                "AlreadyExists",
                resource.groupResource() + " " + GoText.quote(name) + " already exists",
                details(resource, name));
    }

    static ApiFailure conflict(Resource resource, String name, String why) {
        return new ApiFailure(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource.groupResource() + " " + GoText.quote(name) + ": " + why,
                details(resource, name));
    }

    /** As a conflict of a deletion is told, which names the kind. */
    static ApiFailure preconditionFailed(Resource resource, String name, String why) {
        return new ApiFailure(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource.groupKind() + " " + GoText.quote(name) + ": " + why,
                details(name, resource.group(), resource.kind()));
    }

    static ApiFailure forbidden(Resource resource, String name, String why) {
        String object = name.isEmpty() ? "" : " " + GoText.quote(name);
        return new ApiFailure(
                403, "Forbidden", resource.groupResource() + object + " is forbidden: " + why, details(resource, name));
    }

    static ApiFailure forbidden(Resource resource, String name, String why, Cause cause) {
        ApiFailure failure = forbidden(resource, name, why);
        ((ObjectNode) failure.status.get("details")).set("causes", causes(List.of(cause)));
        return failure;
    }

    /** What is not in a resource's path is forbidden in other words. */
    static ApiFailure forbiddenPath(String user, String verb, String path) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        return new ApiFailure(
                403,
                "Forbidden",
                "forbidden: User " + GoText.quote(user) + " cannot " + verb + " path " + GoText.quote(path),
                details);
    }

    static ApiFailure invalid(Resource resource, String name, List<Cause> causes) {
        return invalid(resource.group(), resource.kind(), name, causes);
    }

    static ApiFailure invalid(String group, String kind, String name, List<Cause> causes) {
        String what = group.isEmpty() ? kind : kind + "." + group;
        List<String> texts = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .distinct()
                .toList();
        String all = texts.size() == 1 ? texts.get(0) : "[" + String.join(", ", texts) + "]";
        ObjectNode details = details(name, group, kind);
        details.set("causes", causes(causes));
        return new ApiFailure(422, "Invalid", what + " " + GoText.quote(name) + " is invalid: " + all, details);
    }

    static ApiFailure requestRejected() {
        return new ApiFailure(
                422,
                "Invalid",
                "the server rejected our request due to an error in our request",
                JsonNodeFactory.instance.objectNode());
    }

    /** A history that does not go back so far. */
    static ApiFailure expired(String message) {
        return new ApiFailure(410, "Expired", message, null);
    }

    static ApiFailure tooManyRequests(String message, int retryAfterSeconds, Cause cause) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.set("causes", causes(List.of(cause)));
        if (retryAfterSeconds > 0) {
            details.put("retryAfterSeconds", retryAfterSeconds);
        }
        return new ApiFailure(429, "TooManyRequests", message, details);
    }

    static ApiFailure tooLargeVersion(long wanted, long current) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        ObjectNode cause = details.putArray("causes").addObject();
        cause.put("reason", "ResourceVersionTooLarge");
        cause.put("message", "Too large resource version");
        details.put("retryAfterSeconds", 1);
        return new ApiFailure(
                504, "Timeout", "Timeout: Too large resource version: " + wanted + ", current: " + current, details);
    }

    private static ObjectNode details(Resource resource, String name) {
        return details(name, resource.group(), resource.plural());
    }

    private static ObjectNode details(String name, String group, String kind) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        if (!kind.isEmpty()) {
            details.put("kind", kind);
        }
        return details;
    }

    private static ArrayNode causes(List<Cause> causes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Cause cause : causes) {
            ObjectNode entry = array.addObject();
            entry.put("reason", cause.reason());
            entry.put("message", cause.message());
            if (!cause.field().isEmpty()) {
                entry.put("field", cause.field());
            }
        }
        return array;
    }
}
