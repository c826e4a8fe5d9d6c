package io.coxswain.codegen.schema;

/** The type of a field. */
public sealed interface TypeRef {

    /** A scalar or one of the hand-written value types. */
    enum Scalar implements TypeRef {
        STRING,
        BOOL,
        INT32,
        INT64,
        DOUBLE,
        BYTES,
        TIME,
        MICRO_TIME,
        DURATION,
        QUANTITY,
        INT_OR_STRING,
        RAW_EXTENSION,
        FIELDS_V1,
        /** Any JSON value, such as a default in a CRD's schema. */
        JSON,
        /** A schema, or true or false (JSONSchemaPropsOrBool). */
        SCHEMA_OR_BOOL,
        /** A schema, or an array of such (JSONSchemaPropsOrArray). */
        SCHEMA_OR_ARRAY,
        /** A schema, or an array of strings (JSONSchemaPropsOrStringArray). */
        SCHEMA_OR_STRINGS
    }

    /** A string with known values: {@code core.v1.PodPhase}. */
    record EnumRef(String api, String name) implements TypeRef {}

    /** An object: {@code meta.v1.ObjectMeta}. */
    record ObjectRef(String api, String name) implements TypeRef {}

    /** A list of something. */
    record ListOf(TypeRef element) implements TypeRef {}

    /** A map with string keys. */
    record MapOf(TypeRef value) implements TypeRef {}
}
