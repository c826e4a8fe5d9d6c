package io.coxswain.samples.kctl;

import io.coxswain.model.ApiVersion;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.ResourceFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds Kubernetes' own kinds by what people call them: {@code pods}, {@code po}, {@code Deployment}, {@code jobs.v1.batch},
 * {@code all}. Names are looked up in the schema's text; the class of a kind is loaded when that kind is asked for.
 *
 * <p>A program that knows its kinds writes {@code Pod.TYPE} and needs nothing of this.
 */
final class Kinds {
    /** As servers prefer them: where two have a resource of the same name, the first is meant. */
    static final List<String> APIS = List.of(
            "v1",
            "apps/v1",
            "autoscaling/v2",
            "autoscaling/v1",
            "batch/v1",
            "networking.k8s.io/v1",
            "policy/v1",
            "rbac.authorization.k8s.io/v1",
            "storage.k8s.io/v1",
            "apiextensions.k8s.io/v1",
            "apiregistration.k8s.io/v1",
            "admissionregistration.k8s.io/v1",
            "authentication.k8s.io/v1",
            "authorization.k8s.io/v1",
            "certificates.k8s.io/v1",
            "coordination.k8s.io/v1",
            "discovery.k8s.io/v1",
            "events.k8s.io/v1",
            "flowcontrol.apiserver.k8s.io/v1",
            "node.k8s.io/v1",
            "resource.k8s.io/v1",
            "scheduling.k8s.io/v1",
            "admissionregistration.k8s.io/v1beta1",
            "certificates.k8s.io/v1beta1",
            "coordination.k8s.io/v1beta1",
            "networking.k8s.io/v1beta1",
            "resource.k8s.io/v1beta2",
            "resource.k8s.io/v1beta1",
            "storage.k8s.io/v1beta1",
            "storagemigration.k8s.io/v1beta1",
            "admissionregistration.k8s.io/v1alpha1",
            "certificates.k8s.io/v1alpha1",
            "coordination.k8s.io/v1alpha2",
            "internal.apiserver.k8s.io/v1alpha1",
            "resource.k8s.io/v1alpha3",
            "scheduling.k8s.io/v1alpha2",
            "metrics.k8s.io/v1beta1");

    private Kinds() {}

    /** The kind that a word names, or the kinds of a category. */
    static List<ResourceType<? extends KubeObject>> find(String word) {
        String[] parts = word.toLowerCase(Locale.ROOT).split("\\.", 2);
        String group = parts.length == 1 ? "" : parts[1];
        for (String text : APIS) {
            ApiVersion api = ApiVersion.parse(text);
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
        for (String text : APIS) {
            ApiVersion api = ApiVersion.parse(text);
            for (ResourceFacts resource : resources(api)) {
                if (resource.categories().contains(name)) {
                    found.computeIfAbsent(resource.plural() + "." + api.group(), unseen -> type(api, resource));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    @SuppressWarnings("unchecked") // every kind that servers offer is a KubeObject
    static ResourceType<? extends KubeObject> type(ApiVersion api, ResourceFacts resource) {
        String name = "io.coxswain.model." + folder(api.group()) + "." + api.version() + "." + resource.kind();
        try {
            return (ResourceType<? extends KubeObject>)
                    Class.forName(name).getField("TYPE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the model has no " + name, e);
        }
    }

    private static String folder(String group) {
        return switch (group) {
            case "" -> "core";
            case "internal.apiserver.k8s.io" -> "apiserverinternal";
            default -> group.split("\\.", 2)[0];
        };
    }
}
