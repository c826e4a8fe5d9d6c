package io.coxswain.testkit.apiserver;

import io.coxswain.model.schema.FieldFacts;
import io.coxswain.model.schema.ListType;
import io.coxswain.model.schema.MapType;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.schema.ValueType;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects in another version of their resource than that in which they are kept. */
final class Conversion {
    /** The fields of events.k8s.io/v1 and what they are called in v1. */
    private static final Map<String, String> EVENT = Map.of(
            "note", "message",
            "regarding", "involvedObject",
            "reportingController", "reportingComponent",
            "deprecatedSource", "source",
            "deprecatedFirstTimestamp", "firstTimestamp",
            "deprecatedLastTimestamp", "lastTimestamp",
            "deprecatedCount", "count");

    private Conversion() {}

    /** Whether objects of a resource can be kept in another version of it without loss. */
    static boolean isPossible(Resource served, Resource stored) {
        return served.isSame(stored)
                || (served.type() != null
                        && stored.type() != null
                        && served.namespaced() == stored.namespaced()
                        && same(served.type(), stored.type(), new HashSet<>()));
    }

    /** Another version of an object, which may share parts with it: none of the two may be changed. */
    static ObjectNode convert(ObjectNode object, Resource from, Resource to) {
        if (from.isSame(to)) {
            return object;
        }
        ObjectNode converted = object.objectNode();
        converted.put("kind", to.kind());
        converted.put("apiVersion", to.apiVersion());
        boolean event = from.kind().equals("Event") && !from.group().equals(to.group());
        Map<String, String> names = event ? eventNames(to) : Map.of();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = names.getOrDefault(field.getKey(), field.getKey());
            if (!name.equals("kind") && !name.equals("apiVersion")) {
                converted.set(name, field.getValue());
            }
        }
        return converted;
    }

    private static Map<String, String> eventNames(Resource to) {
        if (to.group().isEmpty()) {
            return EVENT;
        }
        Map<String, String> back = new LinkedHashMap<>();
        EVENT.forEach((name, old) -> back.put(old, name));
        return back;
    }

    private static boolean same(ValueType a, ValueType b, Set<String> compared) {
        if (a instanceof TypeFacts one && b instanceof TypeFacts other) {
            return one == other || !compared.add(one.fullName()) || sameFields(one, other, compared);
        }
        if (a instanceof ListType one && b instanceof ListType other) {
            return same(one.element(), other.element(), compared);
        }
        if (a instanceof MapType one && b instanceof MapType other) {
            return same(one.value(), other.value(), compared);
        }
        return a.getClass() == b.getClass() && (!a.getClass().isEnum() || a == b);
    }

    private static boolean sameFields(TypeFacts a, TypeFacts b, Set<String> compared) {
        Iterator<FieldFacts> others = b.fields().iterator();
        for (FieldFacts field : a.fields()) {
            @Nullable FieldFacts other = others.hasNext() ? others.next() : null;
            if (other == null || !field.name().equals(other.name()) || !same(field.type(), other.type(), compared)) {
                return false;
            }
        }
        return !others.hasNext();
    }
}
