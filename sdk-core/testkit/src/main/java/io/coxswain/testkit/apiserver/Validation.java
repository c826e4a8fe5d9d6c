package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What servers refuse though it is well-formed. */
final class Validation {
    private Validation() {}

    static List<Cause> onCreate(Resource resource, ObjectNode object) {
        List<Cause> causes = new ArrayList<>();
        Names.check(resource, object, causes);
        return causes;
    }

    static List<Cause> onUpdate(Stored current, ObjectNode object, String subresource) {
        List<Cause> causes = new ArrayList<>();
        Names.checkUpdate(current, object, causes);
        return causes;
    }
}
