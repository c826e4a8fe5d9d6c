package io.coxswain.codegen.importer;

import io.coxswain.codegen.importer.Discovery.Resource;
import java.util.List;
import java.util.Map;

/** What the importer must be told, because the sources disagree or are silent: each entry with its reason. */
final class Exceptions {
    private static final Api METRICS = new Api("metrics.k8s.io", "v1beta1");

    /** APIs without a word in the API server's discovery and OpenAPI, and the resources served of them. */
    static final Map<Api, List<Resource>> FURTHER_APIS = Map.of(
            // The API server is its client: webhooks serve it.
            new Api("admission.k8s.io", "v1"),
            List.of(),
            // The form of discovery itself.
            new Api("apidiscovery.k8s.io", "v2"),
            List.of(),
            // metrics-server serves it, which a cluster may or may not have.
            METRICS,
            List.of(metrics("nodes", "node", "NodeMetrics", false), metrics("pods", "pod", "PodMetrics", true)));

    private static final String PARAMETERS = "sent as query parameters, which OpenAPI lists in the path instead";

    /** Reasons by what is disputed and where, as {@link Disagreements} takes them. */
    static final Map<String, String> LISTED = Map.of(
            "openapi-schema core.v1.NodeProxyOptions", PARAMETERS,
            "openapi-schema core.v1.PodAttachOptions", PARAMETERS,
            "openapi-schema core.v1.PodExecOptions", PARAMETERS,
            "openapi-schema core.v1.PodPortForwardOptions", PARAMETERS,
            "openapi-schema core.v1.PodProxyOptions", PARAMETERS,
            "openapi-schema core.v1.ServiceProxyOptions", PARAMETERS,
            "openapi-schema io.k8s.apimachinery.pkg.apis.meta.v1.Patch", "stands for any patch; in Go it has no form");

    private Exceptions() {}

    private static Resource metrics(String plural, String singular, String kind, boolean namespaced) {
        return new Resource(
                plural, singular, METRICS, kind, namespaced, List.of(), List.of(), List.of("get", "list"), List.of());
    }
}
