package io.coxswain.codegen;

import com.palantir.javapoet.ClassName;

/** The hand-written types that generated code uses. */
final class RuntimeTypes {
    static final String MODEL_PACKAGE = "io.coxswain.model";
    private static final String CODEC_PACKAGE = MODEL_PACKAGE + ".codec";

    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName KUBE_OBJECT = ClassName.get(MODEL_PACKAGE, "KubeObject");
    static final ClassName RESOURCE_TYPE = ClassName.get(MODEL_PACKAGE, "ResourceType");
    static final ClassName CODEC = ClassName.get(CODEC_PACKAGE, "Codec");
    static final ClassName FIELD_NAMES = ClassName.get(CODEC_PACKAGE, "FieldNames");
    static final ClassName JSON_READER = ClassName.get(CODEC_PACKAGE, "JsonReader");
    static final ClassName JSON_WRITER = ClassName.get(CODEC_PACKAGE, "JsonWriter");
    static final ClassName LAZY_LIST = ClassName.get(CODEC_PACKAGE, "LazyList");
    static final ClassName PROTO_READER = ClassName.get(CODEC_PACKAGE, "ProtoReader");
    static final ClassName PROTO_WRITER = ClassName.get(CODEC_PACKAGE, "ProtoWriter");
    static final ClassName SCALARS = ClassName.get(CODEC_PACKAGE, "Scalars");
    static final ClassName TYPE_META = ClassName.get(CODEC_PACKAGE, "TypeMeta");
    static final ClassName UNKNOWN_FIELDS = ClassName.get(CODEC_PACKAGE, "UnknownFields");
    static final ClassName VALUES = ClassName.get(CODEC_PACKAGE, "Values");

    private RuntimeTypes() {}
}
