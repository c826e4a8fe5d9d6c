package io.coxswain.codegen;

import com.palantir.javapoet.CodeBlock;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.ResourceSchema;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import java.util.ArrayList;
import java.util.List;

/** What the schema's facts are in words. */
final class Javadocs {
    private Javadocs() {}

    static CodeBlock type(JavaClass type) {
        CodeBlock.Builder text = CodeBlock.builder()
                .add("{@code $L} of {@code $L}", type.schema().name(), type.apiTitle());
        ResourceSchema resource = type.resource();
        if (resource != null) {
            text.add(", served as {@code $L}", resource.plural());
            if (!resource.shortNames().isEmpty()) {
                text.add(" ({@code $L})", String.join(", ", resource.shortNames()));
            }
            text.add(resource.namespaced() ? " in namespaces" : " for the whole cluster");
        }
        return text.add(".\n").build();
    }

    static CodeBlock accessor(JavaField field) {
        FieldSchema schema = field.schema();
        List<String> facts = new ArrayList<>();
        if (schema.required()) {
            facts.add("required");
        }
        if (schema.defaultValue() != null && !isZero(schema.defaultValue())) {
            facts.add("{@code " + schema.defaultValue() + "} by default");
        }
        if (schema.patchMergeKey() != null) {
            facts.add("merged by {@code " + schema.patchMergeKey() + "}");
        }
        CodeBlock.Builder text = CodeBlock.builder().add("{@code $L}", schema.name());
        if (!facts.isEmpty()) {
            text.add(": $L", String.join(", ", facts));
        }
        if (schema.type() instanceof EnumRef ref) {
            text.add("; its known values are in {@link $T}", JavaNames.classOf(ref.api(), ref.name()));
        }
        return text.add("; $L if not set.\n", field.mayBeNull() ? "null" : "empty")
                .build();
    }

    static CodeBlock presence(JavaField field) {
        return CodeBlock.of(
                "Whether {@code $L} is set$L.\n",
                field.schema().name(),
                field.mayBeNull() ? "" : ", if only to something empty");
    }

    /** Go's zero values are in every schema, and say nothing. */
    private static boolean isZero(String json) {
        return json.equals("\"\"") || json.equals("{}") || json.equals("0") || json.equals("false");
    }
}
