package io.coxswain.model.patch;

import io.coxswain.model.schema.FieldFacts;
import io.coxswain.model.schema.ListType;
import io.coxswain.model.schema.ScalarType;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.schema.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a strategic merge patch must know of the type of a value. */
record PatchSchema(ValueType type) {
    private static final String RETAIN_KEYS = "retainKeys";

    /**
     * How a field is patched.
     *
     * @param schema of the object, or of the list's elements
     * @param strategy merge, replace, or empty for the usual: objects merge, lists are replaced
     * @param mergeKey which field tells the elements of a list apart; empty if they are scalars
     */
    record Field(PatchSchema schema, boolean retainKeys, String strategy, String mergeKey) {
        boolean replaces() {
            return strategy.equals(Directives.REPLACE);
        }

        boolean merges() {
            return strategy.equals(Directives.MERGE);
        }
    }

    /** How a field that holds an object is patched. */
    Field object(String name) {
        Field field = findObject(name);
        if (field == null) {
            throw unknown(name);
        }
        return field;
    }

    /** How a field that holds a list is patched. */
    Field list(String name) {
        Field field = findList(name);
        if (field == null) {
            throw unknown(name);
        }
        return field;
    }

    PatchException unknown(String name) {
        String owner = type instanceof TypeFacts facts ? facts.fullName() : "a value without fields of its own";
        return PatchException.notApplicable(
                        "the schema of " + owner + " does not tell how to merge this; use a JSON merge patch")
                .within(name);
    }

    @Nullable
    Field findObject(String name) {
        FieldFacts facts = facts(name);
        return facts == null ? null : field(facts, facts.type());
    }

    @Nullable
    Field findList(String name) {
        FieldFacts facts = facts(name);
        if (facts == null) {
            return null;
        }
        if (facts.type() instanceof ListType list) {
            return field(facts, list.element());
        }
        return facts.type() instanceof ScalarType scalar && scalar.untyped() ? field(facts, scalar) : null;
    }

    private @Nullable FieldFacts facts(String name) {
        return type instanceof TypeFacts facts ? facts.field(name) : null;
    }

    private static Field field(FieldFacts facts, ValueType type) {
        List<String> strategies = facts.patchStrategies();
        String strategy = strategies.stream()
                .filter(each -> !each.equals(RETAIN_KEYS))
                .findFirst()
                .orElse("");
        String mergeKey = facts.patchMergeKey();
        return new Field(
                new PatchSchema(type), strategies.contains(RETAIN_KEYS), strategy, mergeKey == null ? "" : mergeKey);
    }
}
