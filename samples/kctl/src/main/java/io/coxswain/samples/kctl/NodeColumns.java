package io.coxswain.samples.kctl;

import static io.coxswain.samples.kctl.Columns.NONE;
import static io.coxswain.samples.kctl.Columns.text;
import static io.coxswain.samples.kctl.Columns.textOr;

import io.coxswain.model.core.v1.Node;
import io.coxswain.model.core.v1.NodeAddress;
import io.coxswain.model.core.v1.NodeCondition;
import io.coxswain.model.core.v1.NodeSystemInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What tables show of nodes. */
final class NodeColumns {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
    private static final String ROLE = "kubernetes.io/role";
    private static final String UNKNOWN = "<unknown>";

    static final List<Column> ALL = List.of(
            Columns.NAME,
            Column.of(Node.class, "STATUS", NodeColumns::status),
            Column.of(Node.class, "ROLES", NodeColumns::roles),
            Columns.AGE,
            Column.of(Node.class, "VERSION", node -> text(info(node).kubeletVersion())),
            Column.wide(Node.class, "INTERNAL-IP", node -> address(node, "InternalIP")),
            Column.wide(Node.class, "EXTERNAL-IP", node -> address(node, "ExternalIP")),
            Column.wide(
                    Node.class, "OS-IMAGE", node -> textOr(UNKNOWN, info(node).osImage())),
            Column.wide(Node.class, "KERNEL-VERSION", NodeColumns::kernel),
            Column.wide(
                    Node.class,
                    "CONTAINER-RUNTIME",
                    node -> textOr(UNKNOWN, info(node).containerRuntimeVersion())));

    private NodeColumns() {}

    private static NodeSystemInfo info(Node node) {
        return node.status().nodeInfo();
    }

    private static String status(Node node) {
        String status = "Unknown";
        for (NodeCondition condition : node.status().conditions()) {
            if ("Ready".equals(condition.type())) {
                status = "True".equals(condition.status()) ? "Ready" : "NotReady";
            }
        }
        return Boolean.TRUE.equals(node.spec().unschedulable()) ? status + ",SchedulingDisabled" : status;
    }

    private static String roles(Node node) {
        TreeSet<String> roles = new TreeSet<>();
        for (Map.Entry<String, String> label : node.metadata().labels().entrySet()) {
            if (label.getKey().startsWith(ROLE_PREFIX)) {
                roles.add(label.getKey().substring(ROLE_PREFIX.length()));
            } else if (label.getKey().equals(ROLE)) {
                roles.add(label.getValue());
            }
        }
        roles.remove("");
        return textOr(NONE, String.join(",", roles));
    }

    private static String address(Node node, String type) {
        return node.status().addresses().stream()
                .filter(address -> type.equals(address.type()))
                .map(NodeAddress::address)
                .findFirst()
                .orElse(NONE);
    }

    private static String kernel(Node node) {
        String architecture = text(info(node).architecture());
        return textOr(UNKNOWN, info(node).kernelVersion()) + (architecture.isEmpty() ? "" : " (" + architecture + ")");
    }
}
