package io.coxswain.model.fields;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a field is in an object.
 *
 * <pre>{@code
 * FieldPath.ofFields("spec", "replicas");      // .spec.replicas
 * }</pre>
 */
public record FieldPath(List<PathElement> elements) {
    public FieldPath {
        elements = List.copyOf(elements);
    }

    /** The path that goes through these elements, from the top down. */
    public static FieldPath of(PathElement... elements) {
        return new FieldPath(List.of(elements));
    }

    /** The path that goes through fields of these names, from the top down. */
    public static FieldPath ofFields(String... names) {
        return new FieldPath(Stream.of(names).map(PathElement::field).toList());
    }

    /** As errors of servers name it: {@code .spec.containers[name="web"].image}. */
    @Override
    public String toString() {
        return elements.stream().map(PathElement::toString).collect(Collectors.joining());
    }
}
