package io.coxswain.model;

/**
 * A resource in one version of its API group, such as {@code apps/v1, Resource=deployments}.
 *
 * @param group empty for the core group
 * @param resource its plural name, as in paths
 */
public record GroupVersionResource(String group, String version, String resource) {
    private static final String SEPARATOR = ", Resource=";

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException if a part of it cannot be one
     */
    public GroupVersionResource {
        ApiVersion.check(group, version);
        // The resources of metrics APIs have names such as pods/http_requests.
        for (String part : resource.split("/", -1)) {
            Qualified.checkName("resource", part);
        }
    }

    /**
     * Reads what {@link #toString} writes, and kubectl's {@code deployments.v1.apps}; there a resource of the core
     * group ends in a point, {@code pods.v1.}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static GroupVersionResource parse(String text) {
        Qualified parsed = Qualified.parse(text, SEPARATOR);
        return parsed.api().resource(parsed.name());
    }

    /** As in objects: {@code apps/v1}. */
    public String apiVersion() {
        return new ApiVersion(group, version).toString();
    }

    /**
     * As Kubernetes prints it: {@code apps/v1, Resource=deployments}, and {@code /v1, Resource=pods} for the core
     * group.
     */
    @Override
    public String toString() {
        return group + "/" + version + SEPARATOR + resource;
    }
}
