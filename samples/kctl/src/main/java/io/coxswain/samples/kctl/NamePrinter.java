package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import java.util.Locale;

/** Prints {@code deployment.apps/web}. */
final class NamePrinter implements Printer {

    @Override
    public String print(KubeObject object) {
        return name(object) + "\n";
    }

    static String name(KubeObject object) {
        ResourceType<?> type = object.resourceType();
        String group = type.group().isEmpty() ? "" : "." + type.group();
        return type.kind().toLowerCase(Locale.ROOT) + group + "/"
                + Columns.textOr("<unknown>", object.metadata().name());
    }
}
