package io.coxswain.testkit.apiserver;

import io.coxswain.model.Selector;
import io.coxswain.model.meta.v1.LabelSelector;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import tools.jackson.databind.JsonNode;

/** Whether the budgets of a namespace let a pod be evicted. */
final class Disruptions {
    private Disruptions() {}

    static void check(Cluster cluster, Stored pod) {
        Resource budgets = cluster.resource("policy", "v1", "poddisruptionbudgets");
        for (Stored budget :
                Listing.inNamespace(cluster.store().shelf(budgets).now().objects(), pod.namespace())) {
            if (covers(budget, pod) && allowed(budget) <= 0) {
                throw ApiFailure.tooManyRequests(
                        "Cannot evict pod as it would violate the pod's disruption budget.",
                        0,
                        new Cause(
                                "DisruptionBudget",
                                "",
                                "The disruption budget " + budget.name() + " needs "
                                        + number(budget, "desiredHealthy") + " healthy pods and has "
                                        + number(budget, "currentHealthy") + " currently"));
            }
        }
    }

    static boolean covers(Stored budget, Stored pod) {
        JsonNode selector = budget.tree().path("spec").path("selector");
        return selector.isObject()
                && Selector.of(JsonTree.to(LabelSelector.CODEC, selector)).matches(pod.labels());
    }

    /** How many of so many pods have to be healthy. */
    static long desired(Stored budget, int expected) {
        JsonNode spec = budget.tree().path("spec");
        if (spec.has("maxUnavailable")) {
            return Math.max(0, expected - scaled(spec.get("maxUnavailable"), expected));
        }
        return spec.has("minAvailable") ? scaled(spec.get("minAvailable"), expected) : 1;
    }

    /** A number, or so many percent, rounded up. */
    private static long scaled(JsonNode value, int expected) {
        String text = value.asString("0");
        if (!text.endsWith("%")) {
            return value.asLong(0);
        }
        long percent = Long.parseLong(text.substring(0, text.length() - 1));
        return (percent * expected + 99) / 100;
    }

    private static int allowed(Stored budget) {
        return number(budget, "disruptionsAllowed");
    }

    private static int number(Stored budget, String field) {
        return budget.tree().path("status").path(field).asInt(0);
    }
}
