package io.coxswain.codegen.schema;

import io.coxswain.codegen.schema.ResourceSchema.SubresourceSchema;
import java.util.ArrayList;
import java.util.List;

/** Writes one API's schema as text, which {@link SchemaReader} describes and reads. */
public final class SchemaWriter {
    private final StringBuilder out = new StringBuilder();
    private final TypeText types;
    private final MemberText members;

    private SchemaWriter(String api) {
        this.types = new TypeText(api);
        this.members = new MemberText(types);
    }

    /**
     * The text of a schema.
     *
     * @param release the Kubernetes version it was made from, such as {@code v1.36}
     */
    public static String write(ApiSchema schema, String release) {
        SchemaWriter writer = new SchemaWriter(schema.id());
        writer.line("# Kubernetes " + release);
        writer.line("api " + (schema.group().isEmpty() ? "" : schema.group() + "/") + schema.version());
        schema.resources().forEach(writer::resource);
        schema.enums().forEach(writer::enumeration);
        schema.types().forEach(writer::type);
        return writer.out.toString();
    }

    private void resource(ResourceSchema resource) {
        line("");
        line("resource " + resource.plural() + " " + resource.kind()
                + (resource.namespaced() ? " namespaced" : " cluster"));
        words("singular", resource.singular().isEmpty() ? List.of() : List.of(resource.singular()));
        words("short", resource.shortNames());
        words("categories", resource.categories());
        words("verbs", resource.verbs());
        for (SubresourceSchema sub : resource.subresources()) {
            List<String> words = new ArrayList<>(List.of(sub.name(), types.shorten(sub.type())));
            words.addAll(sub.verbs());
            words("sub", words);
        }
    }

    private void words(String name, List<String> words) {
        if (!words.isEmpty()) {
            line("  " + name + " " + String.join(" ", words));
        }
    }

    private void enumeration(EnumSchema enumeration) {
        line("");
        line("enum " + enumeration.name());
        enumeration.values().forEach(value -> line("  " + (value.isEmpty() ? SchemaReader.EMPTY : value)));
    }

    private void type(TypeSchema type) {
        line("");
        line((type.kind() ? "kind " : "type ") + type.name());
        type.members().forEach(member -> line("  " + members.write(member)));
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
