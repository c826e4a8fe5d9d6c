package io.coxswain.model.patch;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a strategic merge patch says beside values. */
final class Directives {
    /** In an object: what to do with it as a whole. */
    static final String PATCH = "$patch";

    static final String DELETE = "delete";
    static final String REPLACE = "replace";
    static final String MERGE = "merge";

    /** In an object: all fields that may stay. */
    static final String RETAIN_KEYS = "$retainKeys";

    /** {@code $deleteFromPrimitiveList/finalizers} stands beside the list: what to remove from it. */
    static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";

    /** {@code $setElementOrder/containers} stands beside the list: in which order its elements are to be. */
    static final String SET_ORDER = "$setElementOrder";

    private Directives() {}

    /** The name of the directive for one list. */
    static String of(String directive, String list) {
        return directive + "/" + list;
    }

    /** The list that a directive is for. */
    static String list(String directive, String key) {
        if (!key.startsWith(directive + "/")) {
            throw PatchException.malformed(directive + " needs a / and the name of a list behind it");
        }
        return key.substring(directive.length() + 1);
    }

    static PatchException unknown() {
        return PatchException.malformed(PATCH + " is neither " + REPLACE + " nor " + DELETE);
    }

    static boolean isPresent(JsonNode element) {
        return element.has(PATCH);
    }

    static boolean is(String value, JsonNode element) {
        JsonNode directive = element.path(PATCH);
        return directive.isString() && directive.stringValue().equals(value);
    }

    /** Removes at every level what no server would keep: directives that had nothing to work on. */
    static void removeLeftOvers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().stream()
                    .filter(Directives::isDirective)
                    .toList()
                    .forEach(object::remove);
        }
        node.forEach(Directives::removeLeftOvers);
    }

    private static boolean isDirective(String key) {
        return key.equals(PATCH)
                || key.equals(RETAIN_KEYS)
                || key.startsWith(DELETE_FROM_LIST + "/")
                || key.startsWith(SET_ORDER + "/");
    }
}
