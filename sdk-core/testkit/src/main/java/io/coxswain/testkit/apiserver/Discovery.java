package io.coxswain.testkit.apiserver;

import io.coxswain.model.codec.MediaType;
import io.coxswain.model.schema.ResourceFacts.SubresourceFacts;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells what is served: group by group, or all at once. */
final class Discovery {
    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private final Cluster cluster;

    Discovery(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Answers a path such as {@code /apis/apps}.
     *
     * @return null if it is none of discovery
     */
    @Nullable
    Answer answer(List<String> path, String accept, String address) {
        Catalogue catalogue = cluster.catalogue();
        boolean core = !path.isEmpty() && path.get(0).equals("api");
        if (path.isEmpty() || !(core || path.get(0).equals("apis"))) {
            return null;
        }
        if (path.size() == 1) {
            if (wantsAll(accept)) {
                return Answer.of(200, AGGREGATED, JsonTree.write(aggregated(catalogue, core)), List.of());
            }
            return json(core ? versions(address) : groups(catalogue));
        }
        if (core) {
            return path.size() == 2 ? resources(catalogue, "", path.get(1)) : null;
        }
        if (path.size() == 2) {
            return catalogue.hasGroup(path.get(1)) ? json(group(catalogue, path.get(1), true)) : null;
        }
        return path.size() == 3 ? resources(catalogue, path.get(1), path.get(2)) : null;
    }

    /** Whether the newest form that tells all at once is among what a client accepts. */
    private static boolean wantsAll(String accept) {
        try {
            return MediaType.parseAccept(accept).stream()
                    .anyMatch(type -> "APIGroupDiscoveryList".equals(type.parameter("as"))
                            && "apidiscovery.k8s.io".equals(type.parameter("g"))
                            && "v2".equals(type.parameter("v")));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Answer json(ObjectNode tree) {
        return Answer.json(200, JsonTree.write(tree));
    }

    private static ObjectNode versions(String address) {
        ObjectNode versions = JsonNodeFactory.instance.objectNode();
        versions.put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        ObjectNode server = versions.putArray("serverAddressByClientCIDRs").addObject();
        server.put("clientCIDR", "0.0.0.0/0");
        server.put("serverAddress", address);
        return versions;
    }

    private static ObjectNode groups(Catalogue catalogue) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIGroupList");
        list.put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        catalogue.groups().forEach(name -> groups.add(group(catalogue, name, false)));
        return list;
    }

    private static ObjectNode group(Catalogue catalogue, String name, boolean alone) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        if (alone) {
            group.put("kind", "APIGroup");
            group.put("apiVersion", "v1");
        }
        group.put("name", name);
        ArrayNode versions = group.putArray("versions");
        for (String version : catalogue.versions(name)) {
            version(versions.addObject(), name, version);
        }
        version(
                group.putObject("preferredVersion"),
                name,
                catalogue.versions(name).get(0));
        return group;
    }

    private static void version(ObjectNode entry, String group, String version) {
        entry.put("groupVersion", group + "/" + version);
        entry.put("version", version);
    }

    private static @Nullable Answer resources(Catalogue catalogue, String group, String version) {
        List<Resource> resources = catalogue.resources(group, version);
        if (resources.isEmpty()) {
            if (group.isEmpty() || catalogue.hasGroup(group)) {
                throw ApiFailure.noSuchResource();
            }
            return null;
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIResourceList");
        list.put("apiVersion", "v1");
        list.put("groupVersion", resources.get(0).apiVersion());
        ArrayNode entries = list.putArray("resources");
        List<ObjectNode> all = new ArrayList<>();
        for (Resource resource : resources) {
            all.add(entry(resource));
            resource.subresources().forEach(part -> all.add(entry(resource, part)));
        }
        all.sort(Comparator.comparing(entry -> Trees.text(entry, "name")));
        all.forEach(entries::add);
        return json(list);
    }

    private static ObjectNode entry(Resource resource) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("name", resource.plural());
        entry.put("singularName", resource.singular());
        entry.put("namespaced", resource.namespaced());
        entry.put("kind", resource.kind());
        resource.verbs().forEach(entry.putArray("verbs")::add);
        names(entry, resource);
        return entry;
    }

    private static void names(ObjectNode entry, Resource resource) {
        Trees.setStrings(entry, "shortNames", resource.shortNames());
        Trees.setStrings(entry, "categories", resource.categories());
    }

    private static ObjectNode entry(Resource resource, SubresourceFacts part) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("name", resource.plural() + "/" + part.name());
        entry.put("singularName", "");
        entry.put("namespaced", resource.namespaced());
        TypeName type = TypeName.of(part.type());
        if (!type.group().equals(resource.group()) || !type.version().equals(resource.version())) {
            if (!type.group().isEmpty()) {
                entry.put("group", type.group());
            }
            entry.put("version", type.version());
        }
        entry.put("kind", type.kind());
        part.verbs().forEach(entry.putArray("verbs")::add);
        return entry;
    }

    /** The parts of a type's full name such as {@code autoscaling.v1.Scale}. */
    private record TypeName(String group, String version, String kind) {
        static TypeName of(String fullName) {
            int kind = fullName.lastIndexOf('.');
            int version = fullName.lastIndexOf('.', kind - 1);
            String group = fullName.substring(0, version);
            return new TypeName(
                    group.equals("core") ? "" : group,
                    fullName.substring(version + 1, kind),
                    fullName.substring(kind + 1));
        }
    }

    private static ObjectNode aggregated(Catalogue catalogue, boolean core) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIGroupDiscoveryList");
        list.put("apiVersion", "apidiscovery.k8s.io/v2");
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        for (String group : core ? List.of("") : List.copyOf(catalogue.groups())) {
            ObjectNode item = items.addObject();
            ObjectNode metadata = item.putObject("metadata");
            if (!group.isEmpty()) {
                metadata.put("name", group);
            }
            ArrayNode versions = item.putArray("versions");
            for (String version : catalogue.versions(group)) {
                ObjectNode entry = versions.addObject();
                entry.put("version", version);
                ArrayNode resources = entry.putArray("resources");
                catalogue.resources(group, version).forEach(resource -> aggregated(resources.addObject(), resource));
                entry.put("freshness", "Current");
            }
        }
        return list;
    }

    private static void aggregated(ObjectNode entry, Resource resource) {
        entry.put("resource", resource.plural());
        responseKind(entry, resource, new TypeName(resource.group(), resource.version(), resource.kind()));
        entry.put("scope", resource.namespaced() ? "Namespaced" : "Cluster");
        entry.put("singularResource", resource.singular());
        resource.verbs().forEach(entry.putArray("verbs")::add);
        names(entry, resource);
        if (!resource.subresources().isEmpty()) {
            ArrayNode parts = entry.putArray("subresources");
            for (SubresourceFacts part : resource.subresources()) {
                ObjectNode each = parts.addObject();
                each.put("subresource", part.name());
                responseKind(each, resource, TypeName.of(part.type()));
                part.verbs().forEach(each.putArray("verbs")::add);
            }
        }
    }

    /** Group and version are left out where they are those of the list. */
    private static void responseKind(ObjectNode entry, Resource resource, TypeName type) {
        boolean own = type.group().equals(resource.group()) && type.version().equals(resource.version());
        ObjectNode kind = entry.putObject("responseKind");
        kind.put("group", own ? "" : type.group());
        kind.put("version", own ? "" : type.version());
        kind.put("kind", type.kind());
    }
}
