package io.coxswain.model.fields;

import io.coxswain.model.schema.FieldFacts;
import io.coxswain.model.schema.ListKind;
import io.coxswain.model.schema.ListType;
import io.coxswain.model.schema.MapType;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.schema.ValueType;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the schema says of a value's place in an object.
 *
 * @param type null if nobody knows it
 * @param listKind how it merges if it is a list
 * @param keys what tells the elements of a list apart
 * @param atomic whether it is replaced as a whole, or if it is a list, each of its elements
 */
record Place(@Nullable ValueType type, ListKind listKind, List<String> keys, boolean atomic) {
    private static final Place UNKNOWN = new Place(null, ListKind.ATOMIC, List.of(), false);

    private static final String MERGE = "merge";

    static Place of(@Nullable TypeFacts type) {
        return new Place(type, ListKind.ATOMIC, List.of(), false);
    }

    private static Place of(FieldFacts facts) {
        List<String> keys = facts.mapKeys();
        ListKind kind = facts.listKind();
        if (kind == null && facts.patchStrategies().contains(MERGE)) {
            // Older APIs only say how patches merge a list, and that holds then.
            String mergeKey = facts.patchMergeKey();
            kind = mergeKey == null ? ListKind.SET : ListKind.MAP;
            keys = mergeKey == null ? List.of() : List.of(mergeKey);
        }
        return new Place(facts.type(), kind == null ? ListKind.ATOMIC : kind, keys, facts.atomic());
    }

    Place field(String name) {
        if (type instanceof MapType map) {
            return new Place(map.value(), ListKind.ATOMIC, List.of(), false);
        }
        FieldFacts facts = facts(name);
        return facts == null ? UNKNOWN : of(facts);
    }

    Place element() {
        return type instanceof ListType list ? new Place(list.element(), ListKind.ATOMIC, List.of(), atomic) : UNKNOWN;
    }

    /** Whether the name is a field of the type, and not just a key of a map. */
    boolean names(String name) {
        return facts(name) != null;
    }

    private @Nullable FieldFacts facts(String name) {
        return type instanceof TypeFacts facts ? facts.field(name) : null;
    }

    /** Whether a value is taken as an object or map here. */
    boolean isObject(JsonNode value) {
        return type == null ? value.isObject() || value.isNull() : type instanceof TypeFacts || type instanceof MapType;
    }

    /** Whether a value is taken as a list here. */
    boolean isList(JsonNode value) {
        return type == null ? value.isArray() : type instanceof ListType;
    }

    boolean isAtomicList() {
        return listKind == ListKind.ATOMIC;
    }

    /** By what an element is known within its list; null if it has none of the keys, or cannot be in a set. */
    @Nullable
    PathElement elementOf(JsonNode element) {
        if (listKind == ListKind.SET) {
            return element.isContainer() || element.isNull() ? null : PathElement.value(element);
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        for (String key : keys) {
            JsonNode value = element.has(key) ? element.get(key) : defaultOf(key);
            if (value != null && value.isContainer()) {
                return null;
            }
            if (value != null) {
                fields.put(key, value);
            }
        }
        return fields.isEmpty() ? null : PathElement.key(fields);
    }

    private @Nullable JsonNode defaultOf(String key) {
        FieldFacts facts = element().facts(key);
        String json = facts == null ? null : facts.defaultJson();
        return json == null ? null : JsonTree.read(json);
    }
}
