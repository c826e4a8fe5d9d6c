package io.coxswain.model.schema;

/** A list; how it merges is a fact of the field that holds it. */
public record ListType(ValueType element) implements ValueType {}
