package io.coxswain.model.fields;

import io.coxswain.model.tree.JsonTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import tools.jackson.databind.JsonNode;

/** Finds the fields that an object sets. */
final class SetFields {
    private SetFields() {}

    static FieldSet of(Place place, JsonNode object) {
        JsonTree.requireDepth(object);
        FieldSetBuilder set = new FieldSetBuilder();
        add(place, object, set);
        return set.build();
    }

    private static void add(Place place, JsonNode value, FieldSetBuilder set) {
        if (place.isObject(value)) {
            addObject(place, value, set);
        } else if (place.isList(value)) {
            addList(place, value, set);
        } else {
            set.member();
        }
    }

    private static void addObject(Place place, JsonNode object, FieldSetBuilder set) {
        if (place.atomic()) {
            set.member();
            return;
        }
        for (Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            FieldSetBuilder child = set.child(PathElement.field(field.getKey()));
            add(place.field(field.getKey()), value, child);
            if (value.isNull() || (value.isObject() && value.isEmpty()) || !place.names(field.getKey())) {
                child.member();
            }
        }
    }

    private static void addList(Place place, JsonNode list, FieldSetBuilder set) {
        if (place.isAtomicList()) {
            set.member();
            return;
        }
        Map<PathElement, Integer> times = new HashMap<>();
        list.forEach(element -> times.merge(elementOf(place, element), 1, Integer::sum));
        for (JsonNode element : list) {
            PathElement key = elementOf(place, element);
            FieldSetBuilder child = set.child(key);
            child.member();
            // Of elements that cannot be told apart only their key is known.
            if (times.getOrDefault(key, 0) == 1) {
                add(place.element(), element, child);
            }
        }
    }

    private static PathElement elementOf(Place place, JsonNode element) {
        PathElement key = place.elementOf(element);
        if (key == null) {
            throw new IllegalArgumentException("an element of a list has none of its keys " + place.keys()
                    + ", or is nothing that a set may hold");
        }
        return key;
    }
}
