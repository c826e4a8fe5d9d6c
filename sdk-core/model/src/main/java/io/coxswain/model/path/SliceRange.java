package io.coxswain.model.path;

import io.coxswain.model.path.Step.Slice;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A slice of a list of known length; empty if it starts where it ends. */
record SliceRange(long start, long end, long step) {

    /** @param input what is found if the slice does not fit the list */
    static SliceRange of(Slice slice, int length, List<JsonNode> input) {
        long start = slice.start().known() ? slice.start().value() : 0;
        start += start < 0 ? length : 0;
        long end = slice.end().known() ? slice.end().value() : length;
        end += end < 0 || (end == 0 && slice.end().derived()) ? length : 0;
        long step = slice.step().known() ? slice.step().value() : 1;
        if (start != end && (start < 0 || start >= length || end < 0 || end > length || start > end)) {
            throw JsonPathException.evaluation(
                    "array index out of bounds: " + start + " to " + end + " of " + length + " elements", input);
        }
        if (start != end && step <= 0) {
            throw JsonPathException.evaluation("the step of a slice must be more than 0", input);
        }
        return new SliceRange(start, end, Math.min(step, Math.max(1, length)));
    }
}
