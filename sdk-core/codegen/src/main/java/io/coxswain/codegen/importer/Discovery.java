package io.coxswain.codegen.importer;

import static io.coxswain.codegen.importer.JsonFile.text;
import static io.coxswain.codegen.importer.JsonFile.texts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a server serves: aggregated discovery.
 *
 * @param resources by API
 */
record Discovery(Map<Api, List<Resource>> resources) {

    /**
     * A resource, or a subresource, which has its resource's scope and no other names.
     *
     * @param kindApi the API of its kind, which need not be that of the resource
     */
    record Resource(
            String name,
            String singular,
            Api kindApi,
            String kind,
            boolean namespaced,
            List<String> shortNames,
            List<String> categories,
            List<String> verbs,
            List<Resource> subresources) {
        /** As {@code apps.v1.Deployment}. */
        String kindName() {
            return kindApi.id() + "." + kind;
        }
    }

    static Discovery read(Path... files) {
        Map<Api, List<Resource>> resources = new LinkedHashMap<>();
        for (Path file : files) {
            for (JsonNode group : JsonFile.read(file).path("items")) {
                String name = group.path("metadata").path("name").asString("");
                for (JsonNode version : group.path("versions")) {
                    Api api = new Api(name, text(version, "version"));
                    List<Resource> served = new ArrayList<>();
                    version.path("resources").forEach(resource -> served.add(resource(api, resource)));
                    resources.put(api, served);
                }
            }
        }
        return new Discovery(resources);
    }

    private static Resource resource(Api api, JsonNode resource) {
        List<Resource> subresources = new ArrayList<>();
        boolean namespaced = text(resource, "scope").equals("Namespaced");
        for (JsonNode sub : resource.path("subresources")) {
            subresources.add(resource(text(sub, "subresource"), api, namespaced, sub, List.of()));
        }
        return resource(text(resource, "resource"), api, namespaced, resource, subresources);
    }

    private static Resource resource(
            String name, Api api, boolean namespaced, JsonNode node, List<Resource> subresources) {
        JsonNode kind = node.path("responseKind");
        // A kind without a version is of the resource's own group and version.
        Api kindApi = text(kind, "version").isEmpty() ? api : new Api(text(kind, "group"), text(kind, "version"));
        return new Resource(
                name,
                node.path("singularResource").asString(""),
                kindApi,
                text(kind, "kind"),
                namespaced,
                texts(node.path("shortNames")),
                texts(node.path("categories")),
                texts(node.path("verbs")),
                subresources);
    }
}
