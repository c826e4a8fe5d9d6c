package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The rules for services. */
final class ServiceRules {
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final String RANGE = "must be between 1 and 65535, inclusive";

    private ServiceRules() {}

    static void check(JsonNode spec, List<Cause> causes) {
        String type = Trees.text(spec, "type");
        JsonNode ports = spec.path("ports");
        boolean headless = Trees.text(spec, "clusterIP").equals("None");
        if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
            causes.add(Cause.required("spec.ports", ""));
        }
        if (type.equals("ExternalName") && Trees.text(spec, "externalName").isEmpty()) {
            causes.add(Cause.required("spec.externalName", ""));
        }
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String at = "spec.ports[" + i + "]";
            if (ports.size() > 1 && Trees.text(port, "name").isEmpty()) {
                causes.add(Cause.required(at + ".name", ""));
            }
            range(port.path("port"), at + ".port", causes);
            if (port.path("targetPort").isNumber() || port.path("targetPort").isMissingNode()) {
                range(port.path("targetPort"), at + ".targetPort", causes);
            }
        }
        if (!TYPES.contains(type)) {
            causes.add(Cause.unsupported("spec.type", type, TYPES));
        }
    }

    private static void range(JsonNode number, String at, List<Cause> causes) {
        int value = number.asInt(0);
        if (value < 1 || value > 65_535) {
            causes.add(Cause.invalid(at, value, RANGE));
        }
    }
}
