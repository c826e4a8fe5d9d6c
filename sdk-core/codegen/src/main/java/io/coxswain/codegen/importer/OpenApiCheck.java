package io.coxswain.codegen.importer;

import io.coxswain.codegen.importer.Discovery.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether OpenAPI knows the same resources as discovery and the same types as Go. */
final class OpenApiCheck {
    private final Inputs inputs;
    private final Kinds kinds;
    private final Packages packages;
    private final Disagreements disagreements;

    OpenApiCheck(Inputs inputs, Kinds kinds, Packages packages, Disagreements disagreements) {
        this.inputs = inputs;
        this.kinds = kinds;
        this.packages = packages;
        this.disagreements = disagreements;
    }

    void resources() {
        Paths paths = new Paths(inputs.openApi().paths());
        Set<String> unseen = new TreeSet<>(paths.resources().keySet());
        inputs.discovery()
                .resources()
                .forEach((api, resources) -> resources.forEach(resource -> {
                    String place = api.id() + "." + resource.name();
                    unseen.remove(place);
                    resource(place, resource, paths);
                    for (Resource sub : resource.subresources()) {
                        unseen.remove(place + "/" + sub.name());
                        resource(place + "/" + sub.name(), sub, paths);
                    }
                }));
        unseen.forEach(place -> disagreements.add("resource", place, "only OpenAPI has it"));
    }

    private void resource(String place, Resource resource, Paths paths) {
        Paths.Served served = paths.resources().get(place);
        if (served == null) {
            disagreements.add("resource", place, "only discovery has it");
            return;
        }
        // OpenAPI has watch as a parameter of list.
        Set<String> verbs = new TreeSet<>(resource.verbs());
        verbs.remove("watch");
        disagreements.compare("resource-verbs", place, "discovery", verbs, "OpenAPI", served.verbs());
        disagreements.compare(
                "resource-kind", place, "discovery", Set.of(resource.kindName()), "OpenAPI", served.kinds());
        disagreements.compare(
                "resource-scope", place, "discovery", resource.namespaced(), "OpenAPI", served.namespaced());
    }

    /** What is served must be known to OpenAPI; what OpenAPI knows must be selected, or be of those that have no schema here. */
    void types(Collection<String> selected, Properties properties) {
        for (String type : Selection.reachableFrom(servedTypes(), inputs.go())) {
            if (!properties.contains(type)) {
                disagreements.add(
                        "openapi-schema", packages.nameOf(type), "it is served, but OpenAPI does not know it");
            }
        }
        Set<String> unknown = new TreeSet<>(inputs.openApi().schemas().keySet());
        selected.forEach(type -> unknown.remove(OpenApi.nameOf(type)));
        inputs.go().structs().forEach((type, fields) -> {
            if (ValueTypes.of(type) != null || Structs.list(fields)) {
                unknown.remove(OpenApi.nameOf(type));
            }
        });
        unknown.forEach(name -> disagreements.add("openapi-schema", name, "only OpenAPI has it"));
    }

    private List<String> servedTypes() {
        List<String> types = new ArrayList<>();
        inputs.discovery()
                .resources()
                .values()
                .forEach(resources -> resources.forEach(resource -> {
                    types.add(kinds.typeOf(resource));
                    resource.subresources().forEach(sub -> types.add(kinds.typeOf(sub)));
                }));
        return types;
    }
}
