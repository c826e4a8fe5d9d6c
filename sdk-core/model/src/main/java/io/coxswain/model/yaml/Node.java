package io.coxswain.model.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as it stands in the text, before anything is resolved. Each knows at which character it begins. */
sealed interface Node {

    int index();

    /**
     * A string that may stand for something else.
     *
     * @param plain written without quotes, or marked as if it were
     */
    record Scalar(String text, @Nullable String tag, boolean plain, int index) implements Node {}

    record Sequence(List<Node> items, int index) implements Node {}

    record Mapping(List<Entry> entries, int index) implements Node {}

    /** What an anchor marks, once more. */
    record Alias(Node target, int index) implements Node {}

    record Entry(Node key, Node value) {}
}
