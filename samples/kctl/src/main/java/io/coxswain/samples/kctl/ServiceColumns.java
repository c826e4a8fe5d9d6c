package io.coxswain.samples.kctl;

import static io.coxswain.samples.kctl.Columns.NONE;
import static io.coxswain.samples.kctl.Columns.number;
import static io.coxswain.samples.kctl.Columns.text;
import static io.coxswain.samples.kctl.Columns.textOr;

import io.coxswain.model.core.v1.LoadBalancerIngress;
import io.coxswain.model.core.v1.Service;
import io.coxswain.model.core.v1.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What tables show of services. */
final class ServiceColumns {
    static final List<Column> ALL = List.of(
            Columns.NAME,
            Column.of(Service.class, "TYPE", service -> text(service.spec().type())),
            Column.of(Service.class, "CLUSTER-IP", ServiceColumns::clusterIp),
            Column.of(Service.class, "EXTERNAL-IP", ServiceColumns::externalIp),
            Column.of(Service.class, "PORT(S)", ServiceColumns::ports),
            Columns.AGE,
            Column.wide(
                    Service.class,
                    "SELECTOR",
                    service -> Columns.labels(service.spec().selector())));

    private ServiceColumns() {}

    private static String clusterIp(Service service) {
        List<String> addresses = service.spec().clusterIPs();
        return addresses.isEmpty() ? NONE : addresses.get(0);
    }

    private static String externalIp(Service service) {
        List<String> addresses = service.spec().externalIPs();
        return switch (text(service.spec().type())) {
            case "ClusterIP", "NodePort" -> textOr(NONE, String.join(",", addresses));
            case "LoadBalancer" -> textOr("<pending>", String.join(",", balancedAnd(addresses, service)));
            case "ExternalName" -> text(service.spec().externalName());
            default -> "<unknown>";
        };
    }

    private static List<String> balancedAnd(List<String> addresses, Service service) {
        TreeSet<String> balanced = new TreeSet<>();
        for (LoadBalancerIngress point : service.status().loadBalancer().ingress()) {
            balanced.add(textOr(text(point.hostname()), point.ip()));
        }
        balanced.remove("");
        List<String> all = new ArrayList<>(balanced);
        all.addAll(addresses);
        return all;
    }

    private static String ports(Service service) {
        String ports = service.spec().ports().stream().map(ServiceColumns::port).collect(Collectors.joining(","));
        return textOr(NONE, ports);
    }

    private static String port(ServicePort port) {
        String node = number(port.nodePort()) > 0 ? ":" + port.nodePort() : "";
        return port.port() + node + "/" + port.protocol();
    }
}
