package io.coxswain.samples.kctl;

import io.coxswain.model.path.JsonPath;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What {@code --for} asks of an object. */
final class AwaitedState {
    private static final Pattern PATH = Pattern.compile("(\\{.*?\\}|[^={]+)(?:=(.*))?");

    private AwaitedState() {}

    /** Whether an object's JSON is as wanted. */
    static Predicate<JsonNode> parse(String text) {
        if (text.startsWith("condition=")) {
            String[] parts = text.substring("condition=".length()).split("=", 2);
            String status = parts.length == 1 ? "true" : parts[1];
            return object -> hasCondition(object, parts[0], status);
        }
        if (text.startsWith("jsonpath=")) {
            return path(text.substring("jsonpath=".length()));
        }
        throw new UsageException("unrecognized condition: \"" + text + "\"");
    }

    /** A condition that was found before the object was last changed says nothing about it. */
    private static boolean hasCondition(JsonNode object, String type, String status) {
        long generation = object.path("metadata").path("generation").asLong(0);
        return elements(object.path("status").path("conditions"))
                .filter(condition -> condition.path("type").asString("").equalsIgnoreCase(type))
                .findFirst()
                .filter(condition -> observed(object, condition, generation) >= generation)
                .filter(condition -> condition.path("status").asString("").equalsIgnoreCase(status))
                .isPresent();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.isArray() ? list.valueStream() : Stream.empty();
    }

    private static long observed(JsonNode object, JsonNode condition, long otherwise) {
        JsonNode own = condition.path("observedGeneration");
        return (own.isNumber() ? own : object.path("status").path("observedGeneration")).asLong(otherwise);
    }

    private static Predicate<JsonNode> path(String text) {
        Matcher parts = PATH.matcher(text);
        if (!parts.matches()) {
            throw new UsageException("jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or"
                    + " --for=jsonpath='{.status.readyReplicas}'");
        }
        JsonPath path = JsonPath.relaxed(parts.group(1)).allowMissingKeys();
        String wanted = parts.group(2);
        return object -> {
            List<JsonNode> found = path.values(object);
            if (found.size() > 1) {
                throw new UsageException("given jsonpath expression matches more than one value");
            }
            if (found.isEmpty() || wanted == null) {
                return !found.isEmpty();
            }
            if (found.get(0).isContainer()) {
                throw new UsageException("jsonpath leads to a nested object or list which is not supported");
            }
            return found.get(0)
                    .asString("<nil>")
                    .strip()
                    .equals(unquoted(wanted).strip());
        };
    }

    private static String unquoted(String text) {
        return text.replaceAll("^['\"]+|['\"]+$", "");
    }
}
