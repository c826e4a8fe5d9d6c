package io.coxswain.codegen.schema;

import java.util.List;

/**
 * What one API group and version holds.
 *
 * @param group the API group as on the wire; empty for the core group, {@code meta.k8s.io} for the shared types of meta/v1
 * @param version such as {@code v1beta1}
 * @param resources what a server serves, sorted by plural
 * @param types the objects, sorted by name
 * @param enums the named strings with their known values, sorted by name
 */
public record ApiSchema(
        String group, String version, List<ResourceSchema> resources, List<TypeSchema> types, List<EnumSchema> enums) {

    public ApiSchema {
        resources = List.copyOf(resources);
        types = List.copyOf(types);
        enums = List.copyOf(enums);
    }

    /** How other schemas refer to this one, and the stem of its file: {@code core.v1}, {@code apps.v1}, {@code meta.v1}. */
    public String id() {
        return idOf(group, version);
    }

    /** The {@link #id()} of a group and version. */
    public static String idOf(String group, String version) {
        String stem = switch (group) {
            case "" -> "core";
            case "meta.k8s.io" -> "meta";
            default -> group;
        };
        return stem + "." + version;
    }
}
