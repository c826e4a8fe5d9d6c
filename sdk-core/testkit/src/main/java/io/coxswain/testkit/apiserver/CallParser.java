package io.coxswain.testkit.apiserver;

import io.coxswain.model.schema.ResourceFacts.SubresourceFacts;
import io.coxswain.testkit.apiserver.ApiCall.Verb;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads method, path and query of requests for resources. */
final class CallParser {
    private CallParser() {}

    /** Where a path leads. */
    private record Target(
            String group,
            String version,
            boolean watch,
            String namespace,
            String plural,
            String name,
            String subresource) {}

    /** The parts of a path, decoded; empty parts are left out. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                segments.add(QueryStringDecoder.decodeComponent(part.replace("+", "%2B")));
            }
        }
        return segments;
    }

    /** Null if the path leads to no resource at all: to discovery, health, or nowhere. */
    static @Nullable ApiCall parse(
            Catalogue catalogue, String method, String uri, HttpHeaders headers, byte[] body, User user) {
        QueryStringDecoder decoder = new QueryStringDecoder(uri);
        Target target = target(segments(decoder.rawPath()));
        if (target == null) {
            return null;
        }
        Resource resource = catalogue.find(target.group(), target.version(), target.plural());
        boolean misplaced = resource != null
                && (resource.namespaced()
                        ? target.namespace().isEmpty() && !target.name().isEmpty()
                        : !target.namespace().isEmpty());
        if (resource == null || misplaced) {
            throw ApiFailure.noSuchResource();
        }
        Query query = new Query(decoder.parameters());
        Verb verb = verb(method, target, query);
        check(resource, target, verb);
        boolean protobuf = resource.isBuiltIn();
        Wish wish = Wish.of(headers.get(HttpHeaderNames.ACCEPT, ""), protobuf);
        return new ApiCall(
                verb,
                resource,
                target.namespace(),
                target.name(),
                target.subresource(),
                query,
                wish,
                new Body(headers.get(HttpHeaderNames.CONTENT_TYPE, ""), body),
                user,
                headers.get(HttpHeaderNames.USER_AGENT, ""));
    }

    private static @Nullable Target target(List<String> path) {
        boolean core = !path.isEmpty() && path.get(0).equals("api");
        int begin = core ? 2 : 3;
        if (path.size() <= begin || (!core && !path.get(0).equals("apis"))) {
            return null;
        }
        String group = core ? "" : path.get(1);
        String version = path.get(begin - 1);
        boolean watch = path.get(begin).equals("watch") && path.size() > begin + 1;
        List<String> rest = path.subList(watch ? begin + 1 : begin, path.size());
        String namespace = "";
        // The status of a namespace is not a resource that lies in it.
        boolean own =
                rest.size() == 3 && (rest.get(2).equals("status") || rest.get(2).equals("finalize"));
        if (rest.size() > 2 && rest.get(0).equals("namespaces") && !own) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
        return new Target(group, version, watch, namespace, rest.get(0), name, subresource);
    }

    private static Verb verb(String method, Target target, Query query) {
        boolean one = !target.name().isEmpty();
        return switch (method) {
            case "GET" -> {
                if (target.watch() || (!one && query.flag("watch"))) {
                    yield Verb.WATCH;
                }
                yield one ? Verb.GET : Verb.LIST;
            }
            case "POST" -> Verb.CREATE;
            case "PUT" -> Verb.UPDATE;
            case "PATCH" -> Verb.PATCH;
            case "DELETE" -> one ? Verb.DELETE : Verb.DELETECOLLECTION;
            default -> throw ApiFailure.methodNotAllowed();
        };
    }

    private static void check(Resource resource, Target target, Verb verb) {
        boolean named = !target.name().isEmpty();
        if (target.subresource().isEmpty()) {
            boolean fits = switch (verb) {
                case CREATE ->
                    !named && (!resource.namespaced() || !target.namespace().isEmpty() || !resource.isStored());
                case UPDATE, PATCH -> named;
                case DELETECOLLECTION ->
                    !resource.namespaced() || !target.namespace().isEmpty();
                case GET, LIST, WATCH, DELETE -> true;
            };
            if (!fits || !resource.verbs().contains(verb.toString())) {
                throw ApiFailure.methodNotAllowed();
            }
            return;
        }
        String first = target.subresource().split("/", -1)[0];
        SubresourceFacts subresource = resource.subresource(first);
        if (subresource == null || (first.length() < target.subresource().length() && !first.equals("proxy"))) {
            throw ApiFailure.noSuchResource();
        }
        if (!subresource.verbs().contains(verb.toString())) {
            throw ApiFailure.methodNotAllowed();
        }
    }
}
