package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;

/** Makes text of objects, one after the other. It serves one run. */
interface Printer {

    /** The text for an object; empty if it has to wait for others. */
    String print(KubeObject object);

    /** The text that has waited so far. */
    default String flush() {
        return "";
    }

    /** What stands behind the last object. */
    default String end() {
        return flush();
    }

    static Printer of(GetArguments arguments) {
        // A watch has no last object, and so no list around them.
        boolean list = !arguments.isWatch() && !arguments.isOneObject();
        return switch (arguments.format()) {
            case TABLE, WIDE -> new TablePrinter(arguments);
            case NAME -> new NamePrinter();
            case JSON -> new JsonPrinter(list);
            case YAML -> new YamlPrinter(list);
        };
    }
}
