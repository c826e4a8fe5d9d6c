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

    private static int allowed(Stored budget) {
        return number(budget, "disruptionsAllowed");
    }

    private static int number(Stored budget, String field) {
        return budget.tree().path("status").path(field).asInt(0);
    }
}
