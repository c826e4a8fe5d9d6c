package io.coxswain.codegen.importer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The Go types that are registered as kinds. */
final class Kinds {
    private final GoTypes go;
    private final Map<String, String> types = new HashMap<>();

    Kinds(GoTypes go) {
        this.go = go;
        go.kinds().forEach(kind -> types.put(apiOf(kind).id() + "." + kind.kind(), kind.type()));
    }

    /** The Go type that a resource or subresource takes and gives. */
    String typeOf(Discovery.Resource resource) {
        String type = types.get(resource.kindName());
        if (type == null) {
            throw new ImportException(
                    "the server serves " + resource.name() + " as " + resource.kindName() + ", which Go does not know");
        }
        return type;
    }

    /** The Go types of all kinds of some APIs; those of meta/v1 are among them, as Go registers them everywhere. */
    List<String> typesOf(Collection<Api> apis) {
        return go.kinds().stream()
                .filter(kind -> apis.contains(apiOf(kind)))
                .map(GoTypes.Kind::type)
                .toList();
    }

    Set<Api> apis() {
        Set<Api> apis = new TreeSet<>();
        go.kinds().forEach(kind -> apis.add(apiOf(kind)));
        return apis;
    }

    private static Api apiOf(GoTypes.Kind kind) {
        return new Api(kind.group(), kind.version());
    }
}
