package io.coxswain.codegen.schema;

import java.util.List;

/** A named string and the values that are known of it; others pass through. */
public record EnumSchema(String name, List<String> values) {
    public EnumSchema {
        values = List.copyOf(values);
    }
}
