package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules for pods and templates of pods. */
final class PodRules {
    private static final List<String> RESTART = List.of("Always", "OnFailure", "Never");

    private PodRules() {}

    /** @param path of the pod's spec */
    static void check(JsonNode spec, String path, List<Cause> causes) {
        Set<String> volumes = volumes(spec, path, causes);
        Set<String> names = new HashSet<>();
        if (spec.path("containers").isEmpty()) {
            causes.add(Cause.required(path + ".containers", ""));
        }
        containers(spec.path("containers"), path + ".containers", volumes, names, causes);
        containers(spec.path("initContainers"), path + ".initContainers", volumes, names, causes);
        String restart = Trees.text(spec, "restartPolicy");
        if (!RESTART.contains(restart)) {
            causes.add(Cause.unsupported(path + ".restartPolicy", restart, RESTART));
        }
    }

    private static Set<String> volumes(JsonNode spec, String path, List<Cause> causes) {
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode volume : spec.path("volumes")) {
            String name = Trees.text(volume, "name");
            String field = path + ".volumes[" + index++ + "].name";
            if (name.isEmpty()) {
                causes.add(Cause.required(field, ""));
            } else if (!names.add(name)) {
                causes.add(Cause.duplicate(field, name));
            }
        }
        return names;
    }

    private static void containers(
            JsonNode containers, String path, Set<String> volumes, Set<String> names, List<Cause> causes) {
        int index = 0;
        for (JsonNode container : containers) {
            String at = path + "[" + index++ + "]";
            String name = Trees.text(container, "name");
            if (name.isEmpty()) {
                causes.add(Cause.required(at + ".name", ""));
            } else {
                Names.label(name).forEach(problem -> causes.add(Cause.invalid(at + ".name", name, problem)));
            }
            if (Trees.text(container, "image").isEmpty()) {
                causes.add(Cause.required(at + ".image", ""));
            }
            ports(container.path("ports"), at + ".ports", causes);
            variables(container.path("env"), at + ".env", causes);
            mounts(container.path("volumeMounts"), at + ".volumeMounts", volumes, causes);
            if (!name.isEmpty() && !names.add(name)) {
                causes.add(Cause.duplicate(at + ".name", name));
            }
        }
    }

    private static void ports(JsonNode ports, String path, List<Cause> causes) {
        int index = 0;
        for (JsonNode port : ports) {
            int number = port.path("containerPort").asInt(0);
            String at = path + "[" + index++ + "].containerPort";
            if (number == 0) {
                causes.add(Cause.required(at, ""));
            } else if (number < 1 || number > 65_535) {
                causes.add(Cause.invalid(at, number, "must be between 1 and 65535, inclusive"));
            }
        }
    }

    private static void variables(JsonNode variables, String path, List<Cause> causes) {
        int index = 0;
        for (JsonNode variable : variables) {
            if (Trees.text(variable, "name").isEmpty()) {
                causes.add(Cause.required(path + "[" + index + "].name", ""));
            }
            index++;
        }
    }

    private static void mounts(JsonNode mounts, String path, Set<String> volumes, List<Cause> causes) {
        int index = 0;
        for (JsonNode mount : mounts) {
            String at = path + "[" + index++ + "]";
            String name = Trees.text(mount, "name");
            if (name.isEmpty()) {
                causes.add(Cause.required(at + ".name", ""));
            } else if (!volumes.contains(name)) {
                causes.add(new Cause("FieldValueNotFound", at + ".name", "Not found: " + GoText.quote(name)));
            }
            if (Trees.text(mount, "mountPath").isEmpty()) {
                causes.add(Cause.required(at + ".mountPath", ""));
            }
        }
    }
}
