package io.coxswain.model.schema;

/**
 * What a field holds: a scalar, a string with known values, a list, a map with string keys, or an object.
 *
 * <pre>{@code
 * if (field.type() instanceof ListType list && list.element() instanceof TypeFacts object) { … }
 * }</pre>
 */
public sealed interface ValueType permits ScalarType, EnumType, ListType, MapType, TypeFacts {}
