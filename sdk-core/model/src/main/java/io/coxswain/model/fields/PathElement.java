package io.coxswain.model.fields;

import io.coxswain.model.Utf8Order;
import io.coxswain.model.tree.JsonTree;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One step into an object. They are ordered as in FieldsV1: fields, then elements by keys, by value, by index.
 *
 * <pre>{@code
 * PathElement.field("spec");                                  // .spec
 * PathElement.key(Map.of("name", stringNode("web")));         // [name="web"]
 * }</pre>
 */
public sealed interface PathElement extends Comparable<PathElement> {

    /** A field of an object, or a key of a map. */
    record Field(String name) implements PathElement {
        @Override
        public String toString() {
            return "." + name;
        }
    }

    /** The element of a list whose fields have these values, which are scalars; sorted, and cannot be changed. */
    record Key(SortedMap<String, JsonNode> fields) implements PathElement {
        /** @throws IllegalArgumentException if a value is an object or list */
        public Key {
            SortedMap<String, JsonNode> sorted = new TreeMap<>(Utf8Order.INSTANCE);
            fields.forEach((name, value) -> sorted.put(name, scalar(value)));
            fields = Collections.unmodifiableSortedMap(sorted);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return fields.entrySet().stream()
                    .mapToInt(field -> field.getKey().hashCode()
                            ^ JsonTree.scalar(field.getValue()).hashCode())
                    .sum();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("[");
            fields.forEach((name, value) -> text.append(text.length() == 1 ? "" : ",")
                    .append(name)
                    .append('=')
                    .append(ElementText.ofScalar(value)));
            return text.append(']').toString();
        }
    }

    /** The element of a set that is this value, a scalar. */
    record Value(JsonNode value) implements PathElement {
        /** @throws IllegalArgumentException if the value is an object or list */
        public Value {
            scalar(value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Value that && compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return JsonTree.scalar(value).hashCode();
        }

        @Override
        public String toString() {
            return "[=" + ElementText.ofScalar(value) + "]";
        }
    }

    /** The element of a list that has this index. */
    record Index(int index) implements PathElement {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** The field of an object that has this name. */
    static PathElement field(String name) {
        return new Field(name);
    }

    /** The element of a list whose fields have these values. */
    static PathElement key(Map<String, JsonNode> fields) {
        return new Key(new TreeMap<>(fields));
    }

    /** The element of a set that is this value. */
    static PathElement value(JsonNode value) {
        return new Value(value);
    }

    /** The element of a list at this place. */
    static PathElement index(int index) {
        return new Index(index);
    }

    /**
     * Reads the form that FieldsV1 has for it: {@code f:spec}, <code>k:{"name":"web"}</code>, {@code v:"x"}, {@code i:0}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static PathElement parse(String text) {
        return ElementText.parse(text);
    }

    /** The form that FieldsV1 has for it. */
    default String text() {
        return ElementText.of(this);
    }

    @Override
    default int compareTo(PathElement other) {
        return ElementOrder.compare(this, other);
    }

    private static JsonNode scalar(JsonNode value) {
        if (value.isContainer()) {
            throw new IllegalArgumentException("keys and values of elements are scalars");
        }
        return value;
    }
}
