package io.coxswain.testkit.apiserver;

import tools.jackson.databind.node.ObjectNode;

/** Fills in what clients leave to the server, as its API says. */
final class Defaults {
    private Defaults() {}

    /** @param object is changed */
    static void apply(Resource resource, ObjectNode object) {
        if (resource.is("", "namespaces")) {
            Namespaces.label(object);
        }
    }
}
