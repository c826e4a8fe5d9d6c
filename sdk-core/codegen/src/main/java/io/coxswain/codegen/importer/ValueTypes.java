package io.coxswain.codegen.importer;

import static java.util.Map.entry;

import io.coxswain.codegen.schema.TypeRef.Scalar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Go types that have a hand-written counterpart, because Go writes them by hand too. */
final class ValueTypes {
    private static final String EXTENSIONS = "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1";

    private static final Map<String, Scalar> SCALARS = Map.ofEntries(
            entry("string", Scalar.STRING),
            entry("bool", Scalar.BOOL),
            entry("int32", Scalar.INT32),
            entry("int64", Scalar.INT64),
            entry("float64", Scalar.DOUBLE),
            entry("bytes", Scalar.BYTES),
            entry("interface", Scalar.JSON),
            entry(Packages.META + ".Time", Scalar.TIME),
            entry(Packages.META + ".MicroTime", Scalar.MICRO_TIME),
            entry(Packages.META + ".Duration", Scalar.DURATION),
            entry(Packages.META + ".FieldsV1", Scalar.FIELDS_V1),
            entry("k8s.io/apimachinery/pkg/api/resource.Quantity", Scalar.QUANTITY),
            entry("k8s.io/apimachinery/pkg/util/intstr.IntOrString", Scalar.INT_OR_STRING),
            entry("k8s.io/apimachinery/pkg/runtime.RawExtension", Scalar.RAW_EXTENSION),
            entry(EXTENSIONS + ".JSON", Scalar.JSON),
            entry(EXTENSIONS + ".JSONSchemaPropsOrBool", Scalar.SCHEMA_OR_BOOL),
            entry(EXTENSIONS + ".JSONSchemaPropsOrArray", Scalar.SCHEMA_OR_ARRAY),
            entry(EXTENSIONS + ".JSONSchemaPropsOrStringArray", Scalar.SCHEMA_OR_STRINGS));

    private ValueTypes() {}

    static @Nullable Scalar of(String goType) {
        return SCALARS.get(goType);
    }
}
