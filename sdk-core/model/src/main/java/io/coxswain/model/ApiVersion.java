package io.coxswain.model;

import java.util.Objects;

/**
 * An API group and one of its versions, as the apiVersion of objects names them: {@code apps/v1}, or {@code v1} of the
 * core group, whose name is empty.
 */
public record ApiVersion(String group, String version) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException if the group is neither empty nor a DNS name, or the version no DNS label
     */
    public ApiVersion {
        check(group, version);
    }

    static void check(String group, String version) {
        if (!group.isEmpty() && !LabelNames.isDnsSubdomain(group)) {
            throw new IllegalArgumentException("not an API group: " + Excerpt.of(group)
                    + " (expected a lower-case DNS name, or nothing for the core)");
        }
        if (!LabelNames.isDnsLabel(version)) {
            throw new IllegalArgumentException(
                    "not a version of an API: " + Excerpt.of(version) + " (expected such as v1 or v1beta1)");
        }
    }

    /**
     * Reads the apiVersion of an object.
     *
     * @throws IllegalArgumentException if it is not of the form {@code version} or {@code group/version}
     */
    public static ApiVersion parse(String text) {
        int slash = Objects.requireNonNull(text, "text").indexOf('/');
        if (slash == 0) {
            throw new IllegalArgumentException(
                    "not an apiVersion: " + Excerpt.of(text) + " (expected such as v1 or apps/v1)");
        }
        return slash < 0
                ? new ApiVersion("", text)
                : new ApiVersion(text.substring(0, slash), text.substring(slash + 1));
    }

    /** A kind in it. */
    public GroupVersionKind kind(String kind) {
        return new GroupVersionKind(group, version, kind);
    }

    /** A resource in it, by its plural name. */
    public GroupVersionResource resource(String resource) {
        return new GroupVersionResource(group, version, resource);
    }

    /** As in objects: {@code apps/v1}, and {@code v1} for the core group. */
    @Override
    public String toString() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
