package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What servers fill in for services, addresses and ports among it. */
final class ServiceDefaults {
    private static final int FIRST_NODE_PORT = 30_000;
    private static final int LAST_NODE_PORT = 32_767;
    private static final int MOST_ADDRESSES = 65_534;

    private ServiceDefaults() {}

    static void apply(ObjectNode spec) {
        Trees.putIfAbsent(spec, "sessionAffinity", "None");
        Trees.putIfAbsent(spec, "type", "ClusterIP");
        String type = Trees.text(spec, "type");
        if (Trees.text(spec, "sessionAffinity").equals("ClientIP")) {
            Trees.putIfAbsent(
                    Trees.object(Trees.object(spec, "sessionAffinityConfig"), "clientIP"), "timeoutSeconds", 10_800);
        }
        for (JsonNode port : spec.path("ports")) {
            if (port instanceof ObjectNode object) {
                Trees.putIfAbsent(object, "protocol", "TCP");
                if (!object.has("targetPort")) {
                    Trees.take(object, withTarget(object), "targetPort");
                }
            }
        }
        if (!type.equals("ExternalName")) {
            Trees.putIfAbsent(spec, "internalTrafficPolicy", "Cluster");
        }
        if (isOnNodes(type)) {
            Trees.putIfAbsent(spec, "externalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer")) {
            Trees.putIfAbsent(spec, "allocateLoadBalancerNodePorts", true);
        }
    }

    private static ObjectNode withTarget(ObjectNode port) {
        ObjectNode target = port.objectNode();
        target.set("targetPort", port.path("port"));
        return target;
    }

    private static boolean isOnNodes(String type) {
        return type.equals("NodePort") || type.equals("LoadBalancer");
    }

    /** Gives a service addresses and ports that no other has. */
    static void allocate(Cluster cluster, Resource services, ObjectNode service) {
        ObjectNode spec = Trees.object(service, "spec");
        String type = Trees.text(spec, "type");
        if (type.equals("ExternalName")) {
            return;
        }
        Set<String> addresses = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        SortedTree<Stored> all = cluster.store().shelf(services).now().objects();
        all.from("").forEachRemaining(other -> {
            JsonNode taken = other.tree().path("spec");
            addresses.add(Trees.text(taken, "clusterIP"));
            taken.path("ports").forEach(port -> ports.add(port.path("nodePort").asInt(0)));
        });
        address(spec, addresses);
        if (isOnNodes(type)
                && !spec.path("allocateLoadBalancerNodePorts").asString("").equals("false")) {
            for (JsonNode port : spec.path("ports")) {
                if (port instanceof ObjectNode object && !object.has("nodePort")) {
                    object.put("nodePort", free(ports));
                }
            }
        }
    }

    private static void address(ObjectNode spec, Set<String> taken) {
        String address = Trees.text(spec, "clusterIP");
        if (address.isEmpty()) {
            int next = 1;
            do {
                next++;
                address = "10.96." + (next >> 8) + "." + (next & 0xff);
            } while (taken.contains(address) && next < MOST_ADDRESSES);
            spec.put("clusterIP", address);
        } else if (!address.equals("None") && taken.contains(address)) {
            throw ApiFailure.invalid(
                    "",
                    "Service",
                    "",
                    List.of(Cause.invalid(
                            "spec.clusterIPs",
                            "[\"" + address + "\"]",
                            "failed to allocate IP " + address + ": provided IP is already allocated")));
        }
        if (!spec.has("clusterIPs")) {
            Trees.setStrings(spec, "clusterIPs", List.of(address));
        }
        Trees.putIfAbsent(spec, "ipFamilyPolicy", "SingleStack");
        if (!spec.has("ipFamilies")) {
            Trees.setStrings(spec, "ipFamilies", List.of("IPv4"));
        }
    }

    private static int free(Set<Integer> taken) {
        for (int port = FIRST_NODE_PORT; port <= LAST_NODE_PORT; port++) {
            if (taken.add(port)) {
                return port;
            }
        }
        throw ApiFailure.internal("failed to allocate a nodePort: range is full");
    }
}
