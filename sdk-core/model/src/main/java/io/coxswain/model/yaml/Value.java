package io.coxswain.model.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resolved value. */
sealed interface Value {
    Fields NONE = new Fields(Map.of());

    record Text(String text) implements Value {}

    /** A number, true, false or null, as JSON writes it. */
    record Literal(String text) implements Value {
        boolean isNull() {
            return text.equals("null");
        }
    }

    record Items(List<Value> items) implements Value {}

    record Fields(Map<String, Value> fields) implements Value {

        /** A field if it is a string. */
        @Nullable
        String string(String name) {
            return fields.get(name) instanceof Text text ? text.text() : null;
        }
    }
}
