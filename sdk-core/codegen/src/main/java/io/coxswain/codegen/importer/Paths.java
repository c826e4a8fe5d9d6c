package io.coxswain.codegen.importer;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What OpenAPI's paths say of the served resources, in discovery's terms. */
final class Paths {
    private static final Pattern PATH =
            Pattern.compile("/(?:api|apis/([^/]+))/([^/]+)/(?!watch/)(namespaces/\\{namespace}/)?"
                    + "([^/]+)(?:/\\{name}(?:/([^/]+)(?:/\\{path})?)?)?");
    private final Map<String, Served> resources = new TreeMap<>();

    /** What is served of one resource or subresource; kinds are as {@code apps.v1.Deployment}. */
    record Served(boolean namespaced, Set<String> verbs, Set<String> kinds) {}

    Paths(Map<String, JsonNode> paths) {
        paths.forEach(this::add);
    }

    private void add(String path, JsonNode methods) {
        Matcher match = PATH.matcher(path);
        if (!match.matches()) {
            return;
        }
        String api = new Api(match.group(1) == null ? "" : match.group(1), match.group(2)).id();
        String name = match.group(5) == null ? match.group(4) : match.group(4) + "/" + match.group(5);
        // A namespaced resource can be listed in all namespaces too, by a path that has none.
        boolean namespaced = match.group(3) != null;
        Served served = resources.merge(
                api + "." + name,
                new Served(namespaced, new TreeSet<>(), new TreeSet<>()),
                (before, now) -> namespaced ? new Served(true, before.verbs(), before.kinds()) : before);
        methods.forEachEntry((method, operation) -> {
            String action = operation.path("action").asString("");
            String verb = verb(action.equals("connect") ? method : action);
            if (verb != null) {
                served.verbs.add(verb);
            }
            JsonNode kind = operation.path("gvk");
            if (kind.isObject()) {
                Api of = new Api(JsonFile.text(kind, "group"), JsonFile.text(kind, "version"));
                served.kinds.add(of.id() + "." + JsonFile.text(kind, "kind"));
            }
        });
    }

    private static @Nullable String verb(String action) {
        return switch (action) {
            case "get", "list", "patch", "delete", "deletecollection" -> action;
            case "post" -> "create";
            case "put" -> "update";
            // A proxied request may have any method; these have no verb.
            case "head", "options" -> null;
            default ->
                throw new ImportException(
                        "OpenAPI has a path with the action '" + action + "', which the importer does not know");
        };
    }

    /** What is served, by name, such as {@code core.v1.pods/log}. */
    Map<String, Served> resources() {
        return resources;
    }
}
