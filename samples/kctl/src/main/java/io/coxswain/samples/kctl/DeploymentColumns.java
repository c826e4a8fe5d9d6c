package io.coxswain.samples.kctl;

import static io.coxswain.samples.kctl.Columns.number;

import io.coxswain.model.Selector;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.Container;
import java.util.List;

/** What tables show of deployments. */
final class DeploymentColumns {
    static final List<Column> ALL = List.of(
            Columns.NAME,
            Column.of(
                    Deployment.class,
                    "READY",
                    d -> number(d.status().readyReplicas()) + "/"
                            + number(d.spec().replicas())),
            Column.of(
                    Deployment.class, "UP-TO-DATE", d -> "" + number(d.status().updatedReplicas())),
            Column.of(Deployment.class, "AVAILABLE", d -> "" + number(d.status().availableReplicas())),
            Columns.AGE,
            Column.wide(Deployment.class, "CONTAINERS", d -> Columns.join(containers(d), Container::name)),
            Column.wide(Deployment.class, "IMAGES", d -> Columns.join(containers(d), Container::image)),
            Column.wide(
                    Deployment.class,
                    "SELECTOR",
                    d -> Selector.of(d.spec().selector()).toString()));

    private DeploymentColumns() {}

    private static List<Container> containers(Deployment deployment) {
        return deployment.spec().template().spec().containers();
    }
}
