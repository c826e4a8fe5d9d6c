package io.coxswain.samples.kctl;

import io.coxswain.model.ApiVersion;
import io.coxswain.model.Kinds;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.ResourceFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Finds Kubernetes' own kinds by what people call them: {@code pods}, {@code po}, {@code Deployment}, {@code jobs.v1.batch},
 * {@code all}. Names are looked up in the schema's text; the class of a kind is loaded when that kind is asked for.
 *
 * <p>A program that knows its kinds writes {@code Pod.TYPE} and needs nothing of this.
 */
final class KindNames {
    /** As servers prefer them: where two have a resource of the same name, the first is meant. */
    static final List<ApiVersion> APIS = Kinds.served().stream()
            .map(kind -> new ApiVersion(kind.group(), kind.version()))
            .distinct()
            .sorted(Comparator.comparingInt(KindNames::stability)
                    .thenComparing(ApiVersion::group)
                    .thenComparing(ApiVersion::version, Comparator.reverseOrder()))
            .toList();

    private KindNames() {}

    /** The kind that a word names, or the kinds of a category. */
    static List<ResourceType<? extends KubeObject>> find(String word) {
        String[] parts = word.toLowerCase(Locale.ROOT).split("\\.", 2);
        String group = parts.length == 1 ? "" : parts[1];
        for (ApiVersion api : APIS) {
            if (group.isEmpty() || isCalled(api, group)) {
                for (ResourceFacts resource : resources(api)) {
                    if (isCalled(resource, parts[0])) {
                        return List.of(type(api, resource));
                    }
                }
            }
        }
        List<ResourceType<? extends KubeObject>> category = group.isEmpty() ? category(parts[0]) : List.of();
        if (category.isEmpty()) {
            throw new UsageException("the server doesn't have a resource type \"" + word + "\"");
        }
        return category;
    }

    /** As in {@code deployment.apps}. */
    static String of(ResourceType<?> type) {
        return type.kind().toLowerCase(Locale.ROOT) + (type.group().isEmpty() ? "" : "." + type.group());
    }

    static List<ResourceFacts> resources(ApiVersion api) {
        return KubeSchema.api(api).orElseThrow().resources();
    }

    private static boolean isCalled(ApiVersion api, String group) {
        String qualified = api.version() + (api.group().isEmpty() ? "" : "." + api.group());
        return group.equals(api.group()) || group.equals(qualified);
    }

    private static boolean isCalled(ResourceFacts resource, String name) {
        return name.equals(resource.plural())
                || name.equals(resource.singular())
                || resource.shortNames().contains(name);
    }

    private static List<ResourceType<? extends KubeObject>> category(String name) {
        Map<String, ResourceType<? extends KubeObject>> found = new LinkedHashMap<>();
        for (ApiVersion api : APIS) {
            for (ResourceFacts resource : resources(api)) {
                if (resource.categories().contains(name)) {
                    found.computeIfAbsent(resource.plural() + "." + api.group(), unseen -> type(api, resource));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** 0 of what is stable, then beta, then alpha. */
    private static int stability(ApiVersion api) {
        return api.version().contains("alpha") ? 2 : api.version().contains("beta") ? 1 : 0;
    }

    @SuppressWarnings("unchecked") // every kind that servers offer is a KubeObject
    static ResourceType<? extends KubeObject> type(ApiVersion api, ResourceFacts resource) {
        ResourceType<?> type = Kinds.type(api.toString(), resource.kind());
        return (ResourceType<? extends KubeObject>) Objects.requireNonNull(type, resource.kind());
    }
}
