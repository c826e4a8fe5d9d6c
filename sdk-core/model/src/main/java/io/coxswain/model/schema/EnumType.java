package io.coxswain.model.schema;

import java.util.List;

/**
 * A string with known values; a server may know more.
 *
 * @param name such as {@code core.v1.Protocol}
 * @param values as on the wire; one of them may be empty
 */
public record EnumType(String name, List<String> values) implements ValueType {
    public EnumType {
        values = List.copyOf(values);
    }
}
