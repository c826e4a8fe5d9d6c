package io.coxswain.testkit.apiserver;

import io.coxswain.model.ApiVersion;
import io.coxswain.model.schema.ApiFacts;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.ResourceFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All resources that are served, in all of their versions. Immutable; a resource that comes or goes makes another one.
 *
 * <p>Of the built-in ones each is served in its latest version, and in an older one if its objects have the same fields there or
 * {@link Conversion} knows better. The versions that are not served answer 404, as on a cluster where they are switched off.
 */
final class Catalogue {
    /** Served by other servers than this, or by nobody outside of a control plane. */
    private static final Set<String> NOT_SERVED = Set.of("metrics.k8s.io", "internal.apiserver.k8s.io", "meta.k8s.io");

    private static final Catalogue BUILT_IN = readSchema();

    /** By group, and then version, the preferred first, and then plural. */
    private final Map<String, Map<String, Map<String, Resource>>> groups;

    private Catalogue(Map<String, Map<String, Map<String, Resource>>> groups) {
        this.groups = groups;
    }

    /** Kubernetes' own. */
    static Catalogue builtIn() {
        return BUILT_IN;
    }

    private static Catalogue readSchema() {
        Map<String, Map<String, Map<String, Resource>>> groups = new TreeMap<>();
        List<ApiVersion> apis = new ArrayList<>(KubeSchema.apis());
        // Read now, so that nobody has to read files on an event loop later.
        apis.forEach(KubeSchema::api);
        apis.removeIf(api -> NOT_SERVED.contains(api.group()));
        apis.sort(Comparator.comparing(ApiVersion::version, VersionOrder.INSTANCE));
        for (ApiVersion version : apis) {
            ApiFacts api = KubeSchema.api(version).orElseThrow();
            Map<String, Map<String, Resource>> versions =
                    groups.computeIfAbsent(version.group(), group -> new LinkedHashMap<>());
            Map<String, Resource> resources = new TreeMap<>();
            for (ResourceFacts facts : api.resources()) {
                Resource resource = resource(api, facts);
                Resource stored = storage(versions, resource);
                boolean old = !resource.isSame(stored) && resource.version().contains("alpha");
                if (!old && Conversion.isPossible(resource, stored)) {
                    resources.put(resource.plural(), resource);
                }
            }
            if (!resources.isEmpty()) {
                versions.put(version.version(), resources);
            }
        }
        groups.values().removeIf(Map::isEmpty);
        return new Catalogue(groups);
    }

    private static Resource resource(ApiFacts api, ResourceFacts facts) {
        ApiVersion version = api.apiVersion();
        String groupResource = version.group().isEmpty() ? facts.plural() : facts.plural() + "." + version.group();
        return new Resource(
                version.group(),
                version.version(),
                facts.plural(),
                facts.singular(),
                facts.kind(),
                facts.namespaced(),
                facts.shortNames(),
                facts.categories(),
                facts.verbs(),
                facts.subresources(),
                api.type(facts.kind()) == null
                        ? KubeSchema.of(version.kind(facts.kind())).orElse(null)
                        : api.type(facts.kind()),
                Traits.of(groupResource));
    }

    /** The version of a resource in which its objects are kept: the first of its group that has it. */
    private static Resource storage(Map<String, Map<String, Resource>> versions, Resource resource) {
        for (Map<String, Resource> resources : versions.values()) {
            Resource known = resources.get(resource.plural());
            if (known != null) {
                return known;
            }
        }
        return resource;
    }

    @Nullable
    Resource find(String group, String version, String plural) {
        return groups.getOrDefault(group, Map.of())
                .getOrDefault(version, Map.of())
                .get(plural);
    }

    /** The version in which objects of a resource are kept. */
    Resource storage(Resource resource) {
        if (resource.is("events.k8s.io", "events")) {
            return storage(groups.getOrDefault("", Map.of()), resource);
        }
        return storage(groups.getOrDefault(resource.group(), Map.of()), resource);
    }

    /** Of the resources whose objects are kept, the one of a kind in the version in which they are. */
    @Nullable
    Resource ofKind(String apiVersion, String kind) {
        ApiVersion version = ApiVersion.parse(apiVersion);
        Map<String, Resource> resources =
                groups.getOrDefault(version.group(), Map.of()).getOrDefault(version.version(), Map.of());
        for (Resource resource : resources.values()) {
            if (resource.kind().equals(kind) && resource.isStored()) {
                return storage(resource);
            }
        }
        return null;
    }

    /** All groups but the unnamed one. */
    Collection<String> groups() {
        List<String> names = new ArrayList<>(groups.keySet());
        names.remove("");
        return names;
    }

    boolean hasGroup(String group) {
        return groups.containsKey(group);
    }

    /** The versions of a group, the preferred first. */
    List<String> versions(String group) {
        return List.copyOf(groups.getOrDefault(group, Map.of()).keySet());
    }

    /** What a group serves in a version, sorted by plural. */
    List<Resource> resources(String group, String version) {
        return List.copyOf(groups.getOrDefault(group, Map.of())
                .getOrDefault(version, Map.of())
                .values());
    }

    /** Each resource whose objects are kept, once. */
    List<Resource> stored() {
        List<Resource> all = new ArrayList<>();
        for (Map<String, Map<String, Resource>> versions : groups.values()) {
            for (Map<String, Resource> resources : versions.values()) {
                resources.values().stream()
                        .filter(resource ->
                                resource.isStored() && storage(resource).isSame(resource))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** The same, and the versions of another resource; the first of them is preferred. */
    Catalogue with(List<Resource> versions) {
        Map<String, Map<String, Map<String, Resource>>> changed = new TreeMap<>(groups);
        for (Resource resource : versions) {
            Map<String, Map<String, Resource>> group = new TreeMap<>(VersionOrder.INSTANCE);
            group.putAll(changed.getOrDefault(resource.group(), Map.of()));
            Map<String, Resource> resources = new TreeMap<>(group.getOrDefault(resource.version(), Map.of()));
            resources.put(resource.plural(), resource);
            group.put(resource.version(), resources);
            changed.put(resource.group(), group);
        }
        return new Catalogue(changed);
    }

    /** The same without a resource. */
    Catalogue without(String group, String plural) {
        Map<String, Map<String, Map<String, Resource>>> changed = new TreeMap<>(groups);
        Map<String, Map<String, Resource>> versions = new TreeMap<>(VersionOrder.INSTANCE);
        groups.getOrDefault(group, Map.of()).forEach((version, resources) -> {
            Map<String, Resource> left = new TreeMap<>(resources);
            left.remove(plural);
            if (!left.isEmpty()) {
                versions.put(version, left);
            }
        });
        if (versions.isEmpty()) {
            changed.remove(group);
        } else {
            changed.put(group, versions);
        }
        return new Catalogue(changed);
    }
}
