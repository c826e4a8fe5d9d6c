package io.coxswain.model.schema;

/** A value that has no fields which the schema knows. */
public enum ScalarType implements ValueType {
    /** {@code string}. */
    STRING,
    /** {@code bool}. */
    BOOL,
    /** {@code int32}. */
    INT32,
    /** {@code int64}. */
    INT64,
    /** {@code double}. */
    DOUBLE,
    /** A string in base64. */
    BYTES,
    /** A string as of RFC 3339, to the second. */
    TIME,
    /** A string as of RFC 3339, to the microsecond. */
    MICRO_TIME,
    /** A string such as {@code 1m30s}. */
    DURATION,
    /** {@code quantity}. */
    QUANTITY,
    /** {@code int-or-string}. */
    INT_OR_STRING,
    /** An object of any type. */
    RAW_EXTENSION,
    /** A set of fields. */
    FIELDS_V1,
    /** Any JSON value. */
    JSON,
    /** A JSON schema, or a bool. */
    SCHEMA_OR_BOOL,
    /** A JSON schema, or a list of such. */
    SCHEMA_OR_ARRAY,
    /** A JSON schema, or a list of strings. */
    SCHEMA_OR_STRINGS;

    /** Whether its value may be an object or a list, of which nothing is known. */
    public boolean untyped() {
        return switch (this) {
            case RAW_EXTENSION, FIELDS_V1, JSON, SCHEMA_OR_BOOL, SCHEMA_OR_ARRAY, SCHEMA_OR_STRINGS -> true;
            default -> false;
        };
    }
}
