package io.coxswain.samples.kctl;

import static io.coxswain.samples.kctl.Columns.NONE;
import static io.coxswain.samples.kctl.Columns.textOr;

import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.PodCondition;
import io.coxswain.model.core.v1.PodReadinessGate;
import java.util.List;
import java.util.Objects;

/** What tables show of pods. */
final class PodColumns {
    static final List<Column> ALL = List.of(
            Columns.NAME,
            Column.of(Pod.class, "READY", pod -> PodState.of(pod).ready()),
            Column.of(Pod.class, "STATUS", pod -> PodState.of(pod).reason()),
            Column.of(Pod.class, "RESTARTS", pod -> PodState.of(pod).restarts()),
            Columns.AGE,
            Column.wide(Pod.class, "IP", PodColumns::ip),
            Column.wide(Pod.class, "NODE", pod -> textOr(NONE, pod.spec().nodeName())),
            Column.wide(
                    Pod.class,
                    "NOMINATED NODE",
                    pod -> textOr(NONE, pod.status().nominatedNodeName())),
            Column.wide(Pod.class, "READINESS GATES", PodColumns::readinessGates));

    private PodColumns() {}

    private static String ip(Pod pod) {
        return pod.status().podIPs().stream()
                .findFirst()
                .map(first -> textOr(NONE, first.ip()))
                .orElse(NONE);
    }

    private static String readinessGates(Pod pod) {
        List<PodReadinessGate> gates = pod.spec().readinessGates();
        long open = gates.stream().filter(gate -> isOpen(gate, pod)).count();
        return gates.isEmpty() ? NONE : open + "/" + gates.size();
    }

    private static boolean isOpen(PodReadinessGate gate, Pod pod) {
        for (PodCondition condition : pod.status().conditions()) {
            if (Objects.equals(condition.type(), gate.conditionType())) {
                return "True".equals(condition.status());
            }
        }
        return false;
    }
}
