package io.coxswain.model.path;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A part of a template. */
sealed interface Step {

    /** Text outside of braces, or a quoted string within. */
    record Text(JsonNode text) implements Step {}

    /** A number or bool within braces. */
    record Literal(JsonNode value) implements Step {}

    /** What stands within a pair of braces, one working on what the other found. */
    record Sequence(List<Step> steps) implements Step {
        public Sequence {
            steps = List.copyOf(steps);
        }
    }

    /** {@code .name}. */
    record Field(String name) implements Step {}

    /** {@code .*}. */
    record Wildcard() implements Step {}

    /** {@code ..}. */
    record Descent() implements Step {}

    /** {@code [1]}, {@code [1:3]}, {@code [::2]}, {@code [*]}. */
    record Slice(Bound start, Bound end, Bound step) implements Step {}

    /**
     * A number of a slice.
     *
     * @param known whether it was given
     * @param derived whether it follows from the start, as in {@code [1]}
     */
    record Bound(long value, boolean known, boolean derived) {
        static final Bound OPEN = new Bound(0, false, false);
    }

    /** {@code ['a','b']}: what all of them find. */
    record Union(List<Sequence> parts) implements Step {
        public Union {
            parts = List.copyOf(parts);
        }
    }

    /** {@code [?(left operator right)]}; the operator is {@link #EXISTS} if there is only the left. */
    record Filter(Sequence left, String operator, Sequence right) implements Step {
        static final String EXISTS = "exists";
    }

    /** {@code range} or {@code end}; others are errors when they are reached. */
    record Keyword(String name) implements Step {}
}
