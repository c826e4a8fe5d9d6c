package io.coxswain.model.schema;

/** A map with string keys. */
public record MapType(ValueType value) implements ValueType {}
