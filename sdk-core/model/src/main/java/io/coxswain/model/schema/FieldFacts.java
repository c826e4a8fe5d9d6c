package io.coxswain.model.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one field of a type. */
public final class FieldFacts {
    private final String name;
    private final TypeReference reference;
    private final boolean required;
    private final boolean always;
    private final boolean omittedIfEmpty;
    private final @Nullable String defaultJson;
    private final @Nullable ListKind listKind;
    private final List<String> mapKeys;
    private final boolean atomic;
    private final List<String> patchStrategies;
    private final @Nullable String patchMergeKey;

    FieldFacts(String name, TypeReference reference, boolean pointer, FieldOptions options) {
        this.name = name;
        this.reference = reference;
        this.required = options.has("required");
        this.always = options.always() && !pointer;
        this.omittedIfEmpty = !options.always() && !pointer;
        this.defaultJson = options.defaultJson();
        this.mapKeys = options.list("keys");
        this.atomic = options.has("atomic");
        this.patchStrategies = options.list("patch");
        this.patchMergeKey = options.value("mergeKey");
        this.listKind = options.listKind();
    }

    /** Its name in JSON. */
    public String name() {
        return name;
    }

    /** What it holds; an object type of another API is looked up when it is asked for. */
    public ValueType type() {
        return reference.resolve();
    }

    /** Whether it must be given. */
    public boolean required() {
        return required;
    }

    /** Whether a server writes it even where nobody has set it: with its zero value, or as an object that has nothing set. */
    public boolean always() {
        return always;
    }

    /** Whether a server leaves it out where its value is zero: an empty string, list or map, {@code 0}, {@code false}. */
    public boolean omittedIfEmpty() {
        return omittedIfEmpty;
    }

    /** What a server takes for it where it is absent, as JSON text; null if there is no such thing. */
    public @Nullable String defaultJson() {
        return defaultJson;
    }

    /** How it merges if it is a list; null where nothing is said, and then a server replaces it as a whole. */
    public @Nullable ListKind listKind() {
        return listKind;
    }

    /** By which fields of its elements a {@link ListKind#MAP} tells them apart. */
    public List<String> mapKeys() {
        return mapKeys;
    }

    /** Whether an object or map is replaced as a whole when it is applied; of a list, each of its elements. */
    public boolean atomic() {
        return atomic;
    }

    /** What a strategic merge patch does with it: {@code merge}, {@code replace}, {@code retainKeys}; often nothing is said. */
    public List<String> patchStrategies() {
        return patchStrategies;
    }

    /** By which field of its elements a strategic merge patch tells them apart. */
    public @Nullable String patchMergeKey() {
        return patchMergeKey;
    }

    /** Name and type, as the schema's line begins. */
    @Override
    public String toString() {
        return name + " " + reference;
    }
}
