package io.coxswain.samples.kctl;

import static io.coxswain.samples.kctl.Columns.number;
import static io.coxswain.samples.kctl.Columns.text;
import static io.coxswain.samples.kctl.Columns.textOr;

import io.coxswain.model.core.v1.Container;
import io.coxswain.model.core.v1.ContainerState;
import io.coxswain.model.core.v1.ContainerStateTerminated;
import io.coxswain.model.core.v1.ContainerStatus;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.PodCondition;
import io.coxswain.model.core.v1.PodPhase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pod's state in a few words, by the rules of the API server's own tables: the first init container that holds the others up,
 * or else what the containers do, and over both a pod that is being deleted.
 */
final class PodState {
    private final Pod pod;
    private final Set<String> sidecars;
    private int ready;
    private int restarts;
    private @Nullable Instant lastRestart;
    private String reason;

    private PodState(Pod pod) {
        this.pod = pod;
        this.sidecars = pod.spec().initContainers().stream()
                .filter(container -> "Always".equals(container.restartPolicy()))
                .map(Container::name)
                .collect(Collectors.toSet());
        this.reason = textOr(text(pod.status().phase()), pod.status().reason());
        if (hasCondition(
                condition -> "PodScheduled".equals(condition.type()) && "SchedulingGated".equals(condition.reason()))) {
            this.reason = "SchedulingGated";
        }
    }

    static PodState of(Pod pod) {
        PodState state = new PodState(pod);
        boolean initializing = state.initContainers();
        if (!initializing || state.isTrue("Initialized")) {
            state.countSidecarsOnly();
            state.containers();
        }
        state.deletion();
        return state;
    }

    String ready() {
        return ready + "/" + (pod.spec().containers().size() + sidecars.size());
    }

    String reason() {
        return reason;
    }

    String restarts() {
        return restarts == 0 || lastRestart == null
                ? String.valueOf(restarts)
                : restarts + " (" + Age.of(lastRestart) + " ago)";
    }

    /** Says whether one of them is still to be waited for. */
    private boolean initContainers() {
        List<ContainerStatus> statuses = pod.status().initContainerStatuses();
        for (int i = 0; i < statuses.size(); i++) {
            ContainerStatus container = statuses.get(i);
            ContainerState state = container.state();
            count(container);
            boolean running = sidecars.contains(container.name()) && Boolean.TRUE.equals(container.started());
            if (state.hasTerminated() && number(state.terminated().exitCode()) == 0) {
                continue;
            }
            if (running) {
                ready += Boolean.TRUE.equals(container.ready()) ? 1 : 0;
                continue;
            }
            reason = "Init:" + initReason(state, i);
            return true;
        }
        return false;
    }

    private String initReason(ContainerState state, int index) {
        if (state.hasTerminated()) {
            return endOf(state.terminated());
        }
        String waiting = text(state.waiting().reason());
        boolean telling = !waiting.isEmpty() && !waiting.equals("PodInitializing");
        return telling ? waiting : index + "/" + pod.spec().initContainers().size();
    }

    private void countSidecarsOnly() {
        restarts = 0;
        lastRestart = null;
        pod.status().initContainerStatuses().stream()
                .filter(container -> sidecars.contains(container.name()))
                .forEach(this::count);
    }

    private void containers() {
        List<ContainerStatus> statuses = pod.status().containerStatuses();
        boolean running = false;
        String failure = "";
        for (int i = statuses.size() - 1; i >= 0; i--) {
            ContainerStatus container = statuses.get(i);
            ContainerState state = container.state();
            count(container);
            if (!text(state.waiting().reason()).isEmpty()) {
                reason = text(state.waiting().reason());
            } else if (state.hasTerminated()) {
                reason = endOf(state.terminated());
                failure = number(state.terminated().exitCode()) == 0 ? failure : reason;
            } else if (Boolean.TRUE.equals(container.ready()) && state.hasRunning()) {
                running = true;
                ready++;
            }
        }
        if (reason.equals("Completed")) {
            completed(running, failure);
        }
    }

    /** One container has ended well; that says nothing of the pod as long as others run or have failed. */
    private void completed(boolean running, String failure) {
        if (running && isTrue("Ready")) {
            reason = "Running";
        } else if (!failure.isEmpty()) {
            reason = failure;
        } else if (running) {
            reason = "NotReady";
        }
    }

    private void deletion() {
        if (!pod.metadata().hasDeletionTimestamp()) {
            return;
        }
        String phase = text(pod.status().phase());
        if ("NodeLost".equals(pod.status().reason())) {
            reason = "Unknown";
        } else if (!phase.equals(PodPhase.FAILED) && !phase.equals(PodPhase.SUCCEEDED)) {
            reason = "Terminating";
        }
    }

    private void count(ContainerStatus container) {
        restarts += number(container.restartCount());
        Instant end = container.lastState().terminated().finishedAt();
        if (end != null && (lastRestart == null || lastRestart.isBefore(end))) {
            lastRestart = end;
        }
    }

    private static String endOf(ContainerStateTerminated end) {
        String code = number(end.signal()) != 0 ? "Signal:" + end.signal() : "ExitCode:" + number(end.exitCode());
        return textOr(code, end.reason());
    }

    private boolean isTrue(String type) {
        return hasCondition(condition -> Objects.equals(condition.type(), type) && "True".equals(condition.status()));
    }

    private boolean hasCondition(Predicate<PodCondition> which) {
        return pod.status().conditions().stream().anyMatch(which);
    }
}
