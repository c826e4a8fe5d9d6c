package io.coxswain.model.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of an object type. */
public final class TypeFacts implements ValueType {
    private static final List<String> TYPE_META = List.of("kind", "apiVersion");

    private final String api;
    private final String name;
    private final boolean kind;
    private final List<String> lines;
    private @Nullable Map<String, FieldFacts> fields;

    TypeFacts(String api, String name, boolean kind, List<String> lines) {
        this.api = api;
        this.name = name;
        this.kind = kind;
        this.lines = List.copyOf(lines);
    }

    /** Its name within its API, such as {@code PodSpec}. */
    public String name() {
        return name;
    }

    /** Its name with its API, such as {@code core.v1.PodSpec}. */
    public String fullName() {
        return api + "." + name;
    }

    /** Whether its objects say their apiVersion and kind, which then are fields of it too. */
    public boolean isKind() {
        return kind;
    }

    /** All fields, in Kubernetes' order. */
    public Collection<FieldFacts> fields() {
        return byName().values();
    }

    /** The field of a JSON name, or null if the type has none such. */
    public @Nullable FieldFacts field(String jsonName) {
        return byName().get(jsonName);
    }

    /** Threads that ask at once may each read the same lines. */
    private Map<String, FieldFacts> byName() {
        Map<String, FieldFacts> known = fields;
        if (known == null) {
            known = Collections.unmodifiableMap(read());
            fields = known;
        }
        return known;
    }

    private Map<String, FieldFacts> read() {
        Map<String, FieldFacts> read = new LinkedHashMap<>();
        if (kind) {
            TYPE_META.forEach(meta -> read.put(meta, SchemaText.field(api, meta + " string - omitZero")));
        }
        for (String line : lines) {
            if (line.startsWith(SchemaText.INLINE)) {
                read.putAll(inlined(line).byName());
            } else {
                FieldFacts field = SchemaText.field(api, line);
                read.put(field.name(), field);
            }
        }
        return read;
    }

    private TypeFacts inlined(String line) {
        String type = line.substring(SchemaText.INLINE.length(), line.indexOf(' '));
        return KubeSchema.required(TypeReference.lengthen(api, type));
    }

    @Override
    public String toString() {
        return fullName();
    }
}
