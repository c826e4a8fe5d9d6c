package io.coxswain.model;

/**
 * A kind in one version of its API group, such as {@code apps/v1, Kind=Deployment}.
 *
 * @param group empty for the core group
 */
public record GroupVersionKind(String group, String version, String kind) {
    private static final String SEPARATOR = ", Kind=";

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException if a part of it cannot be one
     */
    public GroupVersionKind {
        ApiVersion.check(group, version);
        Qualified.checkName("kind", kind);
    }

    /** From what an object says of itself: {@code of("apps/v1", "Deployment")}. */
    public static GroupVersionKind of(String apiVersion, String kind) {
        return ApiVersion.parse(apiVersion).kind(kind);
    }

    /**
     * Reads what {@link #toString} writes, and kubectl's {@code Deployment.v1.apps}; there a kind of the core group
     * ends in a point, {@code Pod.v1.}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static GroupVersionKind parse(String text) {
        Qualified parsed = Qualified.parse(text, SEPARATOR);
        return parsed.api().kind(parsed.name());
    }

    /** As in objects: {@code apps/v1}. */
    public String apiVersion() {
        return new ApiVersion(group, version).toString();
    }

    /** As Kubernetes prints it: {@code apps/v1, Kind=Deployment}, and {@code /v1, Kind=Pod} for the core group. */
    @Override
    public String toString() {
        return group + "/" + version + SEPARATOR + kind;
    }
}
