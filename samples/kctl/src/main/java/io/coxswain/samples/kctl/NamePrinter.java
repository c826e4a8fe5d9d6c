package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;

/** Prints {@code deployment.apps/web}. */
final class NamePrinter implements Printer {

    @Override
    public String print(KubeObject object) {
        return name(object) + "\n";
    }

    static String name(KubeObject object) {
        return KindNames.of(object.resourceType()) + "/"
                + Columns.textOr("<unknown>", object.metadata().name());
    }
}
