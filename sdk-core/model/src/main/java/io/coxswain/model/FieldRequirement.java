package io.coxswain.model;

import java.util.Objects;

/**
 * One requirement of a {@link FieldSelector}: a field equals a value, or does not.
 *
 * @param field such as {@code status.phase}
 * @param equal whether it must equal the value, or must not
 */
public record FieldRequirement(String field, boolean equal, String value) {
    /** Takes any text: only the server knows which fields a kind can be selected by. */
    public FieldRequirement {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(value, "value");
    }

    boolean matches(String actual) {
        return actual.equals(value) == equal;
    }

    /** As in a selector's text: what divides one requirement from the next is escaped in the value. */
    @Override
    public String toString() {
        return field + (equal ? "=" : "!=") + escaped(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }
}
