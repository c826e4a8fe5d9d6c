package io.coxswain.testkit.apiserver;

import io.coxswain.model.FieldRequirement;
import io.coxswain.model.FieldSelector;
import io.coxswain.model.Selector;

/** The label and field selector of a request. */
record Selection(Selector labels, FieldSelector fields) {
    static final Selection EVERYTHING = new Selection(Selector.everything(), FieldSelector.everything());

    static Selection of(ApiCall call) {
        Selection selection = new Selection(labels(call.query()), fields(call.query()));
        for (FieldRequirement requirement : selection.fields().requirements()) {
            SelectableFields.check(call.resource(), requirement.field());
        }
        // As on a real server, a watch or list of one object may name it in the path.
        return call.name().isEmpty()
                ? selection
                : new Selection(
                        selection.labels(),
                        selection
                                .fields()
                                .and(FieldSelector.builder()
                                        .eq("metadata.name", call.name())
                                        .build()));
    }

    private static Selector labels(Query query) {
        try {
            return Selector.parse(query.first("labelSelector"));
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("unable to parse requirement: " + e.getMessage());
        }
    }

    private static FieldSelector fields(Query query) {
        try {
            return FieldSelector.parse(query.first("fieldSelector"));
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("invalid field selector: " + e.getMessage());
        }
    }

    boolean isEverything() {
        return labels.matchesEverything() && fields.matchesEverything();
    }

    boolean matches(Stored object) {
        return (labels.matchesEverything() || labels.matches(object.labels()))
                && (fields.matchesEverything() || fields.matches(field -> SelectableFields.value(object, field)));
    }
}
