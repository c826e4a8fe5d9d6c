package io.coxswain.codegen;

import io.coxswain.codegen.schema.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few things that the generator knows of Kubernetes and that no schema tells. */
final class Facts {

    /** Half of many an object, and rarely looked at: it stays bytes. */
    private static final TypeRef.ObjectRef MANAGED_FIELDS = new TypeRef.ObjectRef("meta.v1", "ManagedFieldsEntry");

    /** What no text may show. */
    private static final Map<String, List<String>> SENSITIVE = Map.of(
            "core.v1.Secret", List.of("data", "stringData"),
            "authentication.k8s.io.v1.TokenRequestStatus", List.of("token"),
            "authentication.k8s.io.v1.TokenReviewSpec", List.of("token"));

    /** Of the shared types only these say which group they are of; Status, DeleteOptions and the like say {@code v1}. */
    private static final Set<String> META_GROUP =
            Set.of("Table", "TableOptions", "PartialObjectMetadata", "PartialObjectMetadataList");

    /** Fields whose values hardly repeat from object to object. */
    private static final Set<String> UNIQUE = Set.of(
            "meta.v1.ObjectMeta.name",
            "meta.v1.ObjectMeta.uid",
            "meta.v1.ObjectMeta.resourceVersion",
            "meta.v1.ObjectMeta.selfLink",
            "meta.v1.ListMeta.resourceVersion",
            "meta.v1.ListMeta.continue",
            "core.v1.ContainerStatus.containerID",
            "core.v1.PodStatus.podIP",
            "core.v1.PodIP.ip");

    private Facts() {}

    /** Whether strings of a field are not worth remembering, or must not be: what is secret stays with its object. */
    static boolean isUnique(String api, String type, String field) {
        return field.equals("message")
                || UNIQUE.contains(api + "." + type + "." + field)
                || sensitive(api, type).contains(field);
    }

    static boolean isLazy(TypeRef.ListOf list) {
        return list.element().equals(MANAGED_FIELDS);
    }

    static List<String> sensitive(String api, String type) {
        return SENSITIVE.getOrDefault(api + "." + type, List.of());
    }

    /** What objects of a kind say as their apiVersion. */
    static String apiVersion(String group, String version, String kind) {
        if (group.isEmpty() || (group.equals("meta.k8s.io") && !META_GROUP.contains(kind))) {
            return version;
        }
        return group + "/" + version;
    }
}
