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

    /** Names of fields whose values hardly repeat from object to object, whatever type they are of. */
    private static final Set<String> UNIQUE_NAMES = Set.of("message", "uid", "resourceVersion", "containerID");

    /** Fields of which the same holds; and the texts of a ConfigMap, of which some are none of anybody's business. */
    private static final Set<String> UNIQUE = Set.of(
            "meta.v1.ObjectMeta.name",
            "meta.v1.ObjectMeta.selfLink",
            "meta.v1.ListMeta.continue",
            "core.v1.ConfigMap.data",
            "core.v1.ObjectReference.name",
            "core.v1.PodStatus.podIP",
            "core.v1.PodIP.ip");

    /** An owner is named by each of its objects: those of one ReplicaSet share its uid, its name and their own generateName. */
    private static final String UID_OF_OWNER = "meta.v1.OwnerReference.uid";

    private Facts() {}

    /** Whether strings of a field are not worth remembering, or must not be: what is secret stays with its object. */
    static boolean isUnique(String api, String type, String field) {
        String path = api + "." + type + "." + field;
        return (UNIQUE_NAMES.contains(field) && !path.equals(UID_OF_OWNER))
                || UNIQUE.contains(path)
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
